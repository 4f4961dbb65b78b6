import type { Router } from '@koa/router';
import { z } from 'zod';
import { TRACKER_ISSUE_STATUSES } from '../../../domain/tracker-issue.ts';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { presentTrackerIssue, TRACKER_ISSUE } from '../presenters/tracker-issue.ts';
import { pageOf } from '../presenters/presented.ts';
import type { ApiState } from '../request-state.ts';
import { found } from './found.ts';
import { listed, PAGE_ONLY } from './listing.ts';
import { readJson } from './read-json.ts';
import { id, idIn, text } from './request-values.ts';

const NEW_ISSUE = z.strictObject({ title: text(2000) });
const ASSIGNEE = z.strictObject({ assigneeId: id<'TrackerUser'>().nullable() });
const STATUS = z.strictObject({ status: z.enum(TRACKER_ISSUE_STATUSES) });

export const TRACKER_ISSUE_OPERATIONS: Operations = {
  'POST /installations/:id/tracker-issues': {
    name: 'tracker-issues create',
    summary: 'Adds an issue to the local tracker.',
    body: NEW_ISSUE,
    answers: { 201: { description: 'The tracker issue.', schema: TRACKER_ISSUE } },
  },
  'GET /installations/:id/tracker-issues': {
    name: 'tracker-issues list',
    summary: 'Lists the issues of the local tracker.',
    query: PAGE_ONLY,
    answers: { 200: { description: 'A page.', schema: pageOf(TRACKER_ISSUE) } },
  },
  'GET /tracker-issues/:id': {
    name: 'tracker-issues show',
    summary: 'Reads an issue of the local tracker.',
    answers: { 200: { description: 'The tracker issue.', schema: TRACKER_ISSUE } },
  },
  'PUT /tracker-issues/:id/status': {
    name: 'tracker-issues set-status',
    summary: 'Resolves, unresolves or ignores an issue of the local tracker, as a person does.',
    body: STATUS,
    answers: { 200: { description: 'The tracker issue.', schema: TRACKER_ISSUE } },
  },
  'PUT /tracker-issues/:id/assignee': {
    name: 'tracker-issues assign',
    summary: 'Assigns an issue of the local tracker, as a person does; null for nobody.',
    body: ASSIGNEE,
    answers: { 200: { description: 'The tracker issue.', schema: TRACKER_ISSUE } },
  },
};

export function addTrackerIssueRoutes(
  router: Router<ApiState>,
  ports: Pick<
    HttpPorts,
    | 'reads'
    | 'trackerIssues'
    | 'addLocalTrackerIssue'
    | 'setLocalTrackerIssueStatus'
    | 'assignLocalTrackerIssue'
  >,
): void {
  const { reads, trackerIssues } = ports;

  router.post('/installations/:id/tracker-issues', async (ctx) => {
    const issue = await ports.addLocalTrackerIssue.execute({
      scope: ctx.state.scope,
      installationId: idIn(ctx),
      ...(await readJson(ctx, NEW_ISSUE)),
    });
    ctx.status = 201;
    ctx.body = presentTrackerIssue(issue);
  });

  router.get('/installations/:id/tracker-issues', async (ctx) => {
    const { scope } = ctx.state;
    const installation = found(await reads.installation(scope, idIn(ctx)), 'Installation');
    ctx.body = await listed(ctx, {
      read: (page) => trackerIssues.list(scope, installation.id, page),
      present: presentTrackerIssue,
      idOf: (issue) => issue.id,
    });
  });

  router.get('/tracker-issues/:id', async (ctx) => {
    const issue = await trackerIssues.find(ctx.state.scope, idIn(ctx));
    ctx.body = presentTrackerIssue(found(issue, 'tracker issue'));
  });

  router.put('/tracker-issues/:id/status', async (ctx) => {
    const issue = await ports.setLocalTrackerIssueStatus.execute({
      scope: ctx.state.scope,
      trackerIssueId: idIn(ctx),
      by: ctx.state.keyName,
      ...(await readJson(ctx, STATUS)),
    });
    ctx.body = presentTrackerIssue(issue);
  });

  router.put('/tracker-issues/:id/assignee', async (ctx) => {
    const issue = await ports.assignLocalTrackerIssue.execute({
      scope: ctx.state.scope,
      trackerIssueId: idIn(ctx),
      by: ctx.state.keyName,
      ...(await readJson(ctx, ASSIGNEE)),
    });
    ctx.body = presentTrackerIssue(issue);
  });
}
