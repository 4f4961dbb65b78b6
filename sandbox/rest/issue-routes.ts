import { z } from 'zod';
import type { JiraInstance } from '../jira-instance.ts';
import { seesComment } from '../model/comment-visibility.ts';
import { issueJson, narrowFields } from '../model/issue-json.ts';
import { callerOf, needs, visibleIssue } from './access.ts';
import { readIssueEdit, readNewIssue } from './issue-fields.ts';
import { jsonBody } from './json-body.ts';
import type { SandboxRouter } from './request-state.ts';

const ASSIGNEE = z.object({ name: z.string().nullable() });
const WITH_FIELDS = z.object({ fields: z.record(z.string(), z.unknown()) });

/** Reading, creating, editing and deleting issues. */
export function addIssueRoutes(router: SandboxRouter, jira: JiraInstance): void {
  router.get('/rest/api/2/issue/:idOrKey', (ctx) => {
    const whole = visibleIssue(ctx, jira);
    const comments = whole.comments.filter((comment) => seesComment(comment, ctx.state.caller.user));
    const issue = issueJson({ ...whole, comments }, jira.setting);
    const wanted = [ctx.query['fields'] ?? []].flat().join(',');
    const fields = narrowFields(issue['fields'] as typeof issue, wanted);
    ctx.body = { expand: 'renderedFields,names,schema,operations,editmeta,changelog', ...issue, fields };
  });

  router.post('/rest/api/2/issue', (ctx) => {
    const by = callerOf(ctx);
    const { fields } = jsonBody(ctx, WITH_FIELDS);
    const { id, key } = jira.issues.create(readNewIssue(fields, by, jira), by);
    ctx.status = 201;
    ctx.body = { id, key, self: `${jira.baseUrl}/rest/api/2/issue/${id}` };
  });

  router.put('/rest/api/2/issue/:idOrKey', (ctx) => {
    const by = callerOf(ctx);
    const issue = visibleIssue(ctx, jira);
    needs('EDIT_ISSUES', by, { project: issue.project, to: 'edit issues in this project' });
    const { fields } = jsonBody(ctx, WITH_FIELDS);
    jira.issues.edit(issue, readIssueEdit(fields, issue, { by, jira }), by);
    ctx.status = 204;
  });

  router.put('/rest/api/2/issue/:idOrKey/assignee', (ctx) => {
    const by = callerOf(ctx);
    const issue = visibleIssue(ctx, jira);
    needs('ASSIGN_ISSUES', by, { project: issue.project, to: 'assign issues' });
    const { name } = jsonBody(ctx, ASSIGNEE);
    jira.issues.assign(issue, jira.fieldReader.assignee(name, issue.project), by);
    ctx.status = 204;
  });

  router.delete('/rest/api/2/issue/:idOrKey', (ctx) => {
    const by = callerOf(ctx);
    jira.issues.delete(visibleIssue(ctx, jira), by);
    ctx.status = 204;
  });
}
