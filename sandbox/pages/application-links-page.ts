import type { JiraInstance } from '../jira-instance.ts';
import type { ApplicationLink } from '../oauth/application-links.ts';
import type { SandboxRouter } from '../rest/request-state.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { administrators, formOf, loggedIn, show } from './page-tools.ts';

const PATH = '/plugins/servlet/applinks/listApplicationLinks';

/** Where the admin pastes consumer key, public key and callback URL. */
export function addApplicationLinksPage(router: SandboxRouter, jira: JiraInstance): void {
  const { links } = jira.oauth;
  const action = `${jira.contextPath}${PATH}`;

  router.get(PATH, loggedIn(jira), administrators, (ctx) => {
    const content = html`${list(links.all(), action)}${form(action)}`;
    show(ctx, jira, { title: 'Application links', content });
  });
  router.post(PATH, loggedIn(jira), administrators, (ctx) => {
    const field = formOf(ctx);
    links.put({
      consumerKey: field('consumerKey'),
      name: field('name'),
      publicKey: field('publicKey'),
      callbackUrl: field('callbackUrl'),
    });
    ctx.redirect(action);
  });
  router.post(`${PATH}/remove`, loggedIn(jira), administrators, (ctx) => {
    links.remove(formOf(ctx)('consumerKey'));
    ctx.redirect(action);
  });
}

function list(links: readonly ApplicationLink[], action: string): Html {
  if (links.length === 0) return html`<p>No application may sign in yet.</p>`;
  const rows = links.map(
    ({ consumerKey, name, callbackUrl }) =>
      html`<tr>
        <td>${name}</td>
        <td><code>${consumerKey}</code></td>
        <td>${callbackUrl ?? 'none'}</td>
        <td>
          <form method="post" action="${action}/remove">
            <input type="hidden" name="consumerKey" value="${consumerKey}" /><button>Remove</button>
          </form>
        </td>
      </tr>`,
  );
  return html`<table>
    <tr>
      <th>Name</th>
      <th>Consumer key</th>
      <th>Callback URL</th>
      <th></th>
    </tr>
    ${rows}
  </table>`;
}

function form(action: string): Html {
  return html`
    <h2>Incoming authentication (OAuth 1.0a)</h2>
    <form class="stack" method="post" action="${action}">
      <label>Consumer key <input name="consumerKey" required /></label>
      <label>Consumer name <input name="name" required /></label>
      <label>Public key <textarea name="publicKey" rows="9" cols="66" required></textarea></label>
      <label>Consumer callback URL <input name="callbackUrl" type="url" placeholder="optional" /></label>
      <button class="main">Save</button>
    </form>
  `;
}
