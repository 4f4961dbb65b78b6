import { FAULT_KINDS, isFaultName } from '../faults/fault-kinds.ts';
import type { FaultSettings } from '../faults/fault-kinds.ts';
import type { JiraInstance } from '../jira-instance.ts';
import type { SandboxRouter } from '../rest/request-state.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { administrators, formOf, loggedIn, show } from './page-tools.ts';

const PATH = '/sandbox/faults';

/** What can go wrong, each with a switch. */
export function addFaultsPage(router: SandboxRouter, jira: JiraInstance): void {
  const action = `${jira.contextPath}${PATH}`;

  router.get(PATH, loggedIn(jira), administrators, (ctx) => {
    const active = new Map(jira.faults.active().map(({ name, ...settings }) => [name as string, settings]));
    const rows = Object.entries(FAULT_KINDS).map(([name, what]) =>
      row({ name, what, action }, active.get(name)),
    );
    const content = html`<table>
      <tr>
        <th>Fault</th>
        <th>Now</th>
        <th>Switch</th>
      </tr>
      ${rows}
    </table>`;
    show(ctx, jira, { title: 'Faults', content });
  });

  router.post(PATH, loggedIn(jira), administrators, (ctx) => {
    const field = formOf(ctx);
    const name = field('name');
    if (!isFaultName(name)) throw new RangeError('there is no such fault');
    if (field('switch') === 'off') {
      jira.faults.switchOff(name);
      if (name === 'rate-limit') jira.rateLimit.lift();
    } else jira.faults.switchOn(name, settingsOf(field));
    ctx.redirect(action);
  });
}

function settingsOf(field: (name: string) => string): FaultSettings {
  const number = (name: 'times' | 'every' | 'ms' | 'forMs' | 'retryAfterSeconds' | 'status') => {
    const text = field(name);
    if (text === '') return {};
    if (!/^-?\d+$/.test(text)) throw new RangeError(`${name} is not a number`);
    return { [name]: Number(text) };
  };
  const text = (name: 'path' | 'method' | 'event') => (field(name) === '' ? {} : { [name]: field(name) });
  return {
    ...number('times'),
    ...number('every'),
    ...number('ms'),
    ...number('forMs'),
    ...number('retryAfterSeconds'),
    ...number('status'),
    ...text('path'),
    ...text('method'),
    ...text('event'),
    ...(field('afterWork') === '' ? {} : { afterWork: true }),
  };
}

function row(
  fault: { name: string; what: string; action: string },
  settings: FaultSettings | undefined,
): Html {
  return html`<tr>
    <td><b>${fault.name}</b><br />${fault.what}</td>
    <td>${settings === undefined ? 'off' : `on ${JSON.stringify(settings)}`}</td>
    <td>
      <form class="line" method="post" action="${fault.action}">
        <input type="hidden" name="name" value="${fault.name}" />
        <input name="times" size="4" placeholder="times" />
        <input name="every" size="4" placeholder="every" />
        <input name="ms" size="6" placeholder="ms" />
        <input name="forMs" size="6" placeholder="forMs" />
        <input name="retryAfterSeconds" size="4" placeholder="s" />
        <input name="status" size="4" placeholder="status" />
        <input name="path" size="10" placeholder="path" />
        <input name="method" size="6" placeholder="method" />
        <input name="event" size="12" placeholder="event" />
        <label><input name="afterWork" type="checkbox" /> after the work</label>
        <button class="main">On</button><button name="switch" value="off">Off</button>
      </form>
    </td>
  </tr>`;
}
