import type { JiraInstance } from '../jira-instance.ts';
import { occasionOf } from './rest-faults.ts';
import type { SandboxMiddleware } from './request-state.ts';

/** Made by programs, and kept elsewhere than at an issue. */
const ADMINISTRATION = /^\/rest\/(webhooks|jira-webhook|pat)\//;

/** Notes whether the request changed anything. Comes right before the routes, which do all their work at once. */
export function noteChanges(jira: JiraInstance): SandboxMiddleware {
  return async (ctx, next) => {
    const before = jira.changes.value;
    const answered = next();
    ctx.state.changed = jira.changes.value > before;
    await answered;
    const isAdministered = ctx.method !== 'GET' && ctx.status < 300;
    if (isAdministered && ADMINISTRATION.test(occasionOf(ctx, jira).path)) ctx.state.changed = true;
  };
}
