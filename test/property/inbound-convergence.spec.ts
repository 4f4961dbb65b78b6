import { expect } from 'chai';
import fc from 'fast-check';

import type { LinkId } from '../../src/domain/ids.ts';
import { aUser, CLOSED, DONE, IN_PROGRESS, TO_DO, type Payload } from '../support/payloads.ts';
import { Scenario, type Connected } from '../support/scenario.ts';
import { IssueInJira, type StatusOfIssue } from '../support/scenario-issue.ts';
import type { TrackerCall } from '../support/scenario-trackers.ts';

const DAY = 24 * 3_600_000;

/** Two people whom the trackers know, and one whom they do not. */
const [BOB, CAROL, DAVE] = [aUser('bob'), aUser('carol'), aUser('dave')];

/** What people do to an issue in Jira. */
type Step =
  | { readonly kind: 'transition'; readonly to: StatusOfIssue }
  | { readonly kind: 'move'; readonly key: string }
  | { readonly kind: 'assign'; readonly to: Payload | null }
  | { readonly kind: 'edit' | 'comment' | 'delete' };

/** How one of its webhooks comes in: which, whether its signal is lost, and whether work is done before the next. */
interface Arrival {
  readonly of: number;
  readonly isSignalLost: boolean;
  readonly then: 'work' | 'nothing' | 'sweep';
}

interface History {
  readonly steps: readonly Step[];
  readonly arrivals: readonly Arrival[];
  readonly trackerCalls: readonly TrackerCall[];
}

function step(): fc.Arbitrary<Step> {
  const to = fc.constantFrom(TO_DO, IN_PROGRESS, DONE, CLOSED);
  return fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('transition' as const), to }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('move' as const),
        key: fc.constantFrom('ABC-4', 'NUM-9', 'ZED-1'),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('assign' as const),
        to: fc.constantFrom(null, BOB, CAROL, DAVE),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('edit' as const, 'comment' as const) }) },
  );
}

/** Every event of a history in any order, some of them again, with failures of all kinds in between. */
function history(last: readonly Step[]): fc.Arbitrary<History> {
  return fc.array(step(), { minLength: 1, maxLength: 7 }).chain((before) => {
    const steps = [...before, ...last];
    const every = [...steps.keys()];
    const arrival = (of: number) =>
      fc.record({
        of: fc.constant(of),
        isSignalLost: fc.boolean(),
        then: fc.constantFrom('work' as const, 'nothing' as const, 'sweep' as const),
      });
    return fc.record({
      steps: fc.constant(steps),
      arrivals: fc
        .tuple(fc.shuffledSubarray(every, { minLength: every.length }), fc.array(fc.constantFrom(...every)))
        .chain(([once, again]) =>
          fc.shuffledSubarray([...once, ...again], { minLength: once.length + again.length }),
        )
        .chain((order) => fc.tuple(...order.map(arrival))),
      trackerCalls: fc.array(fc.constantFrom<TrackerCall>('served', 'fails_before', 'fails_after'), {
        maxLength: 8,
      }),
    });
  });
}

function take(issue: IssueInJira, one: Step): Payload {
  switch (one.kind) {
    case 'transition':
      return issue.transition(one.to);
    case 'move':
      return issue.move(one.key);
    case 'assign':
      return issue.assign(one.to);
    case 'edit':
      return issue.edit();
    case 'comment':
      return issue.comment();
    case 'delete':
      return issue.delete();
  }
}

interface Lived {
  readonly scenario: Scenario;
  readonly issue: IssueInJira;
  readonly links: readonly LinkId[];
}

/** Links an issue twice for one Organization and once for another, and lives through the history to its quiet end. */
async function live({ steps, arrivals, trackerCalls }: History): Promise<Lived> {
  const scenario = new Scenario();
  const connected = await scenario.connect();
  const issue = new IssueInJira(scenario.jira);
  const joined = await scenario.connect();
  for (const team of [connected, joined]) {
    for (const name of ['bob', 'carol']) await scenario.addTrackerUser(team, { name });
  }
  const links = [await scenario.link(connected), await scenario.link(connected), await scenario.link(joined)];
  const payloads = steps.map((one) => take(issue, one));
  scenario.trackers.plan(trackerCalls);

  for (const arrival of arrivals) await arrive(scenario, connected, arrival, payloads[arrival.of]);
  await scenario.settle();
  while ((await scenario.sweepAfter(DAY)) > 0);
  return { scenario, issue, links };
}

async function arrive(
  scenario: Scenario,
  connected: Connected,
  { isSignalLost, then }: Arrival,
  payload: Payload | undefined,
): Promise<void> {
  scenario.signal.isLosing = isSignalLost;
  await scenario.deliver(connected, payload);
  scenario.signal.isLosing = false;
  if (then === 'work') await scenario.settle();
  if (then === 'sweep') await scenario.sweepAfter(2_000);
}

