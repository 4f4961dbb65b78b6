import { DomainError } from '../../domain/domain-error.ts';
import type { Finding } from '../../domain/finding.ts';
import type { EffectId, TrackerIssueId, TrackerUserId } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import type { TrackerAction, TrackerIssue } from '../../domain/tracker-issue.ts';
import type { TrackerUser } from '../../domain/tracker-user.ts';
import type { TrackerComments } from './tracker-comments.ts';

/** `changed`: done now. `unchanged`: it was so already. `gone`: there is no such issue. */
export type TrackerAnswer = 'changed' | 'unchanged' | 'gone';

/** As `TrackerAnswer`. `unsupported`: this tracker cannot do that; nothing is done, and another action can be asked. */
export type ApplyAnswer = TrackerAnswer | 'unsupported';

/** As `TrackerAnswer`. `not_assignable`: not to this person. `unsupported`: this tracker assigns nobody. */
export type AssignAnswer = TrackerAnswer | 'not_assignable' | 'unsupported';

/** Nobody can tell whether the tracker did it; asking again is safe. */
export class TrackerUnavailable extends DomainError {
  readonly code = 'tracker_unavailable';
  /** How long the tracker asked to be left alone, in milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(message: string, options: ErrorOptions & { readonly retryAfterMs?: number } = {}) {
    super(message, options);
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

/** The other side, where the linked issues live. Called outside any transaction. */
export interface Tracker {
  /**
   * The issue, or null when there is none.
   * @throws {TrackerUnavailable}
   */
  find(issue: TrackerIssueId): Promise<TrackerIssue | null>;

  /**
   * Resolves, ignores or unresolves the issue: `changed`, `unchanged` when it was so already, `gone` when there is none.
   * Every tracker resolves and unresolves; for what it cannot do it answers `unsupported`, and for nothing else.
   * The same effect again changes nothing, whatever a person did since, and is answered as before.
   * @throws {TrackerUnavailable} when nobody can tell whether it was done; asking again is safe.
   */
  apply(action: TrackerAction, issue: TrackerIssueId, effect: EffectId): Promise<ApplyAnswer>;

  /**
   * Whom the issue can be assigned to; `gone` when there is no such issue, `unsupported` when this tracker assigns
   * nobody.
   * @throws {TrackerUnavailable}
   */
  assignable(issue: TrackerIssueId): Promise<readonly TrackerUser[] | 'gone' | 'unsupported'>;

  /**
   * Assigns the issue to this person alone; to nobody when `user` is null. Repeatable as `apply` is.
   * @throws {TrackerUnavailable} when nobody can tell whether it was done; asking again is safe.
   */
  assign(user: TrackerUserId | null, issue: TrackerIssueId, effect: EffectId): Promise<AssignAnswer>;

  /**
   * Looks at whether it can be called as is needed, and at what it cannot do. Changes nothing, and never rejects for what
   * it finds. Left out by a tracker of which there is nothing to find out.
   */
  readonly check?: () => Promise<readonly Finding[]>;

  /** Left out by a tracker whose issues have no comments. */
  readonly comments?: TrackerComments;
}

/** Finds the Tracker of an Installation. */
export interface Trackers {
  of(installation: Installation): Tracker;
}
