import { z } from 'zod';
import { noteJson } from '../model/json.ts';
import type { Issue, Note } from '../model/issue.ts';
import { notFound, refusal, Refusal } from '../refusal.ts';
import type { SentryInstance } from '../sentry-instance.ts';
import { callerOf, issueFor, need, organizationFor, type Caller } from './caller.ts';
import { jsonBody } from './json-body.ts';
import { sendPage } from './pages.ts';
import type { SentryContext, SentryRouter } from './sentry-state.ts';

const TEXT = z.object({ text: z.string().min(1) });
const GLITCHTIP_TEXT = z.object({ data: z.object({ text: z.string() }) });

/** The comments of issues. GlitchTip takes their text elsewhere, and answers 400 where Sentry answers 404. */
export function addCommentRoutes(router: SentryRouter, sentry: SentryInstance): void {
  const isGlitchTip = () => sentry.product === 'glitchtip';
  const asked = (ctx: SentryContext, ...scopes: readonly string[]): { who: Caller; issue: Issue } => {
    if (!sentry.hasComments) throw new Refusal(404, 'Not Found');
    const who = callerOf(ctx.get('Authorization'), sentry);
    need(who, ...scopes);
    if (ctx.params['organization'] !== undefined) organizationFor(who, ctx.params['organization']);
    return { who, issue: issueFor(who, ctx.params['issue'], sentry) };
  };
  const orBadRequest = <Made>(make: () => Made): Made => {
    try {
      return make();
    } catch (error) {
      if (isGlitchTip() && error instanceof Refusal && error.status === 404 && sentry.hasComments) {
        throw refusal(400, 'There is no such thing.');
      }
      throw error;
    }
  };
  const textIn = (ctx: SentryContext): string =>
    isGlitchTip() ? jsonBody(ctx, GLITCHTIP_TEXT).data.text : jsonBody(ctx, TEXT).text;
  const shown = (note: Note): object =>
    isGlitchTip() ? { ...noteJson(note), id: Number(note.id) } : noteJson(note);

  for (const path of ['/api/0/issues/:issue/', '/api/0/organizations/:organization/issues/:issue/']) {
    router.use(`${path}comments/`, async (_ctx, next) => {
      if (isGlitchTip() && path.includes(':organization')) throw notFound();
      await next();
    });
    router.get(`${path}comments/`, (ctx) => {
      const { issue } = asked(ctx, 'event:read', 'event:write', 'event:admin');
      sendPage(ctx, issue.notes.toReversed().map(shown), sentry.pageSize);
    });
    router.post(`${path}comments/`, (ctx) => {
      const { who, issue } = orBadRequest(() => asked(ctx, 'event:write', 'event:admin'));
      const text = textIn(ctx);
      const note = isGlitchTip()
        ? sentry.issues.commentAnyway(issue, text, who.actor)
        : sentry.issues.comment(issue, text, who.actor);
      ctx.status = 201;
      ctx.body = shown(note);
    });
    router.put(`${path}comments/:comment/`, (ctx) => {
      ctx.body = orBadRequest(() => {
        const { who, issue } = asked(ctx, 'event:write', 'event:admin');
        const edit = { text: textIn(ctx), by: who.actor };
        return shown(sentry.issues.editComment(issue, ctx.params['comment'] ?? '', edit));
      });
    });
    router.delete(`${path}comments/:comment/`, (ctx) => {
      orBadRequest(() => {
        const { who, issue } = asked(ctx, 'event:admin');
        sentry.issues.deleteComment(issue, ctx.params['comment'] ?? '', who.actor);
      });
      ctx.status = 204;
    });
  }
}
