import type { JiraInstance } from '../jira-instance.ts';
import { issueTypeJson, projectJson, resolutionJson, statusJson, userJson } from '../model/jira-json.ts';
import type { JsonObject } from '../model/jira-json.ts';
import { mayUser } from '../model/permissions.ts';
import { componentJson, versionJson } from '../model/project-parts.ts';
import { RESOLUTIONS } from '../model/statuses.ts';
import { callerOf, knownProject, seenIssue } from './access.ts';
import { permissionsJson } from './permissions.ts';
import { textIn } from './query-parameters.ts';
import type { SandboxContext, SandboxRouter, SandboxRouterContext } from './request-state.ts';

/** Projects and what is in them to choose from, statuses and resolutions, and what the caller may do. */
export function addProjectRoutes(router: SandboxRouter, jira: JiraInstance): void {
  const projectOf = (ctx: SandboxRouterContext) => {
    callerOf(ctx);
    return knownProject(jira, ctx.params['idOrKey'] ?? '');
  };

  router.get('/rest/api/2/project', (ctx) => {
    const { user } = ctx.state.caller;
    const withArchived = textIn(ctx.query, 'includeArchived') === 'true';
    const isListed = (concealment: string | null) =>
      concealment === null || (withArchived && concealment === 'archived');
    const projects =
      user === null ? [] : jira.projects.all().filter((each) => mayUser(user, 'BROWSE_PROJECTS', each));
    ctx.body = projects
      .filter((project) => isListed(jira.concealments.ofProject(project)))
      .map((project) => projectJson(project, jira.setting));
  });

  router.get('/rest/api/2/project/:idOrKey', (ctx) => {
    const project = projectOf(ctx);
    const lead = jira.users.findByKey(project.lead);
    ctx.body = {
      ...projectJson(project, jira.setting),
      ...(lead === null ? {} : { lead: userJson(lead, jira.setting) }),
      issueTypes: project.issueTypes.map((type) => issueTypeJson(type, jira.setting)),
      assigneeType: project.allowsUnassigned ? 'UNASSIGNED' : 'PROJECT_LEAD',
      archived: false,
    };
  });

  router.get('/rest/api/2/project/:idOrKey/statuses', (ctx) => {
    const { workflow, issueTypes } = projectOf(ctx);
    const statuses = workflow.statuses.map((status) => statusJson(status, jira.setting));
    ctx.body = issueTypes.map(({ id, name, subtask }) => ({ id, name, subtask, statuses }));
  });

  router.get('/rest/api/2/project/:idOrKey/versions', (ctx) => {
    const project = projectOf(ctx);
    ctx.body = project.versions.map((version) => versionJson(version, project, jira.setting));
  });

  router.get('/rest/api/2/project/:idOrKey/components', (ctx) => {
    ctx.body = projectOf(ctx).components.map((component) => componentJson(component, jira.setting));
  });

  router.get('/rest/api/2/status', (ctx) => {
    ctx.body = jira.statuses.all().map((status) => statusJson(status, jira.setting));
  });

  router.get('/rest/api/2/resolution', (ctx) => {
    ctx.body = RESOLUTIONS.map((resolution) => resolutionJson(resolution, jira.setting));
  });

  router.get('/rest/api/2/mypermissions', (ctx) => {
    ctx.body = permissionsIn(ctx, jira);
  });
}

/** In a project or an issue, if the query names one. @throws {Refusal} 403, 404 when it cannot be seen. */
function permissionsIn({ query, state }: SandboxContext, jira: JiraInstance): JsonObject {
  const project = textIn(query, 'projectKey') ?? textIn(query, 'projectId');
  const issue = textIn(query, 'issueKey') ?? textIn(query, 'issueId');
  const { user } = state.caller;
  const known = project === null ? null : knownProject(jira, project);
  return permissionsJson(user, issue === null ? known : seenIssue(jira, issue, user).project);
}
