declare const brand: unique symbol;

/** A text that identifies one thing of one kind; ids of different kinds cannot be mixed up. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type OrganizationId = Id<'Organization'>;
export type IntegrationId = Id<'Integration'>;
export type InstallationId = Id<'Installation'>;
export type AuthorizationAttemptId = Id<'AuthorizationAttempt'>;
export type LinkId = Id<'ExternalIssueLink'>;
export type DeliveryId = Id<'Delivery'>;
export type EffectId = Id<'Effect'>;
export type DecisionId = Id<'SyncDecision'>;
export type TrackerIssueId = Id<'TrackerIssue'>;
export type TrackerUserId = Id<'TrackerUser'>;
export type ApiKeyId = Id<'ApiKey'>;
export type AuditEntryId = Id<'AuditEntry'>;
export type ReconciliationRunId = Id<'ReconciliationRun'>;
export type IssueCreationId = Id<'IssueCreation'>;
export type CreationRuleId = Id<'CreationRule'>;
export type TrackerCommentId = Id<'TrackerComment'>;
/** Jira's numeric comment id, as digits; no two comments of one Jira have the same, ever. */
export type JiraCommentId = Id<'JiraComment'>;
/** Jira's numeric issue id, as digits; it survives a move, which the key does not. */
export type JiraIssueId = Id<'JiraIssue'>;

/** One issue in one Jira: what Deliveries, Effects and links are gathered by. */
export interface JiraIssueRef {
  readonly integrationId: IntegrationId;
  readonly jiraIssueId: JiraIssueId;
}
