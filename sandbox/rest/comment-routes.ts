import { z } from 'zod';
import type { JiraInstance } from '../jira-instance.ts';
import { seesComment } from '../model/comment-visibility.ts';
import { commentJson } from '../model/jira-json.ts';
import type { Comment, Issue } from '../model/issue.ts';
import { commentNotFound, refusal } from '../model/refusal.ts';
import type { JiraUser } from '../model/users.ts';
import { callerOf, needs, visibleIssue } from './access.ts';
import { jsonBody } from './json-body.ts';
import { numberIn, textIn } from './query-parameters.ts';
import type { SandboxContext, SandboxRouter, SandboxRouterContext } from './request-state.ts';

const PATH = '/rest/api/2/issue/:idOrKey/comment';
const PAGE = 50;
const BODY = z.object({
  body: z.string(),
  visibility: z.object({ type: z.enum(['role', 'group']), value: z.string() }).nullish(),
  properties: z.array(z.object({ key: z.string(), value: z.unknown() })).optional(),
});

/** Comments: read by pages, written, and changed by who wrote them or an administrator. */
export function addCommentRoutes(router: SandboxRouter, jira: JiraInstance): void {
  const { comments } = jira.issues;
  const json = (ctx: SandboxContext, issue: Issue, comment: Comment) => {
    const expands = (textIn(ctx.query, 'expand') ?? '').split(',').includes('properties');
    const { properties } = comment;
    return { ...commentJson(comment, issue.id, jira.setting), ...(expands ? { properties } : {}) };
  };

  router.get(PATH, (ctx) => {
    const issue = visibleIssue(ctx, jira);
    const { user } = ctx.state.caller;
    const seen = inOrder(issue, textIn(ctx.query, 'orderBy')).filter((each) => seesComment(each, user));
    const startAt = Math.max(0, numberIn(ctx.query, 'startAt') ?? 0);
    const maxResults = Math.min(numberIn(ctx.query, 'maxResults') ?? PAGE, jira.searchCeiling);
    const page = seen.slice(startAt, startAt + maxResults);
    const total = seen.length;
    ctx.body = { startAt, maxResults, total, comments: page.map((each) => json(ctx, issue, each)) };
  });

  router.get(`${PATH}/:commentId`, (ctx) => {
    const issue = visibleIssue(ctx, jira);
    ctx.body = json(ctx, issue, seenComment(ctx, jira, issue));
  });

  router.post(PATH, (ctx) => {
    const by = callerOf(ctx);
    const issue = visibleIssue(ctx, jira);
    needs('ADD_COMMENTS', by, { project: issue.project, to: 'comment on this issue' });
    const { visibility = null, properties = [], body } = jsonBody(ctx, BODY);
    ctx.body = json(ctx, issue, comments.add(issue, { body, visibility, properties }, by));
    ctx.status = 201;
  });

  router.put(`${PATH}/:commentId`, (ctx) => {
    const by = callerOf(ctx);
    const issue = visibleIssue(ctx, jira);
    const { id, visibility: former } = ownComment({ by, issue, verb: 'EDIT' }, seenComment(ctx, jira, issue));
    const { body, visibility = former } = jsonBody(ctx, BODY);
    ctx.body = json(ctx, issue, comments.edit(issue, { id, body, visibility }, by));
  });

  router.delete(`${PATH}/:commentId`, (ctx) => {
    const by = callerOf(ctx);
    const issue = visibleIssue(ctx, jira);
    comments.delete(issue, ownComment({ by, issue, verb: 'DELETE' }, seenComment(ctx, jira, issue)).id, by);
    ctx.status = 204;
  });
}

/** @throws {Refusal} 404 */
function seenComment(ctx: SandboxRouterContext, { issues }: JiraInstance, issue: Issue): Comment {
  const id = ctx.params['commentId'] ?? '';
  const comment = issues.comments.get(issue, id);
  if (!seesComment(comment, ctx.state.caller.user)) throw commentNotFound(id);
  return comment;
}

interface CommentAct {
  readonly by: JiraUser;
  readonly issue: Issue;
  readonly verb: 'EDIT' | 'DELETE';
}

/** @throws {Refusal} 403 when someone else wrote it, or for want of the permission. */
function ownComment({ by, issue: { project }, verb }: CommentAct, comment: Comment): Comment {
  const to = `${verb.toLowerCase()} the comment with id ${comment.id}`;
  if (comment.author.key !== by.key && !by.isAdmin) {
    throw refusal(403, `You do not have permission to ${to}.`);
  }
  needs(`${verb}_OWN_COMMENTS`, by, { project, to });
  return comment;
}

/** The oldest first, or with `-created` the newest. */
function inOrder({ comments }: Issue, orderBy: string | null): readonly Comment[] {
  return orderBy === '-created' ? comments.toReversed() : comments;
}
