import type { Scope } from '../../domain/api-key.ts';
import type { InstallationId, TrackerCommentId, TrackerIssueId, TrackerUserId } from '../../domain/ids.ts';
import type { LocalTrackerComment } from '../../domain/tracker-comment.ts';
import type { LocalTrackerIssue } from '../../domain/tracker-issue.ts';
import type { LocalTrackerUser } from '../../domain/tracker-user.ts';

/**
 * The local tracker for what people do in it, within a transaction: so that a change is made together with what it asks
 * of Jira. What Lockstep does there for Jira's sake goes by LocalTrackerIssues and LocalTrackerComments.
 */
export interface LocalTrackerStore {
  /** Within a transaction nobody else changes it, or its comments this way, until the transaction ends. */
  findIssue(scope: Scope, id: TrackerIssueId): Promise<LocalTrackerIssue | null>;
  /** Writes its status, whom it is assigned to, and when it was changed. */
  saveIssue(issue: LocalTrackerIssue): Promise<void>;
  /** A person of the Organization that has this Installation. Within a transaction they stay until it ends. */
  findUser(installation: InstallationId, id: TrackerUserId): Promise<LocalTrackerUser | null>;
  /** Within a transaction nobody else changes them, or has an issue assigned to them, until the transaction ends. */
  findPerson(scope: Scope, id: TrackerUserId): Promise<LocalTrackerUser | null>;
  /**
   * Writes name and e-mail.
   * @throws {Conflict} when the Organization has another of this very name.
   */
  savePerson(user: LocalTrackerUser): Promise<void>;
  /** The issues that are assigned to them, by ascending id. Held as by `findIssue`. */
  issuesOf(id: TrackerUserId): Promise<readonly LocalTrackerIssue[]>;
  /** Forgets a person whom no issue is assigned to. */
  removePerson(id: TrackerUserId): Promise<void>;
  /** A comment that is on the issue and was not deleted. */
  findComment(issue: TrackerIssueId, id: TrackerCommentId): Promise<LocalTrackerComment | null>;
  addComment(comment: LocalTrackerComment): Promise<void>;
  /** Writes its text, and when it was changed. */
  saveComment(comment: LocalTrackerComment): Promise<void>;
  /** Of what it said nothing is kept. */
  deleteComment(id: TrackerCommentId, at: Date): Promise<void>;
}
