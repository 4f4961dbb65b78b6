import type { Entry } from '../parts/entries.tsx';
import { Events } from '../parts/events.tsx';
import { Link } from '../parts/link.tsx';
import { More } from '../parts/listing.tsx';
import { Empty } from '../parts/said.tsx';
import type { TimelineOfPage } from './read-timeline.ts';
import { HowItFares, isOver, TimelineHead } from './timeline-head.tsx';

const SOON = 'every 2s';
const LATER = 'every 5s';

/** How both issues stand, what happened, and what is still waiting; asked for again as long as the link lasts. */
export function TimelineNews({ told }: { readonly told: TimelineOfPage }) {
  const { link, open, next, isFirstPage, version } = told;
  const shownAbove = new Set(isFirstPage ? open.map(({ id }) => id) : []);
  const entries = told.entries.filter(({ id }) => !shownAbove.has(id));
  return (
    <div id="news" {...askingAgain(told, version)}>
      <TimelineHead told={told} />
      <HowItFares link={link} />
      {isFirstPage && <Open entries={open} />}
      <h2>What happened</h2>
      {told.entries.length === 0 ? <Nothing /> : <Events entries={entries} />}
      <More next={next} />
      {isFirstPage && (
        <p class="hint">
          Something you look for is not here? Then Jira may not have told of it: see the{' '}
          <Link to={`/integrations/${link.integrationId}`}>health of its webhook</Link> and the{' '}
          <Link to={`/deliveries?integrationId=${link.integrationId}`}>Deliveries</Link>.
        </p>
      )}
    </div>
  );
}

/** With script, the newest is asked for again; what is as it was is answered by nothing. */
function askingAgain({ link, isFirstPage }: TimelineOfPage, version: string) {
  const { due, waiting } = link.health;
  if (!isFirstPage || (isOver(link) && due + waiting === 0)) return {};
  return {
    'hx-get': `?part=news&seen=${version}`,
    'hx-trigger': due > 0 ? SOON : LATER,
    'hx-swap': 'outerHTML',
    'aria-live': 'polite' as const,
  };
}

function Open({ entries }: { readonly entries: readonly Entry[] }) {
  if (entries.length === 0) return null;
  return (
    <section>
      <h2>Not done yet</h2>
      <Events entries={entries} />
    </section>
  );
}

function Nothing() {
  return (
    <Empty>
      <p>Nothing has happened yet: the next event of either side about these issues shows up here.</p>
    </Empty>
  );
}