function holds(last: readonly Step[], law: (lived: Lived) => void): Promise<void> {
  return fc.assert(
    fc.asyncProperty(history(last), async (one) => {
      law(await live(one));
    }),
    { numRuns: 150 },
  );
}

describe('the events of an issue, in whatever order and however often they come, whatever fails meanwhile', () => {
  it('end in the newest status and key, on every link and in the tracker', () =>
    holds([{ kind: 'edit' }], ({ scenario, issue, links }) => {
      const isDone = issue.status === DONE || issue.status === CLOSED;
      for (const id of links) {
        expect(scenario.linkOf(id)).to.include({
          state: 'linked',
          lastDone: isDone,
          jiraStatusId: issue.status.id,
          jiraIssueKey: issue.key,
          isInDoubt: false,
        });
        expect(scenario.trackerStatusOf(id)).to.equal(isDone ? 'resolved' : 'unresolved');
      }
    }));

  it('end in the newest assignee, on every link and, where the tracker knows them, in the tracker', () =>
    holds([{ kind: 'edit' }], ({ scenario, issue, links }) => {
      const assignee = issue.assignee?.['key'] ?? null;
      const expected = new Map([
        ['KEY-bob', 'bob'],
        ['KEY-carol', 'carol'],
        [null, null],
      ]);
      for (const id of links) {
        expect(scenario.linkOf(id)).to.include({ jiraAssignee: assignee, isAssigneeInDoubt: false });
        if (assignee !== 'KEY-dave') {
          expect(scenario.trackerAssigneeOf(id)).to.equal(expected.get(assignee as string | null));
        }
      }
    }));

  it('never have an assignee carried out that is older than the one decided on before', () =>
    holds([], ({ scenario, links }) => {
      for (const id of links) {
        const times = scenario
          .decisionsOf(id)
          .filter(({ kind, reason }) => kind === 'assignee' && reason !== 'stale' && reason !== 'superseded')
          .map(({ values }) => String(values['updatedAt']));
        expect(times).to.deep.equal(times.toSorted());
      }
    }));

  it('end in the newest status also when nothing comes after it', () =>
    holds([{ kind: 'transition', to: DONE }], ({ scenario, links }) => {
      for (const id of links) {
        expect(scenario.linkOf(id)).to.include({ lastDone: true, jiraStatusId: DONE.id });
        expect(scenario.trackerStatusOf(id)).to.equal('resolved');
      }
    }));

  it('end the links for good when the issue was deleted', () =>
    holds([{ kind: 'delete' }], ({ scenario, links }) => {
      expect(links.map((id) => scenario.linkOf(id).state)).to.deep.equal(['deleted', 'deleted', 'deleted']);
    }));

  it('never have a status carried out that is older than the one carried out before', () =>
    holds([], ({ scenario, links }) => {
      for (const id of links) {
        const times = scenario
          .decisionsOf(id)
          .filter(({ kind, outcome }) => kind === 'status' && outcome === 'applied')
          .map(({ values }) => String(values['updatedAt']));
        expect(times).to.deep.equal([...new Set(times)].toSorted());
      }
    }));

  for (const [how, last] of [
    ['lives on', []],
    ['is deleted', [{ kind: 'delete' }]],
  ] as const) {
    it(`leave nothing open when the issue ${how}: each Delivery is settled, each Effect decided on once`, () =>
      holds(last, ({ scenario }) => {
        for (const { state, reason, processedAt } of scenario.deliveries) {
          expect(state).to.be.oneOf(['processed', 'ignored']);
          expect(processedAt).to.not.equal(null);
          expect(reason === null).to.equal(state === 'processed');
        }
        const effects = [...scenario.tables.effects.values()];
        expect(effects.filter(({ isOpen }) => isOpen)).to.be.empty;
        const decided = [...scenario.tables.decisions.values()].map(({ effectId }) => effectId);
        expect(decided.toSorted()).to.deep.equal(effects.map(({ id }) => id).toSorted());
      }));
  }

  it('have every change in the tracker made once: no call beyond the tries that failed does anything', () =>
    holds([], ({ scenario }) => {
      const { asked } = scenario.trackers;
      const effects = new Set(asked.map(({ effect }) => effect));
      for (const { effect, user } of scenario.trackers.assigned) {
        effects.add(effect);
        const others = scenario.trackers.assigned.filter((one) => one.effect === effect);
        expect(new Set(others.map((one) => one.user)).size, user ?? 'nobody').to.equal(1);
      }
      expect(scenario.tables.trackerAnswers.size).to.be.at.most(effects.size);
      for (const { effect, action } of asked) {
        const others = asked.filter((one) => one.effect === effect);
        expect(new Set(others.map((one) => one.action)).size, action).to.equal(1);
      }
    }));
});
