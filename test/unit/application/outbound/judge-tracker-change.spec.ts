import { expect } from 'chai';

import type { TrackerUserId } from '../../../../src/domain/ids.ts';
import type { TrackerEvent } from '../../../../src/domain/outbound/tracker-event.ts';
import type { TrackerIssueStatus } from '../../../../src/domain/tracker-issue.ts';
import { DONE, IN_PROGRESS } from '../../../support/payloads.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { aTrackerEvent, receive } from '../../../support/scenario-tracker-events.ts';

const UNKNOWN = { id: null, name: null, isLockstep: null };
const REASONS_NOT_TO: readonly string[] = [
  'stale',
  'echo',
  'superseded',
  'tracker_moved_on',
  'tracker_issue_gone',
];

let linked: LinkedIssue;

async function beginAnew(): Promise<void> {
  linked = await LinkedIssue.open();
}

const secondsOn = (seconds: number) => new Date(linked.scenario.clock.now().getTime() + seconds * 1000);
const became = (status: TrackerIssueStatus, event: Partial<TrackerEvent> = {}) =>
  aTrackerEvent(linked, { change: { kind: 'status', status, isRegression: false }, ...event });

/** A change of the tracker issue of which no event tells. */
async function make(status: TrackerIssueStatus): Promise<void> {
  const issue = linked.scenario.tables.trackerIssues.get(linked.link.trackerIssueId);
  if (issue !== undefined)
    await linked.scenario.ports.storage.stores.localTracker.saveIssue({ ...issue, status });
}

/** What became of each change of the tracker so far: why Jira does not follow it, or that it is to. */
async function judged(...events: readonly TrackerEvent[]): Promise<readonly string[]> {
  await receive(linked, ...events);
  await linked.scenario.settle();
  return linked.scenario
    .decisionsOf(linked.linkId)
    .filter(({ source }) => source === 'tracker')
    .map(({ reason }) => (REASONS_NOT_TO.includes(reason) ? reason : 'carried'));
}

describe('a change in the tracker', () => {
  beforeEach(beginAnew);

  it('is carried to Jira when the tracker issue is still so', async () => {
    await make('resolved');
    expect(await judged(became('resolved'))).to.deep.equal(['carried']);
  });

  it('is not, when the tracker issue is something else by now, be that by a person or for Jira’s sake', async () => {
    expect(await judged(became('resolved'))).to.deep.equal(['tracker_moved_on']);

    await make('unresolved');
    await receive(linked, became('unresolved'));
    await linked.happen(linked.issue.transition(DONE));
    expect(linked.trackerStatus).to.equal('resolved');
  });

  it('is not, when it happened before one that was decided on', async () => {
    await make('resolved');
    await judged(became('resolved', { occurredAt: secondsOn(9) }));
    await make('unresolved');
    expect(await judged(became('unresolved', { occurredAt: secondsOn(8) }))).to.deep.equal([
      'carried',
      'stale',
    ]);
    expect((await judged(became('unresolved', { occurredAt: secondsOn(9) }))).at(-1)).to.equal('carried');
    await make('resolved');
    expect((await judged(became('resolved'))).at(-1)).to.equal('carried');
  });

  it('is carried once, of several that wait, and it is the last', async () => {
    await make('resolved');
    const flips = (['resolved', 'unresolved', 'resolved'] as const).map((status, at) =>
      became(status, { occurredAt: secondsOn(at) }),
    );
    expect(await judged(...flips)).to.deep.equal(['superseded', 'superseded', 'carried']);
  });

  it('is carried, of several of one moment or of none, when it is what the tracker shows, however they come', async () => {
    for (const occurredAt of [secondsOn(1), null]) {
      linked = await LinkedIssue.open();
      await make('unresolved');
      const flips = [became('unresolved', { occurredAt }), became('resolved', { occurredAt })];
      expect((await judged(...flips)).toSorted()).to.deep.equal(['carried', 'tracker_moved_on']);
    }
  });

  it('is not, when the tracker issue is gone', async () => {
    linked.scenario.tables.trackerIssues.delete(linked.link.trackerIssueId);
    expect(await judged(became('resolved'))).to.deep.equal(['tracker_issue_gone']);
  });

  it('waits while the tracker cannot be asked how it is now', async () => {
    const { trackers } = linked.scenario;
    const of = trackers.of.bind(trackers);
    trackers.of = () => {
      throw new Error('away');
    };
    await make('resolved');
    expect(await judged(became('resolved'))).to.be.empty;
    expect(linked.lastEffect).to.include({ state: 'waiting', attempts: 1 });

    trackers.of = of;
    await linked.scenario.sweepAfter(60 * 60_000);
    expect(await judged()).to.deep.equal(['carried']);
  });
});

describe('a change of which the tracker does not tell who did it', () => {
  beforeEach(beginAnew);

  it('is our own doing, when it is what we made the tracker issue last', async () => {
    await linked.happen(linked.issue.transition(DONE));
    expect(await judged(became('resolved', { actor: UNKNOWN }))).to.deep.equal(['echo']);
  });

  it('is a person’s, when it is something else', async () => {
    await linked.happen(linked.issue.transition(DONE));
    await make('unresolved');
    expect(await judged(became('unresolved', { actor: UNKNOWN }))).to.deep.equal(['carried']);
    await make('resolved');
    expect((await judged(became('resolved', { actor: UNKNOWN }))).at(-1)).to.equal('carried');
  });

  it('is our own doing, when we were killed before we knew that we did it', async () => {
    linked.scenario.trackers.plan(['fails_after']);
    await linked.happen(linked.issue.transition(DONE));
    expect(linked.link.ledger.trackerStatus).to.equal(null);
    expect(await judged(became('resolved', { actor: null }))).to.deep.equal(['echo']);
  });

  it('is never our own doing when the tracker says that a person did it', async () => {
    await linked.happen(linked.issue.transition(DONE), linked.issue.transition(IN_PROGRESS));
    await make('unresolved');
    expect(await judged(became('unresolved'))).to.deep.equal(['carried']);
  });
});

describe('an assignment in the tracker', () => {
  beforeEach(beginAnew);

  const assigned = (id: string | null, event: Partial<TrackerEvent> = {}) =>
    aTrackerEvent(linked, {
      change: {
        kind: 'assignee',
        user: id === null ? null : { id: id as TrackerUserId, name: id, email: null, isEmailVerified: false },
      },
      ...event,
    });

  it('is carried while it is still so, and not when it is somebody else by now', async () => {
    const zoe = await linked.scenario.addTrackerUser(linked.connected, { name: 'Zoë' });
    expect(await judged(assigned(zoe.id), assigned(null))).to.deep.equal(['tracker_moved_on', 'carried']);
    expect((await judged(assigned(zoe.id))).at(-1)).to.equal('tracker_moved_on');
  });

  it('is our own doing, when nobody can tell who did it and it is whom we assigned last', async () => {
    await linked.scenario.ports.storage.unitOfWork.run(async ({ links }) => {
      const link = await links.find(linked.linkId);
      if (link !== null) await links.save(link.withTrackerAssigneeWritten(null));
    });
    expect(await judged(assigned(null, { actor: null }))).to.deep.equal(['echo']);
    expect((await judged(assigned(null))).at(-1)).to.equal('carried');
  });
});
