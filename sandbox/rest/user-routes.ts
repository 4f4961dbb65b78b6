import type { JiraInstance } from '../jira-instance.ts';
import { userJson } from '../model/jira-json.ts';
import { isAssignable, mayUser } from '../model/permissions.ts';
import { refusal } from '../model/refusal.ts';
import { pageOfUsers, usersMatching } from '../model/user-search.ts';
import type { JiraUser } from '../model/users.ts';
import { callerOf, knownProject, needs, seenIssue } from './access.ts';
import { numberIn, textIn } from './query-parameters.ts';
import type { SandboxContext, SandboxRouter } from './request-state.ts';

/** Finding people. */
export function addUserRoutes(router: SandboxRouter, jira: JiraInstance): void {
  const json = (user: JiraUser) => userJson(user, jira.setting);

  router.get('/rest/api/2/user', (ctx) => {
    needs('USER_PICKER', callerOf(ctx), { project: null, to: 'browse users' });
    ctx.body = json(oneUser(ctx, jira));
  });

  router.get('/rest/api/2/user/search', (ctx) => {
    const caller = callerOf(ctx);
    const wanted = textIn(ctx.query, 'username');
    if (wanted === null) throw refusal(400, 'The username query parameter was not provided');
    const withInactive = textIn(ctx.query, 'includeInactive') === 'true';
    const withActive = textIn(ctx.query, 'includeActive') !== 'false';
    const all = mayUser(caller, 'USER_PICKER') ? jira.users.all() : [];
    const users = all.filter(({ active }) => (active ? withActive : withInactive));
    ctx.body = page(ctx, usersMatching(users, wanted)).map(json);
  });

  router.get('/rest/api/2/user/assignable/search', (ctx) => {
    const caller = callerOf(ctx);
    const issueKey = textIn(ctx.query, 'issueKey');
    const project = textIn(ctx.query, 'project');
    if (issueKey === null && project === null) {
      throw refusal(400, "Either the 'issueKey' or the 'project' query parameter needs to be provided");
    }
    const where =
      issueKey === null ? knownProject(jira, project ?? '') : seenIssue(jira, issueKey, caller).project;
    const all = mayUser(caller, 'USER_PICKER') ? jira.users.all() : [];
    const users = all.filter((user) => isAssignable(user, where));
    ctx.body = page(ctx, usersMatching(users, textIn(ctx.query, 'username') ?? '')).map(json);
  });
}

/** @throws {Refusal} 400, 404 */
function oneUser({ query }: SandboxContext, { users }: JiraInstance): JiraUser {
  const [name, key] = [textIn(query, 'username'), textIn(query, 'key')];
  if (name !== null) {
    const user = users.find(name);
    if (user === null) throw refusal(404, `The user named '${name}' does not exist`);
    return user;
  }
  if (key === null) {
    throw refusal(400, "Either the 'username' or the 'key' query parameters need to be provided");
  }
  const user = users.findByKey(key);
  if (user === null) throw refusal(404, `The user with the key '${key}' does not exist`);
  return user;
}

function page({ query }: SandboxContext, users: readonly JiraUser[]): readonly JiraUser[] {
  return pageOfUsers(users, {
    startAt: numberIn(query, 'startAt') ?? undefined,
    maxResults: numberIn(query, 'maxResults') ?? undefined,
  });
}
