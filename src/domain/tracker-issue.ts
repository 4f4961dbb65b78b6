import { givenText } from './given-text.ts';
import type { InstallationId, TrackerIssueId, TrackerUserId } from './ids.ts';
import type { ResolutionStrategy } from './sync-settings.ts';

/** Whether an issue of the tracker is resolved, in a word. `ignored`: nobody is going to do anything about it. */
export const TRACKER_ISSUE_STATUSES = ['unresolved', 'resolved', 'ignored'] as const;
export type TrackerIssueStatus = (typeof TRACKER_ISSUE_STATUSES)[number];

/** An issue of the tracker, as far as Lockstep needs to know it. */
export interface TrackerIssue {
  readonly id: TrackerIssueId;
  readonly title: string;
  readonly status: TrackerIssueStatus;
  /** Where people open it; null when it has no page. */
  readonly url: string | null;
  /** Whom it is assigned to, null being nobody; left out by a tracker that does not tell. */
  readonly assigneeId?: TrackerUserId | null;
}

/** What Lockstep asks of a tracker for the sake of a status. */
export type TrackerAction = ResolutionStrategy | 'ignore' | 'unresolve';

/** The status an issue has once the action is done. */
export function statusAfter(action: TrackerAction): TrackerIssueStatus {
  if (action === 'unresolve') return 'unresolved';
  return action === 'ignore' ? 'ignored' : 'resolved';
}

/** An issue of the local tracker: one that lives in Lockstep itself, for trying it and for teams without a tracker. */
export interface LocalTrackerIssue extends Omit<TrackerIssue, 'url'> {
  readonly installationId: InstallationId;
  /** Null when it is assigned to nobody. */
  readonly assigneeId: TrackerUserId | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

const LONGEST_TITLE = 500;

/** The title that a person gave. @throws {InvalidValue} when it is blank or longer than 500 characters. */
export function titleOf(text: string): string {
  return givenText('title', text, LONGEST_TITLE);
}
