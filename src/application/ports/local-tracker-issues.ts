import type { Scope } from '../../domain/api-key.ts';
import type { EffectId, InstallationId, TrackerIssueId, TrackerUserId } from '../../domain/ids.ts';
import type { LocalTrackerIssue, TrackerIssueStatus } from '../../domain/tracker-issue.ts';
import type { Page } from './admin-reads.ts';
import type { AssignAnswer, TrackerAnswer } from './tracker.ts';

/** What an issue is to be, from which moment on. */
export interface StatusAt {
  readonly status: TrackerIssueStatus;
  readonly at: Date;
}

/** Whom an issue is to be assigned to, from which moment on; null is nobody. */
export interface AssigneeAt {
  readonly assigneeId: TrackerUserId | null;
  readonly at: Date;
}

/** An issue of the local tracker, as its Installation names it. */
export interface IssueOfInstallation {
  readonly installationId: InstallationId;
  readonly id: TrackerIssueId;
}

/** The issues of the local tracker: those that live in Lockstep itself. Each call is a transaction of its own. */
export interface LocalTrackerIssues {
  add(issue: LocalTrackerIssue): Promise<void>;

  find(scope: Scope, id: TrackerIssueId): Promise<LocalTrackerIssue | null>;

  /** The issues of the Installation by ascending id. */
  list(scope: Scope, installation: InstallationId, page: Page): Promise<readonly LocalTrackerIssue[]>;

  /**
   * What an Effect does: once, however often it is asked and whatever a person did since; the answer of the first time
   * is given again. Issues of other Installations are `gone`.
   */
  applyOnce(effect: EffectId, issue: IssueOfInstallation, change: StatusAt): Promise<TrackerAnswer>;

  /** As `applyOnce`; `not_assignable` when the person is not of the Installation's Organization. */
  assignOnce(effect: EffectId, issue: IssueOfInstallation, change: AssigneeAt): Promise<AssignAnswer>;
}
