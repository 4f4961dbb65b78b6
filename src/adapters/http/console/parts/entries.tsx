import type { TIMELINE_ENTRY } from '../../presenters/timeline-entry.ts';
import type { Answered } from '../in-process-api.ts';
import { Link } from './link.tsx';
import { ExactMoment, Moment } from './moment.tsx';
import { ReplayButton } from './replay-button.tsx';
import { Facts } from './said.tsx';
import { EffectBadge } from './state-badges.tsx';

export type Entry = Answered<typeof TIMELINE_ENTRY>;

const KINDS: Readonly<Record<Entry['kind'], string>> = {
  deletion: 'Deletion',
  move: 'Key',
  comment: 'Comment',
  assignee: 'Assignee',
  status: 'Status',
  outbound_status: 'Status, to Jira',
  outbound_assignee: 'Assignee, to Jira',
  outbound_comment: 'Comment, to Jira',
  remote_link: 'Link shown in Jira',
};

/** What it is about, in a word or two. */
export function kindOf({ kind }: Pick<Entry, 'kind'>): string {
  return KINDS[kind];
}

/** One thing that an event asked for: what was done or not, and why; what it was decided on unfolds. */
export function EntryBody({ entry }: { readonly entry: Entry }) {
  const isGivenUp = entry.state === 'dead' || entry.state === 'failed';
  return (
    <div class="entry">
      <p class="entry-head">
        <EffectBadge state={entry.state} /> <span class="kind">{kindOf(entry)}</span>
        {entry.nextAttemptAt !== null && (
          <span class="hint">
            next try <Moment at={entry.nextAttemptAt} />
          </span>
        )}
      </p>
      <p>{entry.sentence}</p>
      {isGivenUp && <ReplayButton of="effects" id={entry.id} what={entry.sentence} />}
      <EarlierDecisions entry={entry} />
      <More entry={entry} />
    </div>
  );
}

function EarlierDecisions({ entry: { earlierDecisions } }: { readonly entry: Entry }) {
  if (earlierDecisions.length === 0) return null;
  return (
    <details>
      <summary>Before it was tried again</summary>
      <ul>
        {earlierDecisions.map(({ sentence, decidedAt }) => (
          <li>
            {sentence} <ExactMoment at={decidedAt} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function More({ entry }: { readonly entry: Entry }) {
  const { decision, observedAt, createdAt, attempts, deliveryId, lastProblem } = entry;
  return (
    <details>
      <summary>
        Why, exactly<span class="unseen"> ({kindOf(entry)})</span>
      </summary>
      <Facts
        of={[
          ['Reason', decision === null ? null : <code>{decision.reason}</code>],
          ['It happened', observedAt === null ? null : <ExactMoment at={observedAt} />],
          ['Lockstep learned of it', <ExactMoment at={createdAt} />],
          ['It was decided', decision === null ? null : <ExactMoment at={decision.decidedAt} />],
          ['Tries', attempts === 0 ? null : attempts],
          ['What stopped the last try', lastProblem],
          ['Effect', <code>{entry.id}</code>],
        ]}
      />
      {decision !== null && <Values of={decision.values} />}
      {deliveryId !== null && (
        <p>
          <Link to={`/deliveries/${deliveryId}`}>What Jira sent</Link>
        </p>
      )}
    </details>
  );
}

function Values({ of }: { readonly of: NonNullable<Entry['decision']>['values'] }) {
  const told = Object.entries(of).filter(([, value]) => value !== null);
  if (told.length === 0) return null;
  return (
    <>
      <h4>Decided on</h4>
      <Facts of={told.map(([name, value]) => [name, String(value)] as const)} />
    </>
  );
}
