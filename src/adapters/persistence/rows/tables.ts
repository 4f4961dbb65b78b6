/** The database schema that all of Lockstep's own tables live in; the queue has another beside it. */
export const SCHEMA = 'lockstep';

/**
 * The tables by what a row of them is, named with their schema so that no search path is needed. What refers to others
 * comes after them.
 */
export const TABLES = {
  organization: 'lockstep.organization',
  integration: 'lockstep.integration',
  credential: 'lockstep.credential',
  webhookSecret: 'lockstep.webhook_secret',
  attempt: 'lockstep.authorization_attempt',
  installation: 'lockstep.installation',
  trackerSecret: 'lockstep.tracker_secret',
  link: 'lockstep.external_issue_link',
  creation: 'lockstep.issue_creation',
  creationRule: 'lockstep.creation_rule',
  creationDefault: 'lockstep.creation_default',
  creationReporter: 'lockstep.creation_reporter',
  delivery: 'lockstep.delivery',
  effect: 'lockstep.effect',
  activity: 'lockstep.hourly_activity',
  trackerEvent: 'lockstep.tracker_event',
  decision: 'lockstep.sync_decision',
  syncedComment: 'lockstep.synced_comment',
  outboundComment: 'lockstep.outbound_comment',
  status: 'lockstep.jira_status',
  seenWorkflow: 'lockstep.seen_workflow',
  apiKey: 'lockstep.api_key',
  auditEntry: 'lockstep.audit_entry',
  lease: 'lockstep.issue_lease',
  trackerUser: 'lockstep.tracker_user',
  reconciliation: 'lockstep.reconciliation_run',
  trackerIssue: 'lockstep.tracker_issue',
  trackerComment: 'lockstep.tracker_comment',
  trackerCommentAnswer: 'lockstep.tracker_comment_answer',
  trackerAnswer: 'lockstep.tracker_answer',
  trackerWrite: 'lockstep.tracker_write',
  request: 'lockstep.idempotent_request',
  session: 'lockstep.console_session',
  chore: 'lockstep.chore',
  keyCanary: 'lockstep.key_canary',
} as const;
