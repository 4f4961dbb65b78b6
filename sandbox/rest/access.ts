import type { JiraInstance } from '../jira-instance.ts';
import type { Issue } from '../model/issue.ts';
import { mayUser } from '../model/permissions.ts';
import type { Project } from '../model/projects.ts';
import { issueNotFound, loginRequired, refusal, webhookRefusal } from '../model/refusal.ts';
import type { JiraUser } from '../model/users.ts';
import type { SandboxContext, SandboxRouterContext } from './request-state.ts';

type Seeing = Pick<JiraInstance, 'issues' | 'concealments'>;

/** @throws {Refusal} 401 when nobody is logged in. */
export function callerOf(ctx: Pick<SandboxContext, 'state'>): JiraUser {
  const { user } = ctx.state.caller;
  if (user === null) throw loginRequired();
  return user;
}

/** The issue a path names, for someone who may see it. @throws {Refusal} 401, 403, 404 */
export function visibleIssue(ctx: SandboxRouterContext, jira: Seeing): Issue {
  const { user, browsesAnonymously } = ctx.state.caller;
  if (user === null && !browsesAnonymously) {
    throw refusal(401, 'You do not have the permission to see the specified issue.', 'Login Required');
  }
  return seenIssue(jira, ctx.params['idOrKey'] ?? '', user);
}

/** The issue for `user`, or for the public when that is null. @throws {Refusal} 403, 404 */
export function seenIssue({ issues, concealments }: Seeing, idOrKey: string, user: JiraUser | null): Issue {
  const issue = issues.get(idOrKey);
  const concealment = concealments.of(issue);
  if (concealment === 'forbidden' || (user !== null && !mayUser(user, 'BROWSE_PROJECTS', issue.project))) {
    throw refusal(403, 'You do not have the permission to see the specified issue.');
  }
  if (concealment !== null) throw issueNotFound();
  return issue;
}

/** @throws {Refusal} 404 when there is none, or none that may be seen. */
export function knownProject(
  { projects, concealments }: Pick<JiraInstance, 'projects' | 'concealments'>,
  idOrKey: string,
): Project {
  const project = projects.find(idOrKey);
  const concealment = project === null ? 'unknown' : concealments.ofProject(project);
  if (project === null || concealment === 'unknown' || concealment === 'forbidden') {
    throw refusal(404, `No project could be found with key '${idOrKey}'.`);
  }
  return project;
}

interface Needed {
  /** Null: a global permission. */
  readonly project: Project | null;
  /** Completes the sentence. */
  readonly to: string;
}

/** @throws {Refusal} 403 when `user` lacks the permission in the project. */
export function needs(permission: string, user: JiraUser, { project, to }: Needed): void {
  if (!mayUser(user, permission, project)) throw refusal(403, `You do not have permission to ${to}.`);
}

/** @throws {Refusal} 401 for nobody, 403 for who may not administer Jira; `what` completes the sentence. */
export function webhookAdmin(ctx: Pick<SandboxContext, 'state'>, what: string): JiraUser {
  const user = callerOf(ctx);
  if (!user.isAdmin) throw webhookRefusal(403, `You do not have permission to ${what}.`);
  return user;
}
