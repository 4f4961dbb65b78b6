import type { Outbound } from '../outbound/compose-outbound.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Storage } from '../ports/storage.ts';
import type { WorkSignal } from '../ports/work-signal.ts';
import { ActInLocalTracker } from './act-in-local-tracker.ts';
import { AssignLocalTrackerIssue } from './assign-local-tracker-issue.ts';
import { DeleteLocalTrackerComment } from './delete-local-tracker-comment.ts';
import { EditLocalTrackerComment } from './edit-local-tracker-comment.ts';
import { SetLocalTrackerIssueStatus } from './set-local-tracker-issue-status.ts';
import { WriteLocalTrackerComment } from './write-local-tracker-comment.ts';

export interface LocalTrackerPorts {
  readonly storage: Pick<Storage, 'unitOfWork'>;
  readonly signal: WorkSignal;
  readonly randomness: Randomness;
  readonly clock: Clock;
}

export interface LocalTrackerUseCases {
  readonly setLocalTrackerIssueStatus: SetLocalTrackerIssueStatus;
  readonly assignLocalTrackerIssue: AssignLocalTrackerIssue;
  readonly writeLocalTrackerComment: WriteLocalTrackerComment;
  readonly editLocalTrackerComment: EditLocalTrackerComment;
  readonly deleteLocalTrackerComment: DeleteLocalTrackerComment;
}

/** What people do in the local tracker, and has Jira follow, on these ports. */
export function composeLocalTracker(
  ports: LocalTrackerPorts,
  { makeOutboundEffects }: Pick<Outbound, 'makeOutboundEffects'>,
): LocalTrackerUseCases {
  const { storage, clock, randomness } = ports;
  const act = new ActInLocalTracker({ ...ports, unitOfWork: storage.unitOfWork }, makeOutboundEffects);
  return {
    setLocalTrackerIssueStatus: new SetLocalTrackerIssueStatus(act, clock),
    assignLocalTrackerIssue: new AssignLocalTrackerIssue(act, clock),
    writeLocalTrackerComment: new WriteLocalTrackerComment(act, { randomness, clock }),
    editLocalTrackerComment: new EditLocalTrackerComment(act, clock),
    deleteLocalTrackerComment: new DeleteLocalTrackerComment(act, clock),
  };
}
