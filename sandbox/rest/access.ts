import type { Issue } from '../model/issue.ts';
import type { JiraInstance } from '../jira-instance.ts';
import { issueNotFound, loginRequired, refusal, webhookRefusal } from '../model/refusal.ts';
import type { JiraUser } from '../model/users.ts';
import type { SandboxContext, SandboxRouterContext } from './request-state.ts';

/** @throws {Refusal} 401 when nobody is logged in. */
export function callerOf(ctx: Pick<SandboxContext, 'state'>): JiraUser {
  const { user } = ctx.state.caller;
  if (user === null) throw loginRequired();
  return user;
}

/** The issue a path names, for someone who may see it. @throws {Refusal} 401, 403, 404 */
export function visibleIssue(
  ctx: SandboxRouterContext,
  { issues, concealments }: Pick<JiraInstance, 'issues' | 'concealments'>,
): Issue {
  const { user, browsesAnonymously } = ctx.state.caller;
  if (user === null && !browsesAnonymously) {
    throw refusal(401, 'You do not have the permission to see the specified issue.', 'Login Required');
  }
  const issue = issues.get(ctx.params['idOrKey'] ?? '');
  const concealment = concealments.of(issue);
  if (concealment === null) return issue;
  if (concealment === 'forbidden') {
    throw refusal(403, 'You do not have the permission to see the specified issue.');
  }
  throw issueNotFound();
}

/** @throws {Refusal} 401 for nobody, 403 for who may not administer Jira; `what` completes the sentence. */
export function webhookAdmin(ctx: Pick<SandboxContext, 'state'>, what: string): JiraUser {
  const user = callerOf(ctx);
  if (!user.isAdmin) throw webhookRefusal(403, `You do not have permission to ${what}.`);
  return user;
}
