import { openMemoryStorage } from '../../src/adapters/memory/open-memory-storage.ts';
import { LocalTrackers } from '../../src/adapters/tracker/local/local-trackers.ts';
import { statusAfter } from '../../src/domain/tracker-issue.ts';
import type { TrackerIssueId, TrackerUserId } from '../../src/domain/ids.ts';
import { anId, aTrackerIssue, aTrackerUser, NOON } from '../support/builders.ts';
import { HandSetClock } from '../support/scenario-clock.ts';
import { callingTinyTracker, type CalledTracker } from '../support/tiny-tracker.ts';
import { aTeam } from './opened-storage.ts';
import { trackerContract, type ArrangedTracker } from './tracker.contract.ts';

const open: CalledTracker[] = [];

describe('a tracker', () => {
  afterEach(async () => {
    await Promise.all(open.splice(0).map((tracker) => tracker.close()));
  });

  trackerContract('the local tracker', localTracker);
  trackerContract('an http tracker', httpTracker);
});

/** The tracker of the example, over HTTP. */
async function httpTracker(): Promise<ArrangedTracker> {
  const called = await callingTinyTracker();
  open.push(called);
  const { tiny, tracker } = called;
  const { id } = tiny.add('TypeError');
  const nothing = { effect: null, user: null, comment: null, status: null, title: null, text: { body: '' } };
  return {
    tracker,
    issue: id as TrackerIssueId,
    nowhere: anId(),
    people: ['ada' as TrackerUserId, 'ben' as TrackerUserId],
    act: async (action) => {
      tiny.act('issue.apply', { ...nothing, issue: id, action });
    },
  };
}

/** Its `nowhere` is an issue of another Installation, which is as good as none. */
async function localTracker(): Promise<ArrangedTracker> {
  const clock = new HandSetClock();
  const storage = openMemoryStorage({ clock });
  const { trackerIssues, trackerUsers } = storage;
  const { installation, organization } = await aTeam(storage);
  const organizationId = organization.toProps().id;
  const [one, other] = [aTrackerUser({ organizationId }), aTrackerUser({ organizationId })];
  for (const user of [one, other]) await trackerUsers.add(user);
  const issue = aTrackerIssue({ installationId: installation.id });
  const theirs = aTrackerIssue({ installationId: anId() });
  for (const one of [issue, theirs]) await trackerIssues.add(one);
  return {
    tracker: new LocalTrackers(storage, clock).of(installation),
    issue: issue.id,
    nowhere: theirs.id,
    people: [one.id, other.id],
    act: async (action) => {
      await storage.stores.localTracker.saveIssue({ ...issue, status: statusAfter(action), changedAt: NOON });
    },
  };
}
