import type { Outbound } from '../outbound/compose-outbound.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Storage } from '../ports/storage.ts';
import type { WorkSignal } from '../ports/work-signal.ts';
import { ActInLocalTracker } from './act-in-local-tracker.ts';
import { AssignLocalTrackerIssue } from './assign-local-tracker-issue.ts';
import { ChangeLocalTrackerUser } from './change-local-tracker-user.ts';
import { DeleteLocalTrackerComment } from './delete-local-tracker-comment.ts';
import { EditLocalTrackerComment } from './edit-local-tracker-comment.ts';
import { RemoveLocalTrackerUser } from './remove-local-tracker-user.ts';
import { SetLocalTrackerIssueStatus } from './set-local-tracker-issue-status.ts';
import { TellOfLocalTracker } from './tell-of-local-tracker.ts';
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
  readonly changeLocalTrackerUser: ChangeLocalTrackerUser;
  readonly removeLocalTrackerUser: RemoveLocalTrackerUser;
}

/** What people do in the local tracker, and has Jira follow, on these ports. */
export function composeLocalTracker(
  ports: LocalTrackerPorts,
  { makeOutboundEffects }: Pick<Outbound, 'makeOutboundEffects'>,
): LocalTrackerUseCases {
  const { storage, clock, randomness } = ports;
  const { unitOfWork } = storage;
  const tell = new TellOfLocalTracker(ports, makeOutboundEffects);
  const act = new ActInLocalTracker({ ...ports, unitOfWork }, tell);
  return {
    setLocalTrackerIssueStatus: new SetLocalTrackerIssueStatus(act, clock),
    assignLocalTrackerIssue: new AssignLocalTrackerIssue(act, clock),
    writeLocalTrackerComment: new WriteLocalTrackerComment(act, { randomness, clock }),
    editLocalTrackerComment: new EditLocalTrackerComment(act, clock),
    deleteLocalTrackerComment: new DeleteLocalTrackerComment(act, clock),
    changeLocalTrackerUser: new ChangeLocalTrackerUser(unitOfWork),
    removeLocalTrackerUser: new RemoveLocalTrackerUser({ ...ports, unitOfWork }, tell),
  };
}
