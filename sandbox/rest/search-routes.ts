import { z } from 'zod';
import type { JiraInstance } from '../jira-instance.ts';
import { issueJson, narrowFields } from '../model/issue-json.ts';
import type { JsonObject } from '../model/jira-json.ts';
import { mayUser } from '../model/permissions.ts';
import { refusal } from '../model/refusal.ts';
import { jsonBody } from './json-body.ts';
import { numberIn, textIn } from './query-parameters.ts';
import type { SandboxContext, SandboxRouter } from './request-state.ts';

const PATH = '/rest/api/2/search';
const PAGE = 50;
const LONGEST_TARGET = 8_000;
const NOT_NAVIGABLE = '-comment,-attachment,-worklog,-timetracking';

const BODY = z.object({
  jql: z.string().default(''),
  startAt: z.int().default(0),
  maxResults: z.int().default(PAGE),
  fields: z.array(z.string()).default([]),
  validateQuery: z.union([z.boolean(), z.enum(['true', 'false'])]).default(true),
});
type Search = z.output<typeof BODY>;

/** Searching by JQL, one page at a time. */
export function addSearchRoutes(router: SandboxRouter, jira: JiraInstance): void {
  router.get(PATH, (ctx) => {
    if (ctx.url.length > LONGEST_TARGET) throw refusal(414, 'The URL is too long.');
    ctx.body = answer(ctx, jira, fromQuery(ctx.query));
  });
  router.post(PATH, (ctx) => {
    ctx.body = answer(ctx, jira, jsonBody(ctx, BODY));
  });
}

/** @throws {Refusal} 400 */
function answer(ctx: SandboxContext, jira: JiraInstance, search: Search): JsonObject {
  const { user, browsesAnonymously } = ctx.state.caller;
  const { issues, warnings } = jira.search.find({
    jql: search.jql,
    validates: String(search.validateQuery) === 'true',
    asking: { now: jira.now(), timeZone: user?.timeZone ?? 'Etc/UTC', lagMs: jira.searchLagMs() },
    user,
    createdUntil: jira.now() - (jira.faults.take('index-lag')?.ms ?? 0),
    seesNothing: user === null ? !browsesAnonymously : !mayUser(user, 'BROWSE_PROJECTS'),
  });
  const startAt = Math.max(0, search.startAt);
  const asked = search.maxResults < 0 ? jira.searchCeiling : search.maxResults;
  const maxResults = Math.min(asked, jira.searchCeiling);
  const fields = search.fields.length === 0 ? NOT_NAVIGABLE : search.fields.join(',');
  return {
    expand: 'schema,names',
    startAt,
    maxResults,
    total: issues.length,
    issues: issues.slice(startAt, startAt + maxResults).map((issue) => {
      const whole = issueJson(issue, jira.setting);
      return {
        expand: 'operations,versionedRepresentations,editmeta,changelog,renderedFields',
        ...whole,
        fields: narrowFields(whole['fields'] as JsonObject, fields),
      };
    }),
    ...(warnings.length === 0 ? {} : { warningMessages: warnings }),
  };
}

function fromQuery(query: SandboxContext['query']): Search {
  return {
    jql: textIn(query, 'jql') ?? '',
    startAt: numberIn(query, 'startAt') ?? 0,
    maxResults: numberIn(query, 'maxResults') ?? PAGE,
    fields: (textIn(query, 'fields') ?? '').split(',').filter((name) => name !== ''),
    validateQuery: textIn(query, 'validateQuery') !== 'false',
  };
}
