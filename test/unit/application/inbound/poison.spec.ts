import { expect } from 'chai';

import { MOST_ATTEMPTS } from '../../../../src/domain/effect.ts';
import type { LinkId } from '../../../../src/domain/ids.ts';
import { DONE, TO_DO, type Payload } from '../../../support/payloads.ts';
import { RememberingLog } from '../../../support/remembering-log.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';
import { Faults } from '../../../support/scenario-faults.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { useCasesOn, type ScenarioPorts, type UseCases } from '../../../support/scenario-use-cases.ts';

const LEASE_MS = 5_000;
const HOURS = 60 * 60_000;

describe('what fails unexpectedly', () => {
  let scenario: Scenario;
  let connected: Connected;
  let issue: IssueInJira;
  let poisoned: LinkId;
  let healthy: LinkId;
  let faults: Faults;
  let log: RememberingLog;
  let useCases: UseCases;

  beforeEach(async () => {
    scenario = new Scenario({ leaseMs: LEASE_MS });
    connected = await scenario.connect();
    issue = new IssueInJira(scenario.jira);
    poisoned = await scenario.link(connected);
    healthy = await scenario.link(connected);
    faults = new Faults();
    log = new RememberingLog();
    useCases = useCasesOn(faults.on({ ...scenario.ports, log }));
  });

  const newest = () => scenario.deliveries.at(-1) ?? expect.fail('there is no Delivery');
  const effectOf = (id: LinkId) => scenario.effectsOf(id).at(-1) ?? expect.fail('there is no Effect');
  const deliver = async (payload: Payload) => {
    await scenario.deliver(connected, payload);
    return newest();
  };

  /** Lets the time pass, and has done what is due, in a process that may be killed meanwhile. */
  async function pass(milliseconds: number, on: UseCases = useCases): Promise<void> {
    scenario.clock.advance(milliseconds);
    await useCases.wakeBacklog.execute();
    await scenario.signal.settle((woken) => Promise.race([on.processIssue.execute(woken), standstill()]));
  }

  async function passMany(times: number): Promise<void> {
    for (let passed = 0; passed < times; passed += 1) await pass(4 * HOURS);
  }

  for (const fault of ['throws', 'kills'] as const) {
    describe(`a Delivery that ${fault === 'kills' ? 'takes the process with it' : 'cannot be processed'}`, () => {
      it('is in the way of none that comes after it', async () => {
        const bad = await deliver(issue.transition(DONE));
        faults.hitDelivery(bad.id, Array(99).fill(fault));
        await pass(0);
        await deliver(issue.transition(TO_DO));
        await deliver(issue.transition(DONE));

        await pass(LEASE_MS);
        await pass(LEASE_MS);

        expect(scenario.deliveries.map(({ state }) => state)).to.deep.equal([
          'pending',
          'processed',
          'processed',
        ]);
        expect(scenario.trackerStatusOf(healthy)).to.equal('resolved');
      });

      it('is processed in the end when it goes wrong no more, and what it tells is old by then', async () => {
        const bad = await deliver(issue.transition(DONE));
        faults.hitDelivery(bad.id, Array(5).fill(fault));
        await pass(0);
        await deliver(issue.transition(TO_DO));
        await pass(LEASE_MS);
        await pass(LEASE_MS);

        await passMany(6);

        expect(scenario.deliveries.map(({ state }) => state)).to.deep.equal(['processed', 'processed']);
        expect(scenario.reasonsOf(healthy).at(-1)).to.equal('stale');
        expect(scenario.trackerStatusOf(healthy)).to.equal('unresolved');
      });

      it('is dead after twelve counted tries, says why, and is told of as an error once', async () => {
        const bad = await deliver(issue.transition(DONE));
        faults.hitDelivery(bad.id, Array(99).fill(fault));
        await pass(0);
        await passMany(MOST_ATTEMPTS + 3);

        const [dead] = scenario.deliveries;
        expect(dead).to.include({ state: 'dead', attempts: MOST_ATTEMPTS, nextAttemptAt: null });
        expect(dead?.lastProblem).to.match(fault === 'kills' ? /^The process ended/ : /^Lockstep failed/);
        expect(dead?.processedAt).to.be.a('date');
        expect(log.of('delivery_dead')).to.have.lengthOf(1);
        expect(await useCases.wakeBacklog.execute()).to.equal(0);
      });
    });

    describe(`an Effect that ${fault === 'kills' ? 'takes the process with it' : 'cannot be carried out'}`, () => {
      it('is in the way of no other Effect, and of no later Delivery', async () => {
        await deliver(issue.transition(DONE));
        faults.hitLink(poisoned, fault);
        await pass(0);
        await pass(LEASE_MS);
        await pass(LEASE_MS);
        expect(scenario.trackerStatusOf(healthy)).to.equal('resolved');

        await deliver(issue.transition(TO_DO));
        for (let begun = 0; begun < 4; begun += 1) await pass(LEASE_MS);

        expect(scenario.trackerStatusOf(healthy)).to.equal('unresolved');
        expect(scenario.deliveries.map(({ state }) => state)).to.deep.equal(['processed', 'processed']);
      });

      it('is dead after twelve counted tries, says why, and is told of as an error once', async () => {
        await deliver(issue.transition(DONE));
        faults.hitLink(poisoned, fault);
        await pass(0);
        await passMany(MOST_ATTEMPTS + 3);

        expect(effectOf(poisoned)).to.include({ state: 'dead', attempts: MOST_ATTEMPTS });
        expect(scenario.decisionsOf(poisoned).at(-1)).to.include({
          outcome: 'dead',
          reason: 'lockstep_failed',
        });
        expect(scenario.linkOf(poisoned).isInDoubt).to.equal(true);
        expect(log.of('effect_dead')).to.have.lengthOf(1);
        expect(await useCases.wakeBacklog.execute()).to.equal(0);
      });

      it('is carried out as soon as it goes wrong no more', async () => {
        await deliver(issue.transition(DONE));
        faults.hitLink(poisoned, fault);
        await pass(0);
        await passMany(3);
        faults.hitLink(poisoned, null);

        await passMany(1);

        expect(scenario.trackerStatusOf(poisoned)).to.equal('resolved');
        expect(effectOf(poisoned).state).to.equal('applied');
      });
    });
  }

  it('waits longer after each try, as an Effect does whose tracker is away', async () => {
    const { id } = await deliver(issue.transition(DONE));
    faults.hitDelivery(id, Array(99).fill('throws'));
    const waits: number[] = [];
    for (let tried = 0; tried < 5; tried += 1) {
      await pass(waits.at(-1) ?? 0);
      waits.push((newest().nextAttemptAt?.getTime() ?? NaN) - scenario.clock.now().getTime());
    }

    expect(waits).to.deep.equal(waits.toSorted((one, other) => one - other));
    expect(new Set(waits).size).to.equal(5);
  });

  it('counts for nothing while the store is away', async () => {
    const away = new Error('the store is away');
    const storage: ScenarioPorts['storage'] = {
      ...scenario.ports.storage,
      isUnavailable: (error) => error === away,
      unitOfWork: { run: () => Promise.reject(away) },
    };
    const without = useCasesOn({ ...scenario.ports, storage });
    await deliver(issue.transition(DONE));

    for (let tried = 0; tried < 20; tried += 1) {
      const error: unknown = await pass(1_000, without).catch((thrown: unknown) => thrown);
      expect(error).to.equal(away);
    }

    expect(newest()).to.include({ state: 'pending', attempts: 0, nextAttemptAt: null });
    await pass(1_000);
    expect(newest().state).to.equal('processed');
    expect(scenario.trackerStatusOf(healthy)).to.equal('resolved');
  });
});

/** Resolves once nothing moves any more: what was killed never ends. */
async function standstill(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
}
