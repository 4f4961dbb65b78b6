import { expect } from 'chai';
import { NOTHING_COUNTED } from '../../../../src/domain/reconciliation-run.ts';
import { DONE } from '../../../support/payloads.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { Reconciling } from '../../../support/scenario-reconciliation.ts';

const MINUTE = 60_000;
const STATUS = { id: '3', name: 'Done', category: 'done' } as const;

describe('Reconcile, of what is recent', () => {
  let linked: LinkedIssue;
  let reconciling: Reconciling;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    reconciling = new Reconciling(linked.scenario, linked.connected);
  });

  /** Finishes the issue in Jira, by the clock; its event is lost. */
  const finish = () => {
    linked.issue.transition(DONE);
    const updatedAt = linked.scenario.clock.now();
    const { id, key } = linked.issue;
    linked.scenario.jira.putIssue({ id, key, projectId: '10100', status: STATUS, updatedAt });
  };

  it('comes by itself every five minutes, and finds the status whose event was lost', async () => {
    finish();

    expect(await reconciling.after(4 * MINUTE, 'recent')).to.equal(undefined);
    const run = await reconciling.after(MINUTE, 'recent');

    expect(run).to.include({ state: 'done', isRequested: false, organizationId: null });
    expect(run?.counts).to.deep.equal({
      ...NOTHING_COUNTED,
      ...{ compared: 1, drifted: 1, healed: 1, requests: 1 },
    });
    expect(linked.trackerStatus).to.equal('resolved');
  });

  it('asks for nothing that was updated long before', async () => {
    await reconciling.afterFiveMinutes();

    const run = await reconciling.afterFiveMinutes();

    expect(run?.counts).to.include({ compared: 0, requests: 1 });
  });

  it('looks from where the last one has looked to, with a minute or two of it again', async () => {
    const first = await reconciling.afterFiveMinutes();
    linked.scenario.clock.advance(-MINUTE);
    finish();
    linked.scenario.clock.advance(MINUTE);

    const second = await reconciling.afterFiveMinutes();

    expect(second?.since).to.deep.equal(first?.seenUntil);
    expect(second?.counts.healed).to.equal(1);
  });

  it('looks further back after an outage of hours', async () => {
    await reconciling.afterFiveMinutes();
    finish();

    const run = await reconciling.after(7 * 60 * MINUTE, 'recent');

    expect(run?.counts.healed).to.equal(1);
  });

  it('asks again when Jira’s clock is ahead of ours', async () => {
    await reconciling.afterFiveMinutes();
    finish();
    const asked: number[] = [];
    reconciling.around(async (what, search) => {
      if (what.kind === 'updated') asked.push(what.sinceMinutes);
      const found = await search();
      return { ...found, answeredAt: new Date((found.answeredAt?.getTime() ?? 0) + 30 * MINUTE) };
    });

    const run = await reconciling.afterFiveMinutes();

    expect(asked).to.deep.equal([7, 37]);
    expect(run?.counts.requests).to.equal(2);
  });

  it('goes through all that was updated, stretch by stretch, linked or not', async () => {
    await reconciling.fill(450);
    for (let id = 30_000; id < 30_050; id += 1) {
      linked.scenario.jira.putIssue({
        ...{ id: String(id), key: `ABC-${id}`, projectId: '10100', status: STATUS },
        updatedAt: linked.scenario.clock.now(),
      });
    }

    const run = await reconciling.afterFiveMinutes();

    expect(run?.counts).to.include({ compared: 450, drifted: 0, requests: 3 });
  });

  it('goes on without a project that Jira does not show, and says so', async () => {
    await reconciling.fill(1);
    linked.issue.move('OPS-7');
    await reconciling.full();
    linked.scenario.jira.putIssue({ id: '1', key: 'GONE-1', projectId: '10900', status: STATUS });
    linked.scenario.jira.hideProject('GONE');
    await linked.scenario.ports.storage.unitOfWork.run(async ({ links }) => {
      const link = await links.find(linked.linkId);
      if (link === null) throw new TypeError('there is no link');
      const seen = { key: 'GONE-1', projectId: '10900', from: null, isRead: true };
      await links.save(link.withKey({ ...seen, updatedAt: linked.scenario.clock.now() }));
    });

    const run = await reconciling.afterFiveMinutes();

    expect(run?.state).to.equal('done');
    expect(run?.problem).to.include('10900');
    expect(run?.counts.compared).to.equal(1);
  });

  it('looks at a project again within an hour after Jira refused it', async () => {
    linked.scenario.jira.hideProject('ABC');
    await reconciling.afterFiveMinutes();
    linked.scenario.jira.hideProject('ABC', false);
    linked.scenario.clock.advance(56 * MINUTE);
    finish();

    await reconciling.afterFiveMinutes();

    expect(linked.trackerStatus).to.equal('resolved');
  });

  it('comes before what takes longer, which then goes on', async () => {
    await reconciling.fill(600);
    const { id } = await reconciling.request();
    finish();

    const recent = await reconciling.afterFiveMinutes();

    expect(recent?.counts.healed).to.equal(1);
    expect(reconciling.run(id)).to.include({ state: 'done', total: 601 });
    expect(reconciling.run(id).counts.drifted).to.equal(0);
  });

  it('is followed once a day by one of all links', async () => {
    const run = await reconciling.afterADay();

    expect(run).to.include({ state: 'done', kind: 'full', isRequested: false });
    expect(reconciling.runs.map(({ kind }) => kind)).to.deep.equal(['recent', 'full']);
  });

  it('is forgotten after a month', async () => {
    await reconciling.afterFiveMinutes();

    await reconciling.after(31 * 24 * 60 * MINUTE, 'recent');

    expect(reconciling.runs.map(({ kind }) => kind)).to.deep.equal(['recent', 'full']);
  });
});
