import type { EVENT_PREVIEW } from '../../presenters/event-preview.ts';
import type { Answered } from '../in-process-api.ts';
import { kindOf } from '../parts/entries.tsx';
import { Link } from '../parts/link.tsx';
import { ExactMoment } from '../parts/moment.tsx';
import { Badge, Facts, Notice, type Tone } from '../parts/said.tsx';
import { whyIgnored } from '../why-ignored.ts';

type Previewed = Answered<typeof EVENT_PREVIEW>;
type Foretold = Previewed['links'][number]['effects'][number];

const OUTCOMES: Readonly<Record<Foretold['outcome'], readonly [Tone, string]>> = {
  applied: ['good', 'would be done'],
  skipped: ['quiet', 'would be left as it is'],
  failed: ['bad', 'would fail'],
  asks_jira: ['attention', 'Jira would be asked'],
  asks_tracker: ['attention', 'the tracker would be asked'],
  waits: ['bad', 'would wait'],
};

/** What would come of an event. */
export function Preview({ of: { event, ignored, links } }: { readonly of: Previewed }) {
  return (
    <section aria-label="What would happen">
      <h2>What would happen</h2>
      {event !== null && (
        <div class="card">
          <Facts
            of={[
              ['Event', event.name ?? 'one without a name, as a workflow sends it'],
              ['Issue', event.jiraIssueKey ?? event.jiraIssueId],
              ['Who', event.actor],
              ['When', event.occurredAt === null ? null : <ExactMoment at={event.occurredAt} />],
              ['Says has changed', event.changed.length === 0 ? null : event.changed.join(', ')],
            ]}
          />
        </div>
      )}
      {ignored !== null && (
        <Notice tone="quiet" title="Nothing.">
          <p>{whyIgnored(ignored)}</p>
        </Notice>
      )}
      {links.map(({ link, effects }) => (
        <article class="card">
          <h3>
            <Link to={`/links/${link.id}`}>
              {link.jiraIssueKey ?? link.jiraIssueId} and {link.trackerIssueId}
            </Link>
          </h3>
          {effects.length === 0 && <p>Nothing would be asked of this link.</p>}
          {effects.map((effect) => (
            <ForetoldEffect of={effect} />
          ))}
        </article>
      ))}
      {links.length > 0 && (
        <p class="hint">
          The sentences are those that the timeline would have, if the tracker did what it was asked. What is
          still to be carried out for these links comes first, and may change how it goes.
        </p>
      )}
    </section>
  );
}

function ForetoldEffect({ of }: { readonly of: Foretold }) {
  const [tone, words] = OUTCOMES[of.outcome];
  return (
    <div class="entry">
      <p class="entry-head">
        <Badge tone={tone}>{words}</Badge> <span class="kind">{kindOf(of)}</span>
        {of.reason !== null && <code class="hint">{of.reason}</code>}
      </p>
      <p>{of.sentence}</p>
    </div>
  );
}
