import { expect } from 'chai';
import fc from 'fast-check';

import type { LinkId } from '../../src/domain/ids.ts';
import { aUser, CLOSED, DONE, IN_PROGRESS, TO_DO, type Payload } from '../support/payloads.ts';
import { IssueInJira, type StatusOfIssue } from '../support/scenario-issue.ts';
import { Reconciling } from '../support/scenario-reconciliation.ts';
import type { TrackerCall } from '../support/scenario-trackers.ts';
import { Scenario } from '../support/scenario.ts';

const DAY = 24 * 3_600_000;
const PEOPLE: readonly (Payload | null)[] = [aUser('bob'), aUser('carol'), null];

/** What people do to an issue in Jira, and what becomes of the event. */
interface Happening {
  readonly what:
    | { readonly kind: 'transition'; readonly to: StatusOfIssue }
    | { readonly kind: 'move'; readonly key: string }
    | { readonly kind: 'assign'; readonly to: Payload | null }
    | { readonly kind: 'edit' };
  readonly event: 'lost' | 'late' | 'comes' | 'comes_and_is_done';
}

interface History {
  readonly happenings: readonly Happening[];
  readonly stepMs: number;
  readonly trackerCalls: readonly TrackerCall[];
  readonly isRefusing: boolean;
}

function history(): fc.Arbitrary<History> {
  const what: fc.Arbitrary<Happening['what']> = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('transition' as const),
        to: fc.constantFrom(TO_DO, IN_PROGRESS, DONE, CLOSED),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('move' as const),
        key: fc.constantFrom('ABC-4', 'NUM-9', 'ZED-1'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('assign' as const), to: fc.constantFrom(...PEOPLE) }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'edit' as const }) },
  );
  const event = fc.constantFrom<Happening['event']>('lost', 'late', 'comes', 'comes_and_is_done');
  return fc.record({
    happenings: fc.array(fc.record({ what, event }), { minLength: 1, maxLength: 8 }),
    stepMs: fc.constantFrom(1_000, 0),
    trackerCalls: fc.array(fc.constantFrom<TrackerCall>('served', 'fails_before', 'fails_after'), {
      maxLength: 6,
    }),
    isRefusing: fc.boolean(),
  });
}

interface Lived {
  readonly scenario: Scenario;
  readonly reconciling: Reconciling;
  readonly issue: IssueInJira;
  readonly links: readonly LinkId[];
}

/**
 * Two Organizations' links live through the history; then they are compared with Jira once, and the events that are
 * late come after that.
 */
async function live({ happenings, stepMs, trackerCalls, isRefusing }: History): Promise<Lived> {
  const scenario = new Scenario();
  const connected = await scenario.connect();
  const issue = new IssueInJira(scenario.jira, { stepMs });
  const joined = await scenario.connect();
  for (const team of [connected, joined]) {
    for (const name of ['bob', 'carol']) await scenario.addTrackerUser(team, { name });
  }
  const links = [await scenario.link(connected), await scenario.link(joined)];
  if (isRefusing) scenario.jira.refuseUnknownIds();
  scenario.trackers.plan(trackerCalls);

  const late: Payload[] = [];
  for (const { what, event } of happenings) {
    const payload = take(issue, what);
    // Of what happened in one moment nobody can tell which event is the late one.
    if (event === 'late' && stepMs > 0) late.push(payload);
    if (event === 'comes' || event === 'comes_and_is_done') await scenario.deliver(connected, payload);
    if (event === 'comes_and_is_done') await scenario.settle();
  }
  const reconciling = new Reconciling(scenario, connected);
  await reconciling.full();
  for (const payload of late.toReversed()) await scenario.deliver(connected, payload);
  await scenario.settle();
  while ((await scenario.sweepAfter(DAY)) > 0);
  return { scenario, reconciling, issue, links };
}

function take(issue: IssueInJira, what: Happening['what']): Payload {
  switch (what.kind) {
    case 'transition':
      return issue.transition(what.to);
    case 'move':
      return issue.move(what.key);
    case 'assign':
      return issue.assign(what.to);
    case 'edit':
      return issue.edit();
  }
}

function holds(law: (lived: Lived) => Promise<void>): Promise<void> {
  return fc.assert(
    fc.asyncProperty(history(), async (one) => law(await live(one))),
    { numRuns: 75 },
  );
}

describe('whatever events of an issue were lost, once it was compared with Jira', () => {
  it('every link agrees with Jira, and the tracker with the link', () =>
    holds(async ({ scenario, issue, links }) => {
      const isDone = issue.status === DONE || issue.status === CLOSED;
      for (const id of links) {
        expect(scenario.linkOf(id)).to.include({
          state: 'linked',
          lastDone: isDone,
          jiraStatusId: issue.status.id,
          jiraIssueKey: issue.key,
          jiraAssignee: issue.assignee?.['key'] ?? null,
          isInDoubt: false,
        });
        expect(scenario.trackerStatusOf(id)).to.equal(isDone ? 'resolved' : 'unresolved');
      }
    }));

  it('the next comparison finds nothing, and makes no Effect', () =>
    holds(async ({ scenario, reconciling }) => {
      const effects = scenario.tables.effects.size;

      const run = await reconciling.full();

      expect(run.counts).to.include({ compared: 1, drifted: 0 });
      expect(scenario.tables.effects.size).to.equal(effects);
    }));

  it('the deletion of an issue is found by two comparisons, and ends its links', () =>
    holds(async ({ scenario, reconciling, issue, links }) => {
      issue.delete();
      for (const states of ['unreachable', 'deleted']) {
        scenario.clock.advance(DAY);
        await reconciling.full();
        expect(links.map((id) => scenario.linkOf(id).state)).to.deep.equal([states, states]);
      }
    }));
});
