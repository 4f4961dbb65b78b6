import type { Entry } from './entries.tsx';
import { EntryBody } from './entries.tsx';
import { Link } from './link.tsx';
import { Moment } from './moment.tsx';

const SOURCES: Readonly<Record<Entry['source'], string>> = {
  delivery: 'in Jira',
  tracker: 'in the tracker',
  linking: 'on linking',
  reconciliation: 'found by comparing with Jira',
};

/** What happened on either side, the newest first; what one event asked for stands together. */
export function Events({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <ol class="events">
      {eventsOf(entries).map((event) => (
        <li>
          <Event entries={event} />
        </li>
      ))}
    </ol>
  );
}

function Event({ entries }: { readonly entries: readonly Entry[] }) {
  const [first] = entries;
  if (first === undefined) return null;
  const { source, actor, observedAt, createdAt, deliveryId, direction } = first;
  const isOurs = source === 'reconciliation' || source === 'linking';
  return (
    <article class={`card event ${direction}`}>
      <p class="event-head">
        <strong>{actor ?? (isOurs ? 'Lockstep' : 'Somebody')}</strong> <span>{SOURCES[source]}</span>{' '}
        <Moment at={observedAt ?? createdAt} />
        {deliveryId !== null && (
          <Link to={`/deliveries/${deliveryId}`} class="raw">
            What Jira sent
          </Link>
        )}
      </p>
      {entries.map((entry) => (
        <EntryBody entry={entry} />
      ))}
    </article>
  );
}

/** Entries that one Delivery made, and which follow each other, are of one event. */
export function eventsOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const events: Entry[][] = [];
  for (const entry of entries) {
    const last = events.at(-1);
    const isOfLast = entry.deliveryId !== null && last?.[0]?.deliveryId === entry.deliveryId;
    if (last !== undefined && isOfLast) last.push(entry);
    else events.push([entry]);
  }
  return events;
}
