import type { FieldProblem } from '../../../domain/domain-error.ts';
import { IssueCreation, type CreationState } from '../../../domain/creation/issue-creation.ts';
import type { FormValues, JiraFields } from '../../../domain/creation/jira-fields.ts';
import type {
  CreationRuleId,
  InstallationId,
  IntegrationId,
  IssueCreationId,
  JiraIssueId,
  LinkId,
  TrackerIssueId,
} from '../../../domain/ids.ts';
import type { TrackerIssueFacts } from '../../../domain/outbound/tracker-event.ts';
import { jsonText } from './json-text.ts';
import { storable } from './storable.ts';

export interface IssueCreationRow {
  readonly id: string;
  readonly installation_id: string;
  readonly integration_id: string;
  readonly tracker_issue_id: string;
  readonly key: string;
  readonly rule_id: string | null;
  readonly replaces: string | null;
  readonly asked_by: string;
  readonly for_user: string | null;
  /** Written as JSON, and read as what that says; so are the others of their kind. */
  readonly facts: unknown;
  readonly given: unknown;
  readonly fields: unknown;
  readonly state: CreationState;
  readonly attempts: number;
  readonly next_attempt_at: Date | null;
  readonly asked_at: Date | null;
  readonly problem: string | null;
  readonly field_problems: unknown;
  readonly jira_issue_id: string | null;
  readonly jira_issue_key: string | null;
  readonly link_id: string | null;
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

export function toRow(creation: IssueCreation): IssueCreationRow {
  const props = creation.toProps();
  return storable({
    id: props.id,
    installation_id: props.installationId,
    integration_id: props.integrationId,
    tracker_issue_id: props.trackerIssueId,
    key: props.key,
    rule_id: props.ruleId,
    replaces: props.replaces,
    asked_by: props.by,
    for_user: props.user,
    facts: jsonText(props.facts),
    given: jsonText(props.values),
    fields: props.fields === null ? null : jsonText(props.fields),
    state: props.state,
    attempts: props.attempts,
    next_attempt_at: props.nextAttemptAt,
    asked_at: props.askedAt,
    problem: props.problem,
    field_problems: jsonText(props.fieldProblems),
    jira_issue_id: props.jiraIssueId,
    jira_issue_key: props.jiraIssueKey,
    link_id: props.linkId,
    created_at: props.createdAt,
    finished_at: props.finishedAt,
  });
}

export function fromRow(row: IssueCreationRow): IssueCreation {
  return IssueCreation.restore({
    id: row.id as IssueCreationId,
    installationId: row.installation_id as InstallationId,
    integrationId: row.integration_id as IntegrationId,
    trackerIssueId: row.tracker_issue_id as TrackerIssueId,
    key: row.key,
    ruleId: row.rule_id as CreationRuleId | null,
    replaces: row.replaces as LinkId | null,
    by: row.asked_by,
    user: row.for_user,
    facts: row.facts as TrackerIssueFacts,
    values: row.given as FormValues,
    fields: row.fields as JiraFields | null,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    askedAt: row.asked_at,
    problem: row.problem,
    fieldProblems: row.field_problems as readonly FieldProblem[],
    jiraIssueId: row.jira_issue_id as JiraIssueId | null,
    jiraIssueKey: row.jira_issue_key,
    linkId: row.link_id as LinkId | null,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  });
}
