import { expect } from 'chai';

import { MOST_ATTEMPTS } from '../../../../src/domain/effect.ts';
import { DONE, TO_DO } from '../../../support/payloads.ts';
import { Scenario } from '../../../support/scenario.ts';
import { Faults } from '../../../support/scenario-faults.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { useCasesOn } from '../../../support/scenario-use-cases.ts';

const LEASE_MS = 5_000;
const HOURS = 60 * 60_000;

describe('what is counted of the work', () => {
  it('is each Delivery that is over, once', async () => {
    const linked = await LinkedIssue.open();
    const { scenario, issue } = linked;
    await linked.happen(issue.transition(DONE));
    await linked.happen(issue.transition(TO_DO));

    expect(scenario.meter.of('deliveries')).to.deep.equal([
      { outcome: 'processed' },
      { outcome: 'processed' },
    ]);
    expect(scenario.meter.of('retries')).to.deep.equal([]);
  });

  it('is each try of an Effect that is to be made again, by who was in the way', async () => {
    const linked = await LinkedIssue.open();
    const { scenario, issue } = linked;
    scenario.trackers.plan(['fails_before', 'fails_before']);
    await linked.happen(issue.transition(DONE));
    await scenario.sweepAfter(24 * HOURS);
    await scenario.sweepAfter(24 * HOURS);

    expect(linked.reasons).to.deep.equal(['resolved']);
    expect(scenario.meter.of('retries')).to.deep.equal([
      { of: 'effect', cause: 'tracker' },
      { of: 'effect', cause: 'tracker' },
    ]);
  });

  it('is each try of a Delivery that Lockstep cannot process, and that it was given up', async () => {
    const scenario = new Scenario({ leaseMs: LEASE_MS });
    const connected = await scenario.connect();
    const issue = new IssueInJira(scenario.jira);
    await scenario.link(connected);
    const faults = new Faults();
    const useCases = useCasesOn(faults.on(scenario.ports));
    await scenario.deliver(connected, issue.transition(DONE));
    const [bad] = scenario.deliveries;
    if (bad === undefined) throw new Error('there is no Delivery');
    faults.hitDelivery(bad.id, Array<'throws'>(99).fill('throws'));

    for (let passed = 0; passed < MOST_ATTEMPTS + 2; passed += 1) {
      scenario.clock.advance(4 * HOURS);
      await useCases.wakeBacklog.execute();
      await scenario.signal.settle((woken) => useCases.processIssue.execute(woken));
    }

    const retries = Array<object>(MOST_ATTEMPTS - 1).fill({ of: 'delivery', cause: 'lockstep' });
    expect(scenario.meter.of('retries')).to.deep.equal(retries);
    expect(scenario.meter.of('deliveries')).to.deep.equal([{ outcome: 'dead' }]);
  });
});
