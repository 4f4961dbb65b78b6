import { expect } from 'chai';

import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { TrackerIssueStatus } from '../../../../src/domain/tracker-issue.ts';
import * as payloads from '../../../support/payloads.ts';
import { DONE, MappedIssue, TO_DO } from '../../../support/scenario-outbound-status.ts';
import { aTrackerEvent, receive } from '../../../support/scenario-tracker-events.ts';

const NOON = Date.UTC(2024, 4, 6, 12);
const [BEFORE, AFTER] = [NOON - 60_000, NOON + 60_000];

let mapped: MappedIssue;

async function beginAnew(): Promise<void> {
  mapped = await MappedIssue.open();
}

const set = (status: TrackerIssueStatus) =>
  mapped.scenario.useCases.setLocalTrackerIssueStatus.execute({
    ...{ scope: EVERYTHING, trackerIssueId: mapped.linked.link.trackerIssueId, by: 'Bob', status },
  });
const reasons = () => mapped.linked.reasons;

/** That a person made the Jira issue done, by Jira's clock. */
async function isDoneInJira(at: number): Promise<void> {
  const updatedAt = new Date(at);
  await mapped.change({ status: DONE, updatedAt });
  const updated = updatedAt.toISOString().replace('Z', '+0000');
  const fields = { status: payloads.DONE, updated };
  await mapped.scenario.deliver(mapped.linked.connected, {
    ...payloads.issueUpdated([payloads.statusItem(payloads.TO_DO, payloads.DONE)]),
    issue: payloads.anIssue({ fields }),
  });
}

describe('several changes of the tracker', () => {
  beforeEach(beginAnew);

  it('become one write to Jira, when Jira was away for all of them', async () => {
    for (const status of ['resolved', 'unresolved', 'resolved'] as const) {
      await set(status);
      mapped.scenario.clock.advance(1000);
    }
    await mapped.scenario.settle();

    expect(mapped.transitionsTried).to.equal(1);
    expect(await mapped.statusInJira()).to.equal(DONE.name);
    expect(reasons().toSorted()).to.deep.equal(['jira_status_changed', 'superseded', 'superseded']);
  });

  it('become one write also when all of them are of one moment, and it is what the tracker shows', async () => {
    for (const status of ['resolved', 'unresolved', 'resolved'] as const) await set(status);
    await mapped.scenario.settle();

    expect(mapped.transitionsTried).to.equal(1);
    expect(await mapped.statusInJira()).to.equal(DONE.name);
    expect(reasons().toSorted()).to.deep.equal(['jira_status_changed', 'superseded', 'tracker_moved_on']);
  });

  it('end in the last, carried out one by one', async () => {
    for (const status of ['resolved', 'unresolved', 'resolved'] as const) {
      await set(status);
      await mapped.scenario.settle();
    }
    expect(await mapped.statusInJira()).to.equal(DONE.name);
    expect(mapped.linked.link.lastDone).to.equal(true);
  });
});

describe('a change of the tracker and one of Jira that are both to be carried out', () => {
  beforeEach(beginAnew);

  beforeEach(async () => {
    await set('ignored');
    await mapped.scenario.settle();
  });

  it('end in what the tracker said, when that was later', async () => {
    await isDoneInJira(BEFORE);
    await set('unresolved');
    await mapped.scenario.settle();

    expect(await mapped.statusInJira()).to.equal(TO_DO.name);
    expect(mapped.linked.trackerStatus).to.equal('unresolved');
    expect(mapped.linked.link.lastDone).to.equal(false);
  });

  it('leave no doubt about what gave way before the tracker was asked for it', async () => {
    for (const at of [1, 2]) await isDoneInJira(NOON - 30 * 86_400_000 + at);
    await receive(
      mapped.linked,
      aTrackerEvent(mapped.linked, {
        change: { kind: 'status', status: 'unresolved', isRegression: false },
        occurredAt: mapped.scenario.clock.now(),
      }),
    );
    await mapped.scenario.settle();

    expect(reasons().slice(-3)).to.have.members(['superseded', 'tracker_moved_on', 'stale']);
    expect(mapped.linked.link.isInDoubt).to.equal(false);
  });

  it('end in what Jira said, when that was later', async () => {
    await isDoneInJira(AFTER);
    await set('unresolved');
    await mapped.scenario.settle();

    expect(await mapped.statusInJira()).to.equal(DONE.name);
    expect(mapped.linked.trackerStatus).to.equal('resolved');
    expect(mapped.linked.link.lastDone).to.equal(true);
    expect(reasons()).to.include('tracker_moved_on');
  });
});
