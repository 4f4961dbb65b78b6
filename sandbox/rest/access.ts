import type { Issue } from '../model/issue.ts';
import type { Issues } from '../model/issues.ts';
import { loginRequired, refusal, webhookRefusal } from '../model/refusal.ts';
import type { JiraUser } from '../model/users.ts';
import type { SandboxContext, SandboxRouterContext } from './request-state.ts';

/** @throws {Refusal} 401 when nobody is logged in. */
export function callerOf(ctx: Pick<SandboxContext, 'state'>): JiraUser {
  const { user } = ctx.state.caller;
  if (user === null) throw loginRequired();
  return user;
}

/** The issue a path names, for someone who may see it. @throws {Refusal} 401, 404 */
export function visibleIssue(ctx: SandboxRouterContext, issues: Issues): Issue {
  const { user, ignored } = ctx.state.caller;
  if (user === null && !ignored) {
    throw refusal(401, 'You do not have the permission to see the specified issue.', 'Login Required');
  }
  return issues.get(ctx.params['idOrKey'] ?? '');
}

/** @throws {Refusal} 401 for nobody, 403 for who may not administer Jira; `what` completes the sentence. */
export function webhookAdmin(ctx: Pick<SandboxContext, 'state'>, what: string): JiraUser {
  const user = callerOf(ctx);
  if (!user.isAdmin) throw webhookRefusal(403, `You do not have permission to ${what}.`);
  return user;
}
