import { expect } from 'chai';
import fc from 'fast-check';

import type { ReplayFilter } from '../../src/application/inbound/replay-dead.ts';
import { EVERYTHING } from '../../src/domain/api-key.ts';
import { MOST_ATTEMPTS } from '../../src/domain/effect.ts';
import { CLOSED, DONE, TO_DO } from '../support/payloads.ts';
import type { Scenario } from '../support/scenario.ts';
import { LinkedIssue } from '../support/scenario-linked-issue.ts';
import type { TrackerCall } from '../support/scenario-trackers.ts';

const DAY = 24 * 60 * 60_000;
const ALL_DEAD: ReplayFilter = {
  ...{ state: 'dead', integrationId: null, installationId: null, linkId: null, deliveryId: null },
  ...{ kind: null, reason: null, since: null },
};
const STATUSES = { todo: TO_DO, done: DONE, closed: CLOSED } as const;

type Status = keyof typeof STATUSES;

/** Something that happens; `at` picks one of the things there are by then. */
type Step =
  | { readonly kind: 'transition'; readonly to: Status }
  /** Given up, as every try fails; the tracker did it all the same where `isReached`. */
  | { readonly kind: 'dies'; readonly to: Status; readonly isReached: boolean }
  | { readonly kind: 'tracker_fails'; readonly calls: readonly TrackerCall[] }
  | { readonly kind: 'replay_effect' | 'replay_delivery'; readonly at: number }
  | { readonly kind: 'replay_dead' | 'day_passes' };

function step(): fc.Arbitrary<Step> {
  const to = fc.constantFrom<Status>('todo', 'done', 'closed');
  const failing = fc.constantFrom<TrackerCall>('fails_before', 'fails_after');
  return fc.oneof(
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('transition' as const), to }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('dies' as const), to, isReached: fc.boolean() }) },
    fc.record({
      kind: fc.constant('tracker_fails' as const),
      calls: fc.array(failing, { minLength: 1, maxLength: 3 }),
    }),
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom('replay_effect' as const, 'replay_delivery' as const),
        at: fc.nat({ max: 5 }),
      }),
    },
    fc.record({ kind: fc.constantFrom('replay_dead' as const, 'day_passes' as const) }),
  );
}

/** Does the step; refusals are answers too. */
async function take(step: Step, { scenario, issue, connected, linkId }: LinkedIssue): Promise<void> {
  const { replayEffect, replayDelivery } = scenario.useCases;
  const who = { scope: EVERYTHING, by: 'deploy' };
  const refused = () => undefined;
  switch (step.kind) {
    case 'transition':
      await scenario.deliver(connected, issue.transition(STATUSES[step.to]));
      return;
    case 'dies': {
      const last: TrackerCall = step.isReached ? 'fails_after' : 'fails_before';
      scenario.trackers.plan([...Array<TrackerCall>(MOST_ATTEMPTS - 1).fill('fails_before'), last]);
      await scenario.deliver(connected, issue.transition(STATUSES[step.to]));
      await passTime(scenario);
      scenario.trackers.plan([]);
      return;
    }
    case 'tracker_fails':
      scenario.trackers.plan(step.calls);
      return;
    case 'replay_effect': {
      const effects = scenario.effectsOf(linkId);
      const dead = effects.filter(({ state }) => state === 'dead');
      const among = dead.length > 0 ? dead : effects;
      const { id } = among[step.at % among.length] ?? expect.fail('there is no Effect');
      await replayEffect.execute({ ...who, effectId: id }).catch(refused);
      return;
    }
    case 'replay_delivery': {
      const { deliveries } = scenario;
      const delivery = deliveries[step.at % Math.max(deliveries.length, 1)];
      if (delivery !== undefined) await replayDelivery.execute({ ...who, deliveryId: delivery.id });
      return;
    }
    case 'replay_dead':
      await replayAll(scenario);
      return;
    case 'day_passes':
      await scenario.sweepAfter(DAY);
      return;
  }
}

/** Until nothing is left to be tried. */
async function passTime(scenario: Scenario): Promise<void> {
  for (let woken = 1; woken > 0;) woken = await scenario.sweepAfter(DAY);
}

async function replayAll({ useCases }: Scenario): Promise<void> {
  await useCases.replayDead.execute({ scope: EVERYTHING, filter: ALL_DEAD, isDryRun: false, by: 'deploy' });
}

describe('whatever is given up and replayed, in whatever order', () => {
  it('ends as Jira is, once the tracker is back and all that is dead was replayed', function () {
    this.timeout(120_000);
    return fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step(), fc.boolean()), { maxLength: 12 }), async (steps) => {
        const linked = await LinkedIssue.open();
        const { scenario, issue } = linked;
        for (const [one, isWorkedOn] of steps) {
          await take(one, linked);
          if (isWorkedOn) await scenario.settle();
        }

        scenario.trackers.plan([]);
        await scenario.settle();
        await passTime(scenario);
        await replayAll(scenario);
        await scenario.settle();

        const isDone = issue.status !== TO_DO;
        expect(linked.trackerStatus).to.equal(isDone ? 'resolved' : 'unresolved');
        expect(linked.link.lastDone).to.equal(isDone);
        const states = scenario.effectsOf(linked.linkId).map(({ state }) => state);
        expect(states.filter((state) => state !== 'applied' && state !== 'skipped')).to.be.empty;
      }),
      { numRuns: 300 },
    );
  });
});
