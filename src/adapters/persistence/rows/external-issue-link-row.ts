import { ExternalIssueLink, type LinkState, type Unlinking } from '../../../domain/external-issue-link.ts';
import type {
  InstallationId,
  IntegrationId,
  JiraIssueId,
  LinkId,
  TrackerIssueId,
} from '../../../domain/ids.ts';
import { ledgerIn, stored, type StoredLedger } from './stored-ledger.ts';
import { storable } from './storable.ts';

export interface ExternalIssueLinkRow {
  readonly id: string;
  readonly installation_id: string;
  readonly integration_id: string;
  readonly tracker_issue_id: string;
  readonly jira_issue_id: string;
  readonly jira_issue_key: string | null;
  readonly former_keys: readonly string[];
  readonly key_watermark: Date | null;
  readonly jira_project_id: string | null;
  readonly state: LinkState;
  readonly last_done: boolean;
  readonly status_watermark: Date | null;
  readonly in_doubt: boolean;
  readonly jira_status_id: string | null;
  readonly jira_status_name: string | null;
  readonly missed_at: Date | null;
  readonly assignee_watermark: Date | null;
  readonly jira_assignee: string | null;
  readonly assignee_in_doubt: boolean;
  readonly unresolved_in_tracker: boolean;
  readonly unlinked_at: Date | null;
  readonly unlinked_by: string | null;
  readonly has_remote_link: boolean;
  readonly ledger: StoredLedger;
  readonly comments_compared_at: Date | null;
  readonly created_at: Date;
}

/** Named one by one: a statement that is prepared must not answer more after a migration than before. */
export const LINK_COLUMNS = Object.keys({
  id: true,
  installation_id: true,
  integration_id: true,
  tracker_issue_id: true,
  jira_issue_id: true,
  jira_issue_key: true,
  former_keys: true,
  key_watermark: true,
  jira_project_id: true,
  state: true,
  last_done: true,
  status_watermark: true,
  in_doubt: true,
  jira_status_id: true,
  jira_status_name: true,
  missed_at: true,
  assignee_watermark: true,
  jira_assignee: true,
  assignee_in_doubt: true,
  unresolved_in_tracker: true,
  unlinked_at: true,
  unlinked_by: true,
  has_remote_link: true,
  ledger: true,
  comments_compared_at: true,
  created_at: true,
} satisfies Record<keyof ExternalIssueLinkRow, true>);

export function toRow(link: ExternalIssueLink): ExternalIssueLinkRow {
  const props = link.toProps();
  return storable({
    id: props.id,
    installation_id: props.installationId,
    integration_id: props.integrationId,
    tracker_issue_id: props.trackerIssueId,
    jira_issue_id: props.jiraIssueId,
    jira_issue_key: props.jiraIssueKey,
    former_keys: props.formerKeys,
    key_watermark: props.keyWatermark,
    jira_project_id: props.jiraProjectId,
    state: props.state,
    last_done: props.lastDone,
    status_watermark: props.statusWatermark,
    in_doubt: props.isInDoubt,
    jira_status_id: props.jiraStatusId,
    jira_status_name: props.jiraStatusName,
    missed_at: props.missedAt,
    assignee_watermark: props.assigneeWatermark,
    jira_assignee: props.jiraAssignee,
    assignee_in_doubt: props.isAssigneeInDoubt,
    unresolved_in_tracker: props.isUnresolvedInTracker,
    unlinked_at: props.unlinking?.at ?? null,
    unlinked_by: props.unlinking?.by ?? null,
    has_remote_link: props.hasRemoteLink,
    ledger: stored(props.ledger),
    comments_compared_at: props.commentsComparedAt,
    created_at: props.createdAt,
  });
}

export function fromRow(row: ExternalIssueLinkRow): ExternalIssueLink {
  return ExternalIssueLink.restore({
    id: row.id as LinkId,
    installationId: row.installation_id as InstallationId,
    integrationId: row.integration_id as IntegrationId,
    trackerIssueId: row.tracker_issue_id as TrackerIssueId,
    jiraIssueId: row.jira_issue_id as JiraIssueId,
    jiraIssueKey: row.jira_issue_key,
    formerKeys: row.former_keys,
    keyWatermark: row.key_watermark,
    jiraProjectId: row.jira_project_id,
    state: row.state,
    lastDone: row.last_done,
    statusWatermark: row.status_watermark,
    isInDoubt: row.in_doubt,
    jiraStatusId: row.jira_status_id,
    jiraStatusName: row.jira_status_name,
    missedAt: row.missed_at,
    assigneeWatermark: row.assignee_watermark,
    jiraAssignee: row.jira_assignee,
    isAssigneeInDoubt: row.assignee_in_doubt,
    isUnresolvedInTracker: row.unresolved_in_tracker,
    unlinking: unlinkingIn(row),
    hasRemoteLink: row.has_remote_link,
    ledger: ledgerIn(row.ledger),
    commentsComparedAt: row.comments_compared_at,
    createdAt: row.created_at,
  });
}

function unlinkingIn({ unlinked_at: at, unlinked_by: by }: ExternalIssueLinkRow): Unlinking | null {
  return at === null || by === null ? null : { at, by };
}
