import { openMemoryStorage } from '../../src/adapters/memory/open-memory-storage.ts';
import { LocalTrackers } from '../../src/adapters/tracker/local/local-trackers.ts';
import { EVERYTHING } from '../../src/domain/api-key.ts';
import type { TrackerIssueId } from '../../src/domain/ids.ts';
import { anId, aTrackerIssue } from '../support/builders.ts';
import { HandSetClock } from '../support/scenario-clock.ts';
import { callingTinyTracker, type CalledTracker } from '../support/tiny-tracker.ts';
import { aTeam, FIRST_PAGE } from './opened-storage.ts';
import { trackerCommentsContract, type ArrangedComments } from './tracker-comments.contract.ts';

const open: CalledTracker[] = [];

describe('a tracker with comments', () => {
  afterEach(async () => {
    await Promise.all(open.splice(0).map((tracker) => tracker.close()));
  });

  trackerCommentsContract('the local tracker', localTracker);
  trackerCommentsContract('an http tracker', httpTracker);
});

/** The tracker of the example, over HTTP. */
async function httpTracker(): Promise<ArrangedComments> {
  const called = await callingTinyTracker();
  open.push(called);
  const { tiny, tracker } = called;
  if (tracker.comments === undefined) throw new TypeError('an http tracker may have comments');
  const issue = tiny.add('TypeError');
  return {
    ...{ tracker, comments: tracker.comments, issue: issue.id as TrackerIssueId, nowhere: anId() },
    read: async () => [...issue.comments.values()],
  };
}

/** Its `nowhere` is an issue of another Installation, which is as good as none. */
async function localTracker(): Promise<ArrangedComments> {
  const clock = new HandSetClock();
  const storage = openMemoryStorage({ clock });
  const { installation } = await aTeam(storage);
  const issue = aTrackerIssue({ installationId: installation.id });
  const theirs = aTrackerIssue({ installationId: anId() });
  for (const one of [issue, theirs]) await storage.trackerIssues.add(one);
  const tracker = new LocalTrackers(storage, clock).of(installation);
  if (tracker.comments === undefined) throw new TypeError('the local tracker has comments');
  return {
    tracker,
    comments: tracker.comments,
    issue: issue.id,
    nowhere: theirs.id,
    read: async () =>
      (await storage.trackerComments.list(EVERYTHING, issue.id, FIRST_PAGE)).map(({ body }) => body),
  };
}
