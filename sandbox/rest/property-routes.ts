import { z } from 'zod';
import type { JiraInstance } from '../jira-instance.ts';
import type { Issue } from '../model/issue.ts';
import { refusal } from '../model/refusal.ts';
import { callerOf, needs, visibleIssue } from './access.ts';
import { jsonBody } from './json-body.ts';
import type { SandboxRouter, SandboxRouterContext } from './request-state.ts';

const PATH = '/rest/api/2/issue/:idOrKey/properties';
const LONGEST_KEY = 255;
const LONGEST_VALUE = 32_768;

/** What programs note at an issue. */
export function addPropertyRoutes(router: SandboxRouter, jira: JiraInstance): void {
  const { properties } = jira;
  const keyOf = (ctx: SandboxRouterContext) => ctx.params['key'] ?? '';
  const known = (ctx: SandboxRouterContext, issue: Issue) => {
    const key = keyOf(ctx);
    if (!properties.has(issue, key)) throw refusal(404, `The property with key '${key}' does not exist.`);
    return key;
  };
  const issueToChange = (ctx: SandboxRouterContext) => {
    const by = callerOf(ctx);
    const issue = visibleIssue(ctx, jira);
    needs('EDIT_ISSUES', by, { project: issue.project, to: `edit the issue '${issue.key}'` });
    return issue;
  };

  router.get(PATH, (ctx) => {
    const issue = visibleIssue(ctx, jira);
    const self = (key: string) => `${jira.baseUrl}/rest/api/2/issue/${issue.id}/properties/${key}`;
    ctx.body = { keys: properties.keys(issue).map((key) => ({ self: self(key), key })) };
  });

  router.get(`${PATH}/:key`, (ctx) => {
    const issue = visibleIssue(ctx, jira);
    const key = known(ctx, issue);
    ctx.body = { key, value: properties.get(issue, key) };
  });

  router.put(`${PATH}/:key`, (ctx) => {
    const issue = issueToChange(ctx);
    const key = keyOf(ctx);
    const value = jsonBody(ctx, z.json());
    if (key.length > LONGEST_KEY) throw refusal(400, `The key may have ${LONGEST_KEY} characters.`);
    if (JSON.stringify(value).length > LONGEST_VALUE) {
      throw refusal(400, `The property value may have ${LONGEST_VALUE} characters.`);
    }
    ctx.status = properties.has(issue, key) ? 200 : 201;
    properties.set(issue, key, value);
    ctx.body = '';
  });

  router.delete(`${PATH}/:key`, (ctx) => {
    const issue = issueToChange(ctx);
    properties.remove(issue, known(ctx, issue));
    ctx.status = 204;
  });
}
