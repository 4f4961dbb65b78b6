import { expect } from 'chai';
import { NOTHING_COUNTED } from '../../../../src/domain/reconciliation-run.ts';
import { CLOSED, DONE, TO_DO } from '../../../support/payloads.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { Reconciling } from '../../../support/scenario-reconciliation.ts';

describe('Reconcile, of all links', () => {
  let linked: LinkedIssue;
  let reconciling: Reconciling;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    reconciling = new Reconciling(linked.scenario, linked.connected);
  });

  it('makes no Effect and no decision where all agree', async () => {
    const before = linked.scenario.effectsOf(linked.linkId).length;

    const run = await reconciling.full();

    expect(run).to.deep.include({
      state: 'done',
      total: 1,
      counts: { ...NOTHING_COUNTED, compared: 1, requests: 1 },
    });
    expect(linked.scenario.effectsOf(linked.linkId)).to.have.lengthOf(before);
  });

  it('applies the status whose event was lost, with its own decision', async () => {
    linked.issue.transition(DONE);

    const run = await reconciling.full();

    expect(linked.trackerStatus).to.equal('resolved');
    expect(linked.reasons).to.deep.equal(['resolved']);
    expect(linked.lastEffect).to.include({ source: 'reconciliation', state: 'applied', deliveryId: null });
    expect(run.counts).to.include({ compared: 1, drifted: 1, healed: 1, requests: 1 });
    expect(linked.scenario.meter.of('reconciliation_drift')).to.deep.equal([{ kind: 'status' }]);
  });

  it('takes the event that comes after all for the old one it is', async () => {
    const late = linked.issue.transition(DONE);
    await reconciling.full();

    await linked.happen(late);

    expect(linked.trackerStatus).to.equal('resolved');
    expect(linked.reasons).to.deep.equal(['resolved', 'stale']);
  });

  it('follows a move whose event was lost', async () => {
    linked.issue.move('OPS-7');

    const run = await reconciling.full();

    expect(linked.link.jiraIssueKey).to.equal('OPS-7');
    expect(linked.reasons).to.deep.equal(['key_changed']);
    expect(run.counts).to.include({ drifted: 1, healed: 1 });
  });

  it('leaves what is in hand to the Delivery that is there, when that is all there is to do', async () => {
    await linked.scenario.deliver(linked.connected, linked.issue.transition(DONE));

    const run = await reconciling.full();

    expect(linked.reasons).to.deep.equal(['resolved']);
    expect(linked.lastEffect?.source).to.equal('delivery');
    expect(run.counts.drifted).to.equal(0);
  });

  it('does what is in hand first, and then what was lost after it', async () => {
    await linked.scenario.deliver(linked.connected, linked.issue.transition(DONE));
    linked.issue.transition(TO_DO);

    await reconciling.full();

    expect(linked.trackerStatus).to.equal('unresolved');
    expect(linked.reasons).to.deep.equal(['resolved', 'unresolved']);
  });

  it('leaves an issue that somebody works on to them, who then read it themselves', async () => {
    linked.issue.transition(DONE);
    const { leases } = linked.scenario.ports.storage;
    await leases.runExclusively(
      { integrationId: linked.connected.integrationId, jiraIssueId: linked.link.jiraIssueId },
      async () => {
        const run = await reconciling.full();
        expect(run.counts).to.include({ drifted: 1, healed: 0 });
      },
    );
    await linked.scenario.sweepAfter(1_000);

    expect(linked.trackerStatus).to.equal('resolved');
  });

  it('asks no second time for what waits for the tracker', async () => {
    linked.issue.transition(DONE);
    linked.scenario.trackers.plan(['fails_before']);
    await reconciling.full();
    const effects = linked.scenario.effectsOf(linked.linkId).length;

    const run = await reconciling.full();

    expect(linked.scenario.effectsOf(linked.linkId)).to.have.lengthOf(effects);
    expect(run.counts.drifted).to.equal(0);
  });

  it('sees to every link of an issue, by its own settings', async () => {
    const other = await linked.scenario.connect();
    const theirs = await linked.scenario.link(other);
    await linked.changeSettings({ inboundStatus: false });
    linked.issue.transition(CLOSED);

    const run = await reconciling.full();

    expect(linked.trackerStatus).to.equal('unresolved');
    expect(linked.scenario.trackerStatusOf(theirs)).to.equal('resolved');
    expect(run.counts).to.include({ compared: 1, drifted: 2, healed: 2 });
    expect((await reconciling.full()).counts.drifted).to.equal(0);
  });

  it('asks for so many issues at a time, and is done when all were asked for', async () => {
    await reconciling.fill(450);

    const run = await reconciling.full();

    expect(run).to.include({ state: 'done', total: 451 });
    expect(run.counts).to.deep.equal({ ...NOTHING_COUNTED, compared: 451, requests: 3 });
  });

  it('is content with a Jira that answers fewer issues than it is asked for', async () => {
    await reconciling.fill(199);
    linked.scenario.jira.limitSearch(50);

    const run = await reconciling.full();

    expect(run.counts).to.include({ compared: 200, unseen: 0, requests: 4 });
  });

  it('keeps to one project, and to one link', async () => {
    await reconciling.fill(3);
    linked.issue.move('OPS-7');
    await reconciling.full();

    const project = await reconciling.full({ kind: 'project', project: 'OPS' });
    const link = await reconciling.full({ kind: 'link', linkId: linked.linkId });

    expect(project).to.deep.include({ total: 1 });
    expect(project.counts.compared).to.equal(1);
    expect(link.counts).to.include({ compared: 1, requests: 1 });
  });
});
