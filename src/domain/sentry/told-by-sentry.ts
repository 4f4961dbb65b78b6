import type { TrackerIssueId } from '../ids.ts';
import type { TrackerChange } from '../outbound/tracker-event.ts';

/** What a webhook request tells. */
export interface ToldBySentry {
  readonly issue: TrackerIssueId;
  /** The slug of the issue's project; null when it is not told. */
  readonly project: string | null;
  readonly change: TrackerChange;
}

/** Why a webhook request asks for nothing. */
export type NothingTold = 'other_resource' | 'other_action' | 'no_issue' | 'assigned_to_team';
