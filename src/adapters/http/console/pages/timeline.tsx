import type { Router } from '@koa/router';
import type { ConsoleParts } from '../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../console-state.ts';
import { Crumbs } from '../parts/crumbs.tsx';
import { Done } from '../parts/done.tsx';
import { Link } from '../parts/link.tsx';
import { useMay } from '../parts/may.ts';
import { readTimeline, type TimelineOfPage } from './read-timeline.ts';
import { isOver, nameOfLink, WhyNothingFollows } from './timeline-head.tsx';
import { TimelineNews } from './timeline-news.tsx';

function TimelinePage({ told, notice }: { readonly told: TimelineOfPage; readonly notice: unknown }) {
  const { link } = told;
  const mayChange = useMay('operate') && !isOver(link);
  return (
    <>
      <Crumbs way={[['/links', 'Links']]} />
      <div class="head">
        <h1>{nameOfLink(told)}</h1>
        {mayChange && (
          <div class="buttons">
            <Link to={`/links/${link.id}/relink`} class="button plain">
              Relink
            </Link>
            <Link to={`/links/${link.id}/unlink`} class="button plain">
              Unlink
            </Link>
          </div>
        )}
      </div>
      <Done code={notice} />
      <WhyNothingFollows told={told} />
      <TimelineNews told={told} />
    </>
  );
}

/** What happened to a link, and why: the page for whoever asks why something did not follow. */
export function addTimelineRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  router.get('/links/:id', async (ctx: ConsoleContext, next) => {
    // `/links/new` and the like are others' pages.
    if (!/^[\da-f-]{36}$/.test(ctx.params['id'] ?? '')) {
      await next();
      return;
    }
    const { after, part, seen, notice } = ctx.query;
    const told = await readTimeline(ctx, typeof after === 'string' ? after : null);
    if (part !== 'news') {
      pages.show(ctx, {
        title: nameOfLink(told),
        children: <TimelinePage told={told} notice={notice} />,
      });
    } else if (seen === told.version) {
      // To htmx: leave it as it is.
      ctx.status = 204;
    } else {
      pages.showPart(ctx, <TimelineNews told={told} />);
    }
  });
}
