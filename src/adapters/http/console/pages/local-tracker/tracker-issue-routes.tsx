import type { Router } from '@koa/router';
import { INSTALLATION } from '../../../presenters/installation.ts';
import { LISTED_LINK } from '../../../presenters/listed-link.ts';
import { pageOf } from '../../../presenters/presented.ts';
import { TRACKER_COMMENT } from '../../../presenters/tracker-comment.ts';
import { TRACKER_ISSUE } from '../../../presenters/tracker-issue.ts';
import { TRACKER_USER } from '../../../presenters/tracker-user.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../../console-state.ts';
import { readForm, textIn } from '../../form-values.ts';
import type { AskedOfApi } from '../../in-process-api.ts';
import { NO_REFUSAL, refusalIn, type Refusal } from '../../refusal.ts';
import { seeOther } from '../../see-other.ts';
import { TrackerIssuePage } from './tracker-issue.tsx';

/** What people do in the tracker that comes along. */
export function addTrackerIssueRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  const show = async (ctx: ConsoleContext, refusal: Refusal, written = ''): Promise<void> => {
    const told = await read(ctx);
    pages.show(ctx, {
      title: told.issue.title,
      status: refusal.status,
      children: (
        <TrackerIssuePage {...told} refusal={refusal} written={written} notice={ctx.query['notice']} />
      ),
    });
  };

  /** Does what a form asks, and shows the issue; what is refused is told on its page. */
  const act =
    (field: string, asked: (form: URLSearchParams) => AskedOfApi) => async (ctx: ConsoleContext) => {
      const form = await readForm(ctx);
      const { path, ...rest } = asked(form);
      try {
        await ctx.state.api.ask(TRACKER_ISSUE, { ...rest, path: `${issuePath(ctx)}${path}` });
        seeOther(ctx, issuePath(ctx), 'done_in_tracker');
      } catch (error) {
        await show(ctx, refusalIn(error, [field]), form.get('body') ?? '');
      }
    };

  router.get('/tracker-issues/:id', (ctx) => show(ctx, NO_REFUSAL));
  router.post(
    '/tracker-issues/:id/status',
    act('status', (form) => ({ method: 'PUT', path: '/status', body: { status: textIn(form, 'status') } })),
  );
  router.post(
    '/tracker-issues/:id/assignee',
    act('assigneeId', (form) => ({
      method: 'PUT',
      path: '/assignee',
      body: { assigneeId: textIn(form, 'assigneeId') },
    })),
  );
  router.post(
    '/tracker-issues/:id/comments',
    act('body', (form) => ({ method: 'POST', path: '/comments', body: { body: form.get('body') ?? '' } })),
  );
}

function issuePath(ctx: ConsoleContext): string {
  return `/tracker-issues/${encodeURIComponent(ctx.params['id'] ?? '')}`;
}

async function read(ctx: ConsoleContext) {
  const { api } = ctx.state;
  const issue = await api.ask(TRACKER_ISSUE, issuePath(ctx));
  const installation = await api.ask(INSTALLATION, `/installations/${issue.installationId}`);
  const [comments, people, links] = await Promise.all([
    api.ask(pageOf(TRACKER_COMMENT), `${issuePath(ctx)}/comments?limit=100`),
    api.ask(pageOf(TRACKER_USER), `/organizations/${installation.organizationId}/tracker-users?limit=200`),
    api.ask(
      pageOf(LISTED_LINK),
      `/links?installationId=${installation.id}&trackerIssueId=${issue.id}&limit=20`,
    ),
  ]);
  const live = links.items.find(({ state }) => state !== 'unlinked') ?? links.items[0];
  return { issue, comments: comments.items, people: people.items, linkId: live?.id ?? null };
}
