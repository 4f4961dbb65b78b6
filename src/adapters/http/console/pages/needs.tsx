import type { ComponentChildren } from 'preact';
import { MOST_COUNTED } from '../../../../domain/attention.ts';
import type { ATTENTION } from '../../presenters/activity.ts';
import type { CREATION } from '../../presenters/creation.ts';
import type { INSTALLATION } from '../../presenters/installation.ts';
import type { INTEGRATION } from '../../presenters/integration.ts';
import type { Answered } from '../in-process-api.ts';
import { Link } from '../parts/link.tsx';
import { ReplayButton } from '../parts/replay-button.tsx';
import type { Tone } from '../parts/said.tsx';

type Integration = Answered<typeof INTEGRATION>;

/** Everything that may need a person. */
export interface Seen {
  readonly integrations: readonly Integration[];
  readonly installations: readonly Answered<typeof INSTALLATION>[];
  readonly attention: Answered<typeof ATTENTION>;
  /** Some of those that were refused or given up. */
  readonly stuckCreations: readonly Answered<typeof CREATION>[];
  /** How many changes no event told of, in the last day. */
  readonly healed: number;
}

/** Something that needs a person, with where to click. */
export interface Need {
  readonly tone: Tone;
  readonly title: string;
  readonly told: ComponentChildren;
}

/** What needs a person now, the most urgent first: what stands still, then what was given up, then what may come. */
export function needsIn(seen: Seen): readonly Need[] {
  const needs = [...seen.integrations.flatMap(needsOf), ...trackerNeeds(seen), ...countedNeeds(seen)];
  return [...needs.filter(({ tone }) => tone === 'bad'), ...needs.filter(({ tone }) => tone !== 'bad')];
}

function needsOf({ id, baseUrl, state, problem, notices, webhook }: Integration): readonly Need[] {
  if (state === 'uninstalled' || state === 'disabled') return [];
  const see = (words: string) => <Link to={`/integrations/${id}`}>{words}</Link>;
  const needs: Need[] = [];
  if (state === 'awaiting_authorization') {
    const told = <p>It is not authorized yet, so nothing follows. {see('Finish connecting it')}</p>;
    needs.push({ tone: 'bad', title: baseUrl, told });
  } else if (problem !== null || state === 'needs_reauthorization') {
    const words = state === 'needs_reauthorization' ? 'Authorize it again' : 'See what to do';
    const told = (
      <p>
        {problem?.message ?? 'Jira does not take Lockstep’s authorization any more.'} {see(words)}
      </p>
    );
    needs.push({ tone: 'bad', title: baseUrl, told });
  }
  if (webhook.problem !== null && state === 'active') {
    needs.push({
      ...{ tone: 'bad', title: `The webhook of ${baseUrl}` },
      told: (
        <p>
          {webhook.problem} {see('See and mend it')}
        </p>
      ),
    });
  }
  for (const { check, verdict, message, advice } of notices) {
    if (check === 'webhook' && webhook.problem !== null) continue;
    const told = (
      <p>
        {message} {advice} {see('See the Integration')}
      </p>
    );
    needs.push({ tone: verdict === 'problem' ? 'bad' : 'attention', title: baseUrl, told });
  }
  return needs;
}

function trackerNeeds({ installations, integrations }: Seen): readonly Need[] {
  const jiraOf = new Map(integrations.map(({ id, baseUrl }) => [id, baseUrl]));
  return installations.flatMap(({ trackerProblem, removedAt, integrationId }) =>
    trackerProblem === null || removedAt !== null
      ? []
      : [
          {
            ...({
              tone: 'bad',
              title: `The tracker beside ${jiraOf.get(integrationId) ?? 'a Jira'}`,
            } as const),
            told: (
              <p>
                {trackerProblem.message}{' '}
                <Link to={`/integrations/${integrationId}`}>See its Installation</Link>
              </p>
            ),
          },
        ],
  );
}

function countedNeeds({ attention, stuckCreations, healed }: Seen): readonly Need[] {
  const {
    deadEffects,
    deadDeliveries,
    stuckCreations: stuck,
    unreachableLinks,
    awaitingAuthorization,
  } = attention;
  const needs: (Need | false)[] = [
    awaitingAuthorization > 0 && {
      tone: 'bad',
      title: `${counted(awaitingAuthorization)} waiting for an authorization`,
      told: <p>Nothing of it is lost: it is carried out once the Integration is authorized again.</p>,
    },
    deadEffects > 0 && {
      tone: 'bad',
      title: `${counted(deadEffects)} given up after the last try`,
      told: (
        <p>
          <Link to="/links?condition=dead">See which links</Link>, mend what stopped it, and then{' '}
          <Link to="/replays">try all of it again</Link>.
        </p>
      ),
    },
    deadDeliveries > 0 && {
      tone: 'bad',
      title: `${counted(deadDeliveries)} of what Jira told was never understood`,
      told: (
        <p>
          <Link to="/deliveries?state=dead">See the Deliveries</Link>
        </p>
      ),
    },
    stuck > 0 && {
      tone: 'bad',
      title: `${counted(stuck)} Jira ${stuck === 1 ? 'issue was' : 'issues were'} not made`,
      told: <StuckCreations of={stuckCreations} />,
    },
    unreachableLinks > 0 && {
      tone: 'attention',
      title: `${counted(unreachableLinks)} linked ${unreachableLinks === 1 ? 'issue is' : 'issues are'} not shown by Jira`,
      told: (
        <p>
          Deleted, archived, or Lockstep’s account may not browse the project.{' '}
          <Link to="/links?state=unreachable">See the links</Link>
        </p>
      ),
    },
    healed > 0 && {
      tone: 'attention',
      title: `${healed} ${healed === 1 ? 'change' : 'changes'} of the last day came without an event`,
      told: (
        <p>
          Comparing with Jira found and mended it. If that goes on, events get lost on their way:{' '}
          <Link to="/integrations">see the webhooks</Link>.
        </p>
      ),
    },
  ];
  return needs.filter((need) => need !== false);
}

function StuckCreations({ of }: { readonly of: Seen['stuckCreations'] }) {
  return (
    <ul>
      {of.map(({ id, sentence }) => (
        <li>
          {sentence} <ReplayButton of="creations" id={id} what={sentence} />
        </li>
      ))}
    </ul>
  );
}

function counted(count: number): string {
  return count >= MOST_COUNTED ? `${MOST_COUNTED} or more` : String(count);
}
