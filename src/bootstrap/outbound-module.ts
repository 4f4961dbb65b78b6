import { ContainerModule } from 'inversify';
import { composeOutbound, type Outbound } from '../application/outbound/compose-outbound.ts';
import { ReceiveTrackerEvents } from '../application/outbound/receive-tracker-events.ts';
import type { Clock } from '../application/ports/clock.ts';
import type { Randomness } from '../application/ports/randomness.ts';
import type { Storage } from '../application/ports/storage.ts';
import type { WorkSignal } from '../application/ports/work-signal.ts';
import { AssignLocalTrackerIssue } from '../application/tracking/assign-local-tracker-issue.ts';
import { ChangeLocalTrackerUser } from '../application/tracking/change-local-tracker-user.ts';
import {
  composeLocalTracker,
  type LocalTrackerUseCases,
} from '../application/tracking/compose-local-tracker.ts';
import { DeleteLocalTrackerComment } from '../application/tracking/delete-local-tracker-comment.ts';
import { EditLocalTrackerComment } from '../application/tracking/edit-local-tracker-comment.ts';
import { RemoveLocalTrackerUser } from '../application/tracking/remove-local-tracker-user.ts';
import { SetLocalTrackerIssueStatus } from '../application/tracking/set-local-tracker-issue-status.ts';
import { WriteLocalTrackerComment } from '../application/tracking/write-local-tracker-comment.ts';
import { CLOCK, LOCAL_TRACKER, OUTBOUND, RANDOMNESS, STORAGE, WORK_SIGNAL } from './tokens.ts';

/** What happens in trackers, and has Jira follow; with the people of the local one. */
export const outboundModule = new ContainerModule(({ bind }) => {
  bind(OUTBOUND).toResolvedValue(
    (storage: Storage, signal: WorkSignal, randomness: Randomness, clock: Clock) =>
      composeOutbound({ storage, signal, randomness, clock }),
    [STORAGE, WORK_SIGNAL, RANDOMNESS, CLOCK],
  );
  bind(ReceiveTrackerEvents).toResolvedValue((all: Outbound) => all.receiveTrackerEvents, [OUTBOUND]);

  bind(LOCAL_TRACKER).toResolvedValue(
    (storage: Storage, signal: WorkSignal, randomness: Randomness, clock: Clock, outbound: Outbound) =>
      composeLocalTracker({ storage, signal, randomness, clock }, outbound),
    [STORAGE, WORK_SIGNAL, RANDOMNESS, CLOCK, OUTBOUND],
  );
  const local = <UseCase>(pick: (all: LocalTrackerUseCases) => UseCase) => pick;
  bind(SetLocalTrackerIssueStatus).toResolvedValue(
    local((all) => all.setLocalTrackerIssueStatus),
    [LOCAL_TRACKER],
  );
  bind(AssignLocalTrackerIssue).toResolvedValue(
    local((all) => all.assignLocalTrackerIssue),
    [LOCAL_TRACKER],
  );
  bind(WriteLocalTrackerComment).toResolvedValue(
    local((all) => all.writeLocalTrackerComment),
    [LOCAL_TRACKER],
  );
  bind(EditLocalTrackerComment).toResolvedValue(
    local((all) => all.editLocalTrackerComment),
    [LOCAL_TRACKER],
  );
  bind(DeleteLocalTrackerComment).toResolvedValue(
    local((all) => all.deleteLocalTrackerComment),
    [LOCAL_TRACKER],
  );
  bind(ChangeLocalTrackerUser).toResolvedValue(
    local((all) => all.changeLocalTrackerUser),
    [LOCAL_TRACKER],
  );
  bind(RemoveLocalTrackerUser).toResolvedValue(
    local((all) => all.removeLocalTrackerUser),
    [LOCAL_TRACKER],
  );
});
