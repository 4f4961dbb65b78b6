import { expect } from 'chai';

import { ApplyRetention } from '../../../../src/application/operation/apply-retention.ts';
import type { Retention } from '../../../../src/application/ports/retention.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import { DONE, TO_DO } from '../../../support/payloads.ts';
import { RememberingLog } from '../../../support/remembering-log.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { refusalOf } from '../../../support/scenario-refusals.ts';

const DAY = 24 * 60 * 60_000;
const GOING_ON = { aborted: false };

describe('ApplyRetention', () => {
  let linked: LinkedIssue;
  let log: RememberingLog;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    log = new RememberingLog();
  });

  function apply(stopping: { readonly aborted: boolean } = GOING_ON, retention?: Retention) {
    const { storage, clock } = linked.scenario.ports;
    const ports = { retention: retention ?? storage.retention, clock, log };
    return new ApplyRetention(ports, {
      keepBodiesDays: 30,
      keepDecisionsDays: 180,
      keepAuditDays: 400,
    }).execute({ stopping });
  }

  const oldDelivery = () => linked.scenario.deliveries[0] ?? expect.fail('there is no Delivery');

  it('forgets bodies, then what tells a duplicate and decisions, each after its days, and nothing before', async () => {
    await linked.happen(linked.issue.transition(DONE));
    linked.scenario.clock.advance(30 * DAY);
    expect(await apply()).to.include({ bodies: 0, deliveries: 0, effects: 0 });

    linked.scenario.clock.advance(1);
    expect(await apply()).to.include({ bodies: 1, deliveries: 0, effects: 0 });

    linked.scenario.clock.advance(150 * DAY);
    expect(await apply()).to.include({ bodies: 0, deliveries: 1, effects: 2 });
    expect(linked.scenario.decisionsOf(linked.linkId)).to.be.empty;
    expect(log.of('retention_applied').map(({ bodies }) => bodies)).to.deep.equal([0, 1, 0]);
  });

  it('leaves the link what it needs: what is old is still told to be', async () => {
    const done = linked.issue.transition(DONE);
    await linked.happen(done, linked.issue.transition(TO_DO));
    linked.scenario.clock.advance(400 * DAY);
    await apply();
    await apply();
    expect(linked.scenario.deliveries).to.be.empty;

    await linked.happen(done);

    expect(linked.trackerStatus).to.equal('unresolved');
    expect(linked.scenario.reasonsOf(linked.linkId)).to.deep.equal(['stale']);
  });

  it('makes a Delivery whose body is gone say so when it is to be replayed', async () => {
    await linked.happen(linked.issue.transition(DONE));
    linked.scenario.clock.advance(31 * DAY);
    await apply();
    const { replayDelivery } = linked.scenario.useCases;
    const command = { scope: EVERYTHING, deliveryId: oldDelivery().id, by: 'deploy' };

    const refusal = await refusalOf(replayDelivery.execute(command), 'conflict');

    expect(refusal.message).to.include('LOCKSTEP_KEEP_BODIES_DAYS');
  });

  it('goes on batch by batch as long as they are full, and ends after one when the process is to stop', async () => {
    const stopping = { aborted: false };
    const asked: string[] = [];
    const full: Retention = {
      forget: async (what) => {
        asked.push(what);
        if (asked.length === 3) stopping.aborted = true;
        return 1_000;
      },
    };

    expect(await apply(stopping, full)).to.deep.equal({
      ...{
        bodies: 3_000,
        deliveries: 0,
        effects: 0,
        trackerEvents: 0,
        auditEntries: 0,
        requests: 0,
        sessions: 0,
        attempts: 0,
      },
    });
    expect(asked).to.deep.equal(['bodies', 'bodies', 'bodies']);
  });

  it('says nothing when there was nothing to forget', async () => {
    await apply();

    expect(log.lines).to.be.empty;
  });
});
