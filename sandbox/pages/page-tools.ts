import type { JiraInstance } from '../jira-instance.ts';
import { Refusal } from '../model/refusal.ts';
import type { JiraUser } from '../model/users.ts';
import { OAuthProblem } from '../oauth/oauth-problem.ts';
import type { SandboxContext, SandboxMiddleware } from '../rest/request-state.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import type { Page } from './layout.ts';

/** Answers with a page. */
export function show(ctx: SandboxContext, jira: JiraInstance, page: Page): void {
  const frame = { contextPath: jira.contextPath, version: jira.version.text, user: pageUser(ctx) };
  ctx.type = 'text/html';
  ctx.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
  ctx.body = layout(page, frame);
}

/** The fields of a posted form; a field that was not sent is empty. */
export function formOf({ state }: SandboxContext): (name: string) => string {
  const form = new URLSearchParams(state.body.toString('utf8'));
  return (name) => form.get(name)?.trim() ?? '';
}

/** Pages are for who is logged in by cookie; everybody else goes to the login page and comes back. */
export function loggedIn(jira: JiraInstance): SandboxMiddleware {
  return async (ctx, next) => {
    if (pageUser(ctx) !== null) {
      await next();
      return;
    }
    const destination = ctx.method === 'GET' ? ctx.url.slice(jira.contextPath.length) : '/';
    ctx.redirect(`${jira.contextPath}/login.jsp?os_destination=${encodeURIComponent(destination)}`);
  };
}

/** @throws {Refusal} 403 for who may not administer Jira. */
export const administrators: SandboxMiddleware = async (ctx, next) => {
  if (pageUser(ctx)?.isAdmin !== true) throw new Refusal(403, 'You are not an administrator of this Jira.');
  await next();
};

/** Shows refusals as pages. */
export function refusalPages(jira: JiraInstance): SandboxMiddleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const { status, text } = explained(error);
      ctx.status = status;
      show(ctx, jira, { title: 'That did not work', content: html`<p class="problem">${text}</p>` });
    }
  };
}

/** @throws {Refusal} 401 outside `loggedIn`. */
export function pageUserOf(ctx: SandboxContext): JiraUser {
  const user = pageUser(ctx);
  if (user === null) throw new Refusal(401, 'Log in first.');
  return user;
}

function pageUser({ state }: SandboxContext): JiraUser | null {
  return state.caller.by === 'cookie' ? state.caller.user : null;
}

function explained(error: unknown): { readonly status: number; readonly text: string } {
  if (error instanceof Refusal) {
    return {
      status: error.status,
      text: typeof error.body === 'string' ? error.body : JSON.stringify(error.body),
    };
  }
  if (error instanceof OAuthProblem) return { status: error.status, text: error.message };
  if (error instanceof RangeError) return { status: 400, text: error.message };
  throw error;
}
