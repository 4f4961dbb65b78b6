import { openMemoryStorage } from '../../src/adapters/memory/open-memory-storage.ts';
import { LocalTrackers } from '../../src/adapters/tracker/local/local-trackers.ts';
import { EVERYTHING } from '../../src/domain/api-key.ts';
import { statusAfter } from '../../src/domain/tracker-issue.ts';
import { anId, aTrackerIssue, NOON } from '../support/builders.ts';
import { HandSetClock } from '../support/scenario-clock.ts';
import { aTeam } from './opened-storage.ts';
import { trackerContract, type ArrangedTracker } from './tracker.contract.ts';

trackerContract('the local tracker', localTracker);

/** Its `nowhere` is an issue of another Installation, which is as good as none. */
async function localTracker(): Promise<ArrangedTracker> {
  const clock = new HandSetClock();
  const storage = openMemoryStorage({ clock });
  const { trackerIssues } = storage;
  const { installation } = await aTeam(storage);
  const issue = aTrackerIssue({ installationId: installation.id });
  const theirs = aTrackerIssue({ installationId: anId() });
  for (const one of [issue, theirs]) await trackerIssues.add(one);
  return {
    tracker: new LocalTrackers(trackerIssues, clock).of(installation),
    issue: issue.id,
    nowhere: theirs.id,
    act: async (action) => {
      await trackerIssues.setStatus(EVERYTHING, issue.id, { status: statusAfter(action), at: NOON });
    },
  };
}
