import { InvalidValue } from '../../domain/domain-error.ts';
import type { TrackerUserId } from '../../domain/ids.ts';
import type { LocalTrackerIssue } from '../../domain/tracker-issue.ts';
import type { TrackerUser } from '../../domain/tracker-user.ts';
import type { Clock } from '../ports/clock.ts';
import type { ActInLocalTracker, LocalTrackerActor } from './act-in-local-tracker.ts';

export interface AssignLocalTrackerIssueCommand extends LocalTrackerActor {
  /** Null for nobody. */
  readonly assigneeId: TrackerUserId | null;
}

/** Assigns an issue of the local tracker, as a person does; Jira follows. */
export class AssignLocalTrackerIssue {
  readonly #act: ActInLocalTracker;
  readonly #clock: Clock;

  constructor(act: ActInLocalTracker, clock: Clock) {
    this.#act = act;
    this.#clock = clock;
  }

  /**
   * Does nothing to an issue that is so already.
   * @throws {NotFound} when the scope has no such issue.
   * @throws {InvalidValue} when its Organization has no such person.
   */
  async execute({ assigneeId, ...actor }: AssignLocalTrackerIssueCommand): Promise<LocalTrackerIssue> {
    return this.#act.execute(actor, async (issue, { localTracker }) => {
      const user = assigneeId === null ? null : await localTracker.findUser(issue.installationId, assigneeId);
      if (assigneeId !== null && user === null) {
        throw new InvalidValue('assigneeId', 'must be the id of a person of the Organization');
      }
      if (issue.assigneeId === assigneeId) return { result: issue, change: null };
      const changed = { ...issue, assigneeId, changedAt: this.#clock.now() };
      await localTracker.saveIssue(changed);
      return { result: changed, change: { kind: 'assignee', user: user && asTrackerUser(user) } };
    });
  }
}

function asTrackerUser({ id, name, email, isEmailVerified }: TrackerUser): TrackerUser {
  return { id, name, email, isEmailVerified };
}
