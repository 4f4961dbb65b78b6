import type { KnownAssignee } from './assignee.ts';
import type { InstallationId, IntegrationId, JiraIssueId, LinkId, TrackerIssueId } from './ids.ts';
import type { Ledger } from './outbound/ledger.ts';
import type { ObservedStatus } from './status-rule.ts';

/**
 * `linking`: stored, its Jira issue not yet read since. `linked`: in lockstep. `unreachable`: Jira does not show the
 * issue (deleted, archived, or no permission); heals by itself. `deleted`: the Jira issue is gone for good.
 * `unlinked`: a person unlinked it, or its Installation is over.
 */
export type LinkState = 'linking' | 'linked' | 'unreachable' | 'deleted' | 'unlinked';

export interface ExternalIssueLinkProps extends KnownAssignee {
  readonly id: LinkId;
  readonly installationId: InstallationId;
  readonly integrationId: IntegrationId;
  readonly trackerIssueId: TrackerIssueId;
  readonly jiraIssueId: JiraIssueId;
  /** A label for people: it changes when the issue is moved, the id does not. */
  readonly jiraIssueKey: string | null;
  /** The keys it had before, the latest last. */
  readonly formerKeys: readonly string[];
  readonly keyWatermark: Date | null;
  /** Jira's numeric id of the project the issue is in under that key; null when it is not known. */
  readonly jiraProjectId: string | null;
  readonly state: LinkState;
  readonly lastDone: boolean;
  readonly statusWatermark: Date | null;
  readonly isInDoubt: boolean;
  /** The status decided on last. */
  readonly jiraStatusId: string | null;
  readonly jiraStatusName: string | null;
  /** Since when Jira says that there is no such issue; null while it shows it, or merely may not. */
  readonly missedAt: Date | null;
  /** Whether its tracker issue was unresolved in the tracker when its Jira issue became done no more. */
  readonly isUnresolvedInTracker: boolean;
  /** When a person unlinked it, and who; null while nobody has, and also when its Installation is over. */
  readonly unlinking: Unlinking | null;
  /** Whether its Jira issue has, or may have, a remote link that shows its tracker issue. */
  readonly hasRemoteLink: boolean;
  readonly ledger: Ledger;
  /** Since when, by Jira, its comments are to be compared with those of Jira; null before they ever were. */
  readonly commentsComparedAt: Date | null;
  readonly createdAt: Date;
}

/** That a person unlinked an issue. */
export interface Unlinking {
  readonly at: Date;
  /** Whom the timeline names. */
  readonly by: string;
}

export type NewLink = Pick<
  ExternalIssueLinkProps,
  'id' | 'installationId' | 'integrationId' | 'trackerIssueId' | 'jiraIssueId' | 'jiraIssueKey' | 'createdAt'
> &
  Partial<Pick<ExternalIssueLinkProps, 'jiraProjectId' | 'commentsComparedAt'>>;

/** A status seen in Jira, with what a person reads of it. */
export interface SeenStatus extends ObservedStatus {
  readonly statusId: string;
  readonly statusName: string | null;
}
