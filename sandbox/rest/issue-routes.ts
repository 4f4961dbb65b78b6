import { z } from 'zod';
import type { JiraInstance } from '../jira-instance.ts';
import { seesComment } from '../model/comment-visibility.ts';
import { issueJson, narrowFields } from '../model/issue-json.ts';
import { fieldsAfter } from '../model/fields/verbs.ts';
import { refusal } from '../model/refusal.ts';
import { callerOf, needs, visibleIssue } from './access.ts';
import { readIssueEdit, readNewIssue } from './issue-fields.ts';
import { commentIn } from './comment-verb.ts';
import { jsonBody } from './json-body.ts';
import { textIn } from './query-parameters.ts';
import { occasionOf } from './rest-faults.ts';
import type { SandboxRouter } from './request-state.ts';

const ASSIGNEE = z.object({ name: z.string().nullable() });
const FIELDS = z.record(z.string(), z.unknown());
const WITH_FIELDS = z.object({ fields: FIELDS });
const EDIT = z.object({
  fields: FIELDS.optional(),
  update: z.record(z.string(), z.array(FIELDS)).optional(),
});

/** Reading, creating, editing and deleting issues. */
export function addIssueRoutes(router: SandboxRouter, jira: JiraInstance): void {
  router.get('/rest/api/2/issue/:idOrKey', (ctx) => {
    const whole = visibleIssue(ctx, jira);
    const comments = whole.comments.filter((comment) => seesComment(comment, ctx.state.caller.user));
    const issue = issueJson({ ...whole, comments }, jira.setting);
    const wanted = [ctx.query['fields'] ?? []].flat().join(',');
    const fields = narrowFields(issue['fields'] as typeof issue, wanted);
    const expand = 'renderedFields,names,schema,operations,editmeta,changelog';
    const asked = textIn(ctx.query, 'properties')?.split(',') ?? [];
    const keys = jira.properties.keys(whole).filter((key) => asked.includes(key) || asked.includes('*all'));
    const noted = keys.map((key) => [key, jira.properties.get(whole, key)]);
    const properties = asked.length === 0 ? {} : { properties: Object.fromEntries(noted) as typeof issue };
    ctx.body = { expand, ...issue, ...properties, fields };
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
    const { fields = {}, update = {} } = jsonBody(ctx, EDIT);
    if (Object.keys({ ...fields, ...update }).length === 0) {
      throw refusal(400, "one of 'fields' or 'update' required");
    }
    const { comment: comments = [], ...verbs } = update;
    const posted = fieldsAfter({ fields, update: verbs }, issue, jira.fields);
    const edit = readIssueEdit(posted, issue, { by, jira });
    const added = comments.map(commentIn);
    if (added.length > 0) needs('ADD_COMMENTS', by, { project: issue.project, to: 'comment on this issue' });
    const edited = Object.keys(edit).length === 0 ? issue : jira.issues.edit(issue, edit, by);
    for (const comment of added) jira.issues.comments.add(jira.issues.get(edited.id), comment, by);
    ctx.status = 204;
  });

  router.put('/rest/api/2/issue/:idOrKey/assignee', (ctx) => {
    const by = callerOf(ctx);
    const issue = visibleIssue(ctx, jira);
    const fault = jira.faults.take('assigning-forbidden', occasionOf(ctx, jira));
    if (fault !== null) throw refusal(fault.status ?? 403, 'You do not have permission to assign issues.');
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
