import type { JiraInstance } from '../jira-instance.ts';
import type { PersonalAccessToken } from '../pat/personal-access-tokens.ts';
import type { SandboxRouter } from '../rest/request-state.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { formOf, loggedIn, pageUserOf, show } from './page-tools.ts';

const PATH = '/secure/ViewProfile.jspa';

/** A person's own personal access tokens; a token is shown once, when it is made. */
export function addPersonalAccessTokensPage(router: SandboxRouter, jira: JiraInstance): void {
  const { personalAccessTokens: tokens } = jira;
  const action = `${jira.contextPath}${PATH}`;
  const ownOf = (userKey: string) => tokens.all().filter((token) => token.userKey === userKey);

  router.get(PATH, loggedIn(jira), (ctx) => {
    const content = html`${list(ownOf(pageUserOf(ctx).key), action)}${form(action)}`;
    show(ctx, jira, { title: 'Personal access tokens', content });
  });
  router.post(PATH, loggedIn(jira), (ctx) => {
    const field = formOf(ctx);
    const days = field('days');
    if (field('name') === '' || !/^\d*$/.test(days))
      throw new RangeError('name a token, and say days as a number');
    const expiresInDays = days === '' ? null : Number(days);
    const { token } = tokens.create({ name: field('name'), userKey: pageUserOf(ctx).key, expiresInDays });
    const content = html`<p>Copy the token now, it is not shown again:</p>
      <p><code>${token}</code></p>
      <p><a href="${action}">Back to the tokens</a></p>`;
    show(ctx, jira, { title: 'Your new personal access token', content });
  });
  router.post(`${PATH}/revoke`, loggedIn(jira), (ctx) => {
    const id = Number(formOf(ctx)('id'));
    if (ownOf(pageUserOf(ctx).key).some((token) => token.id === id)) tokens.revoke(id);
    ctx.redirect(action);
  });
}

function list(tokens: readonly PersonalAccessToken[], action: string): Html {
  const day = (at: number | null) => (at === null ? 'never' : new Date(at).toISOString().slice(0, 10));
  const rows = tokens.map(
    ({ id, name, expiresAt, lastUsedAt }) =>
      html`<tr>
        <td>${name}</td>
        <td>${day(expiresAt)}</td>
        <td>${day(lastUsedAt)}</td>
        <td>
          <form method="post" action="${action}/revoke">
            <input type="hidden" name="id" value="${id}" /><button>Revoke</button>
          </form>
        </td>
      </tr>`,
  );
  return html`<table>
    <tr>
      <th>Name</th>
      <th>Expires</th>
      <th>Used last</th>
      <th></th>
    </tr>
    ${rows}
  </table>`;
}

function form(action: string): Html {
  return html`<form class="stack" method="post" action="${action}">
    <label>Name <input name="name" required /></label>
    <label>Days it is good for <input name="days" inputmode="numeric" value="365" /></label>
    <button class="main">Create token</button>
  </form>`;
}
