import { jsonBody } from '../rest/json-body.ts';
import type { SandboxRouter, SandboxRouterContext } from '../rest/request-state.ts';
import {
  ASSIGN_ISSUE,
  COMMENT,
  CONCEAL,
  CREATE_ISSUE,
  EDIT_ISSUE,
  MOVE_ISSUE,
  SET_RESOLUTION,
  TRANSITION_ISSUE,
} from './control-schemas.ts';
import type { IssueControl } from './issue-control.ts';

/** Issues by the control API, under `path`. */
export function addIssueControlRoutes(router: SandboxRouter, issues: IssueControl, path: string): void {
  const one = `${path}/issues/:idOrKey`;
  const issueOf = (ctx: SandboxRouterContext) => ctx.params['idOrKey'] ?? '';
  const commentOf = (ctx: SandboxRouterContext) => ctx.params['commentId'] ?? '';
  const byOf = ({ query }: SandboxRouterContext) =>
    typeof query['by'] === 'string' ? { by: query['by'] } : {};

  router.get(`${path}/issues`, (ctx) => (ctx.body = issues.all()));
  router.post(`${path}/issues`, (ctx) => {
    const issue = issues.create(jsonBody(ctx, CREATE_ISSUE));
    ctx.status = 201;
    ctx.body = issue;
  });
  router.get(one, (ctx) => (ctx.body = issues.get(issueOf(ctx))));
  router.put(one, (ctx) => (ctx.body = issues.edit(issueOf(ctx), jsonBody(ctx, EDIT_ISSUE))));
  router.delete(one, (ctx) => {
    issues.delete(issueOf(ctx), byOf(ctx));
    ctx.status = 204;
  });
  router.post(`${one}/transition`, (ctx) => {
    const request = jsonBody(ctx, TRANSITION_ISSUE);
    if (ctx.query['after'] === 'transitions-listed') {
      issues.transitionMeanwhile(issueOf(ctx), request);
      ctx.status = 202;
    } else ctx.body = issues.transition(issueOf(ctx), request);
  });
  router.put(`${one}/resolution`, (ctx) => {
    ctx.body = issues.setResolution(issueOf(ctx), jsonBody(ctx, SET_RESOLUTION));
  });
  router.post(
    `${one}/assign`,
    (ctx) => (ctx.body = issues.assign(issueOf(ctx), jsonBody(ctx, ASSIGN_ISSUE))),
  );
  router.post(`${one}/move`, (ctx) => (ctx.body = issues.move(issueOf(ctx), jsonBody(ctx, MOVE_ISSUE))));
  router.put(`${one}/concealment`, (ctx) => {
    issues.conceal(issueOf(ctx), jsonBody(ctx, CONCEAL).as);
    ctx.status = 204;
  });
  router.get(`${one}/remote-links`, (ctx) => (ctx.body = issues.remoteLinks(issueOf(ctx))));
  router.post(`${one}/comments`, (ctx) => {
    const comment = issues.comment(issueOf(ctx), jsonBody(ctx, COMMENT));
    ctx.status = 201;
    ctx.body = comment;
  });
  router.put(`${one}/comments/:commentId`, (ctx) => {
    ctx.body = issues.editComment(issueOf(ctx), commentOf(ctx), jsonBody(ctx, COMMENT));
  });
  router.delete(`${one}/comments/:commentId`, (ctx) => {
    issues.deleteComment(issueOf(ctx), commentOf(ctx), byOf(ctx));
    ctx.status = 204;
  });
}
