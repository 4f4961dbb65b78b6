import type { JiraInstance } from '../jira-instance.ts';
import { callbackAfter } from '../oauth/oauth-provider.ts';
import type { RequestToken } from '../oauth/tokens.ts';
import type { SandboxContext, SandboxRouter } from '../rest/request-state.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { formOf, loggedIn, pageUserOf, show } from './page-tools.ts';

const PATH = '/plugins/servlet/oauth/authorize';

/** Where a person allows or denies a program to act for them. */
export function addAuthorizePage(router: SandboxRouter, jira: JiraInstance): void {
  router.get(PATH, loggedIn(jira), (ctx) => {
    const asked = jira.oauth.askedRequestToken([ctx.query['oauth_token'] ?? ''].flat()[0] ?? '');
    show(ctx, jira, { title: 'Welcome to Jira', content: question(ctx, jira, asked) });
  });

  router.post(PATH, loggedIn(jira), (ctx) => {
    const field = formOf(ctx);
    const allowed = field('decision') === 'allow';
    const answered = jira.oauth.answer(field('oauth_token'), { userName: pageUserOf(ctx).name, allowed });
    const callback = callbackAfter(answered);
    if (callback === null) show(ctx, jira, stranded(answered, nameOf(jira, answered)));
    else ctx.redirect(callback);
  });
}

function question(ctx: SandboxContext, jira: JiraInstance, asked: RequestToken): Html {
  const { displayName } = pageUserOf(ctx);
  return html`
    <p>
      The application <b>${nameOf(jira, asked)}</b> would like to read and change data on your behalf, as
      <b>${displayName}</b>.
    </p>
    <form class="line" method="post" action="${jira.contextPath}${PATH}">
      <input type="hidden" name="oauth_token" value="${asked.token}" />
      <button class="main" name="decision" value="allow">Allow</button>
      <button name="decision" value="deny">Deny</button>
    </form>
  `;
}

function stranded({ answer }: RequestToken, name: string): { title: string; content: Html } {
  if (answer?.allowed !== true) {
    return {
      title: 'Access Denied',
      content: html`<p>You have denied ${name} access. Close this browser window.</p>`,
    };
  }
  const content = html`<p>
    You have successfully authorized ${name}. Your verification code is <code>${answer.verifier}</code>. You
    may now close this browser window.
  </p>`;
  return { title: 'Access Approved', content };
}

function nameOf({ oauth }: JiraInstance, { consumerKey }: RequestToken): string {
  return oauth.links.find(consumerKey)?.name ?? consumerKey;
}
