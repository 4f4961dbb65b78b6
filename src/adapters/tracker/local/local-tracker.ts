import { EVERYTHING } from '../../../domain/api-key.ts';
import type { EffectId, TrackerIssueId, TrackerUserId } from '../../../domain/ids.ts';
import type { Installation } from '../../../domain/installation.ts';
import { statusAfter, type TrackerAction, type TrackerIssue } from '../../../domain/tracker-issue.ts';
import type { TrackerUser } from '../../../domain/tracker-user.ts';
import type { Clock } from '../../../application/ports/clock.ts';
import type { IssueOfInstallation } from '../../../application/ports/local-tracker-issues.ts';
import type { Storage } from '../../../application/ports/storage.ts';
import type { TrackerComments } from '../../../application/ports/tracker-comments.ts';
import type { ApplyAnswer, AssignAnswer, Tracker } from '../../../application/ports/tracker.ts';
import { CommentsOfInstallation } from './comments-of-installation.ts';

/** What of a storage the local tracker keeps its things in. */
export type LocalTrackerStorage = Pick<Storage, 'trackerIssues' | 'trackerUsers' | 'trackerComments'>;

/** The tracker whose issues live in Lockstep itself, as one Installation sees it. */
export class LocalTracker implements Tracker {
  readonly #storage: LocalTrackerStorage;
  readonly #clock: Clock;
  readonly #installation: Installation;
  readonly comments: TrackerComments;

  constructor(storage: LocalTrackerStorage, clock: Clock, installation: Installation) {
    this.#storage = storage;
    this.#clock = clock;
    this.#installation = installation;
    this.comments = new CommentsOfInstallation(storage.trackerComments, clock, installation.id);
  }

  async find(id: TrackerIssueId): Promise<TrackerIssue | null> {
    const issue = await this.#storage.trackerIssues.find(EVERYTHING, id);
    if (issue?.installationId !== this.#installation.id) return null;
    const { title, status, assigneeId } = issue;
    return { id, title, status, url: null, assigneeId };
  }

  /** It knows of no releases. */
  async apply(action: TrackerAction, id: TrackerIssueId, effect: EffectId): Promise<ApplyAnswer> {
    if (action === 'resolve_in_current_release' || action === 'resolve_in_next_release') return 'unsupported';
    const change = { status: statusAfter(action), at: this.#clock.now() };
    return this.#storage.trackerIssues.applyOnce(effect, this.#issue(id), change);
  }

  async assignable(id: TrackerIssueId): Promise<readonly TrackerUser[] | 'gone'> {
    if ((await this.find(id)) === null) return 'gone';
    return this.#storage.trackerUsers.of(this.#installation.toProps().organizationId);
  }

  assign(user: TrackerUserId | null, id: TrackerIssueId, effect: EffectId): Promise<AssignAnswer> {
    const change = { assigneeId: user, at: this.#clock.now() };
    return this.#storage.trackerIssues.assignOnce(effect, this.#issue(id), change);
  }

  #issue(id: TrackerIssueId): IssueOfInstallation {
    return { installationId: this.#installation.id, id };
  }
}
