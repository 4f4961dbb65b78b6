import type { QUEUE } from '../../../presenters/queue.ts';
import { addressFrom } from '../../addresses.ts';
import type { Answered } from '../../in-process-api.ts';
import { Link } from '../../parts/link.tsx';
import { Moment } from '../../parts/moment.tsx';
import { spanOf } from '../../parts/span.ts';
import { useSite } from '../../site.ts';
import type { AnsweredIntegration } from './asked.ts';

interface FiguresProps {
  readonly integration: AnsweredIntegration;
  readonly queue: Answered<typeof QUEUE>;
}

/** How it goes now, asked again by itself where script runs. */
export function HealthFigures({ integration: { id, lastEventAt }, queue }: FiguresProps) {
  const { pendingDeliveries, dueEffects, waitingEffects, deadEffects, lagSeconds, oldestDueAt } = queue;
  return (
    <section
      id="figures"
      class="cards"
      aria-label="How it goes now"
      hx-get={addressFrom(useSite(), `/integrations/${id}/figures`)}
      hx-trigger="every 10s"
      hx-swap="outerHTML"
    >
      <div class="card">
        <h2>Last event</h2>
        <p class="figure">{lastEventAt === null ? 'none yet' : <Moment at={lastEventAt} />}</p>
        <p class="hint">What Jira told last, linked or not.</p>
      </div>
      <div class="card">
        <h2>Lag</h2>
        <p class="figure">{lagSeconds < 1 ? 'none' : spanOf(lagSeconds)}</p>
        <p class="hint">
          {lagSeconds < 1 && oldestDueAt !== null ? (
            <>
              The next is due <Moment at={oldestDueAt} />.
            </>
          ) : (
            'How long the oldest thing to do has been due.'
          )}
        </p>
      </div>
      <div class="card">
        <h2>To do</h2>
        <p class="figure">{pendingDeliveries + dueEffects + waitingEffects}</p>
        <p class="hint">
          {counted(pendingDeliveries, 'event')} to be read, {counted(dueEffects, 'change')} due,{' '}
          {waitingEffects} tried again later.
        </p>
      </div>
      <div class="card">
        <h2>Given up</h2>
        <p class="figure">{deadEffects}</p>
        <p class="hint">
          {deadEffects === 0 ? (
            'Changes that were tried to the end.'
          ) : (
            <Link to="/deliveries">See them, and have them tried again</Link>
          )}
        </p>
      </div>
    </section>
  );
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
