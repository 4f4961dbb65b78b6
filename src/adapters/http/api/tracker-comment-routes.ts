import type { Router } from '@koa/router';
import { z } from 'zod';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { presentTrackerComment, TRACKER_COMMENT } from '../presenters/tracker-comment.ts';
import { pageOf } from '../presenters/presented.ts';
import type { ApiContext, ApiState } from '../request-state.ts';
import { found } from './found.ts';
import { listed, PAGE_ONLY } from './listing.ts';
import { readJson } from './read-json.ts';
import { idIn, text } from './request-values.ts';

const COMMENT = z.strictObject({ body: text(30_000) });

export const TRACKER_COMMENT_OPERATIONS: Operations = {
  'GET /tracker-issues/:id/comments': {
    name: 'tracker-comments list',
    summary: 'Lists the comments of an issue of the local tracker.',
    query: PAGE_ONLY,
    answers: { 200: { description: 'A page.', schema: pageOf(TRACKER_COMMENT) } },
  },
  'POST /tracker-issues/:id/comments': {
    name: 'tracker-comments create',
    summary: 'Writes a comment on an issue of the local tracker, as a person does.',
    body: COMMENT,
    answers: { 201: { description: 'The comment.', schema: TRACKER_COMMENT } },
  },
  'PUT /tracker-issues/:id/comments/:comment': {
    name: 'tracker-comments change',
    summary: 'Gives a comment of the local tracker another text, as a person does.',
    body: COMMENT,
    answers: { 200: { description: 'The comment.', schema: TRACKER_COMMENT } },
  },
  'DELETE /tracker-issues/:id/comments/:comment': {
    name: 'tracker-comments remove',
    summary: 'Deletes a comment of the local tracker, as a person does.',
    answers: { 204: { description: 'It is deleted.' } },
  },
};

export function addTrackerCommentRoutes(
  router: Router<ApiState>,
  ports: Pick<
    HttpPorts,
    | 'trackerIssues'
    | 'trackerComments'
    | 'writeLocalTrackerComment'
    | 'editLocalTrackerComment'
    | 'deleteLocalTrackerComment'
  >,
): void {
  const { trackerIssues, trackerComments } = ports;

  router.get('/tracker-issues/:id/comments', async (ctx) => {
    const { scope } = ctx.state;
    const issue = found(await trackerIssues.find(scope, idIn(ctx)), 'tracker issue');
    ctx.body = await listed(ctx, {
      read: (page) => trackerComments.list(scope, issue.id, page),
      present: presentTrackerComment,
      idOf: (comment) => comment.id,
    });
  });

  router.post('/tracker-issues/:id/comments', async (ctx) => {
    const comment = await ports.writeLocalTrackerComment.execute({
      ...actorOf(ctx),
      ...(await readJson(ctx, COMMENT)),
    });
    ctx.status = 201;
    ctx.body = presentTrackerComment(comment);
  });

  router.put('/tracker-issues/:id/comments/:comment', async (ctx) => {
    const comment = await ports.editLocalTrackerComment.execute({
      ...commentOf(ctx),
      ...(await readJson(ctx, COMMENT)),
    });
    ctx.body = presentTrackerComment(comment);
  });

  router.delete('/tracker-issues/:id/comments/:comment', async (ctx) => {
    await ports.deleteLocalTrackerComment.execute(commentOf(ctx));
    ctx.status = 204;
  });
}

function actorOf(ctx: ApiContext) {
  return { scope: ctx.state.scope, trackerIssueId: idIn<'TrackerIssue'>(ctx), by: ctx.state.keyName };
}

function commentOf(ctx: ApiContext) {
  const commentId = idIn<'TrackerComment'>({ params: { id: ctx.params['comment'] ?? '' } });
  return { ...actorOf(ctx), commentId };
}
