import type { JiraInstance } from '../jira-instance.ts';
import type { SandboxRouter } from '../rest/request-state.ts';
import { SESSION_COOKIE } from '../rest/sessions.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { formOf, show } from './page-tools.ts';

/** Logging in and out with a cookie. */
export function addLoginPages(router: SandboxRouter, jira: JiraInstance): void {
  const cookie = {
    path: jira.contextPath === '' ? '/' : jira.contextPath,
    sameSite: 'lax',
    overwrite: true,
  } as const;

  router.get('/login.jsp', (ctx) => {
    const destination = [ctx.query['os_destination'] ?? '/'].flat()[0] ?? '/';
    show(ctx, jira, { title: 'Log in', content: loginForm(jira.contextPath, destination, null) });
  });

  router.post('/login.jsp', (ctx) => {
    const field = formOf(ctx);
    const user = jira.users.withPassword(field('os_username'), field('os_password'));
    if (user === null) {
      const problem = 'Sorry, user name and password do not fit.';
      ctx.set('X-Seraph-LoginReason', 'AUTHENTICATED_FAILED');
      show(ctx, jira, {
        title: 'Log in',
        content: loginForm(jira.contextPath, field('os_destination'), problem),
      });
      return;
    }
    ctx.cookies.set(SESSION_COOKIE, jira.sessions.open(user), cookie);
    ctx.redirect(`${jira.contextPath}${placeHere(field('os_destination'))}`);
  });

  router.post('/logout', (ctx) => {
    jira.sessions.close(ctx.cookies.get(SESSION_COOKIE));
    ctx.redirect(`${jira.contextPath}/login.jsp`);
  });
}

/** Never leads to another host. */
function placeHere(destination: string): string {
  return /^\/(?![/\\])/.test(destination) ? destination : '/';
}

function loginForm(contextPath: string, destination: string, problem: string | null): Html {
  return html`
    ${problem === null ? null : html`<p class="problem">${problem}</p>`}
    <form class="stack" method="post" action="${contextPath}/login.jsp">
      <input type="hidden" name="os_destination" value="${destination}" />
      <label>User name <input name="os_username" autocomplete="username" required autofocus /></label>
      <label
        >Password <input name="os_password" type="password" autocomplete="current-password" required
      /></label>
      <button class="main">Log in</button>
    </form>
  `;
}
