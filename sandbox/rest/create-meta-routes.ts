import type { JiraInstance } from '../jira-instance.ts';
import { fieldJson } from '../model/fields/field-json.ts';
import type { IssueType } from '../model/issue-types.ts';
import { issueTypeJson, projectJson } from '../model/jira-json.ts';
import type { JsonObject } from '../model/jira-json.ts';
import { hasOldCreateMeta, hasPagedCreateMeta } from '../model/jira-version.ts';
import { mayUser } from '../model/permissions.ts';
import type { Project } from '../model/projects.ts';
import { refusal } from '../model/refusal.ts';
import type { JiraUser } from '../model/users.ts';
import { callerOf, knownProject } from './access.ts';
import { numberIn, textIn } from './query-parameters.ts';
import type { SandboxContext, SandboxRouter, SandboxRouterContext } from './request-state.ts';

const PATH = '/rest/api/2/issue/createmeta';

/** What it takes to create an issue: all at once below 9.0, by pages from 8.4 on. */
export function addCreateMetaRoutes(router: SandboxRouter, jira: JiraInstance): void {
  router.get(PATH, async (ctx, next) => {
    if (!hasOldCreateMeta(jira.version)) {
      await next();
      return;
    }
    const { user } = ctx.state.caller;
    const projects =
      user === null ? [] : jira.projects.all().filter((project) => mayCreate(user, project, jira));
    ctx.body = {
      expand: 'projects',
      projects: projects
        .filter(isAsked(ctx, ['projectIds', 'projectKeys']))
        .map((project) => wholeJson(ctx, project, jira)),
    };
  });

  router.use(`${PATH}/:project/issuetypes`, async (ctx, next) => {
    if (!hasPagedCreateMeta(jira.version)) ctx.throw(404);
    await next();
  });

  router.get(`${PATH}/:project/issuetypes`, (ctx) => {
    const { issueTypes } = projectToCreateIn(ctx, jira);
    ctx.body = page(
      ctx,
      jira,
      issueTypes.map((type) => issueTypeJson(type, jira.setting)),
    );
  });

  router.get(`${PATH}/:project/issuetypes/:typeId`, (ctx) => {
    const project = projectToCreateIn(ctx, jira);
    const issueType = project.issueTypes.find(({ id }) => id === ctx.params['typeId']);
    if (issueType === undefined) {
      throw refusal(
        404,
        `The issue type with id '${ctx.params['typeId'] ?? ''}' does not exist in the project.`,
      );
    }
    ctx.body = page(ctx, jira, fieldsJson(callerOf(ctx), { project, issueType }, jira));
  });
}

function mayCreate(user: JiraUser, project: Project, { concealments }: JiraInstance): boolean {
  return (
    concealments.ofProject(project) === null &&
    mayUser(user, 'BROWSE_PROJECTS', project) &&
    mayUser(user, 'CREATE_ISSUES', project)
  );
}

/** @throws {Refusal} 401 for nobody, 404 for no project, 400 up to Jira 9 and 404 since for one to create nothing in. */
function projectToCreateIn(ctx: SandboxRouterContext, jira: JiraInstance): Project {
  const user = callerOf(ctx);
  const project = knownProject(jira, ctx.params['project'] ?? '');
  if (mayCreate(user, project, jira)) return project;
  const status = jira.version.numbers[0] < 10 ? 400 : 404;
  throw refusal(status, 'You do not have permission to create issues in this project.');
}

function fieldsJson(
  user: JiraUser,
  place: { readonly project: Project; readonly issueType: IssueType },
  { screens, fields, setting }: JiraInstance,
): readonly (JsonObject & { readonly fieldId?: unknown })[] {
  return screens.for(user, place.project, place.issueType).flatMap(({ id, required, defaultValue }) => {
    const field = fields.find(id);
    if (field === null) return [];
    return [fieldJson({ field, required, hasDefaultValue: defaultValue !== null }, place, setting)];
  });
}

function wholeJson(ctx: SandboxContext, project: Project, jira: JiraInstance): JsonObject {
  const withFields = (textIn(ctx.query, 'expand') ?? '').split(',').includes('projects.issuetypes.fields');
  const user = callerOf(ctx);
  const issuetypes = project.issueTypes
    .filter(isAsked(ctx, ['issuetypeIds', 'issuetypeNames']))
    .map((issueType) => {
      const type = issueTypeJson(issueType, jira.setting);
      if (!withFields) return type;
      const all = fieldsJson(user, { project, issueType }, jira);
      return {
        ...type,
        expand: 'fields',
        fields: Object.fromEntries(all.map((each) => [each.fieldId, each])),
      };
    });
  return { ...projectJson(project, jira.setting), issuetypes };
}

/** Whether the query names it, by id or otherwise; without any it is always asked. */
function isAsked(
  { query }: SandboxContext,
  [ids, names]: readonly [string, string],
): (one: { readonly id: string; readonly key?: string; readonly name: string }) => boolean {
  const wantedIds = textIn(query, ids)?.split(',');
  const wantedNames = textIn(query, names)?.split(',');
  return ({ id, key, name }) =>
    (wantedIds === undefined && wantedNames === undefined) ||
    wantedIds?.includes(id) === true ||
    wantedNames?.includes(key ?? name) === true;
}

/** Never more than the ceiling of a page, whatever is asked for. */
function page({ query }: SandboxContext, jira: JiraInstance, all: readonly JsonObject[]): JsonObject {
  const startAt = Math.max(0, numberIn(query, 'startAt') ?? 0);
  const maxResults = Math.min(numberIn(query, 'maxResults') ?? 50, jira.limits.createMetaPage);
  const values = all.slice(startAt, startAt + maxResults);
  const isLast = startAt + values.length >= all.length;
  return { maxResults, startAt, total: all.length, isLast, values };
}
