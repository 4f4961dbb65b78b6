import { firstTables } from './0001-first-tables.ts';
import { chores } from './0002-chores.ts';
import { replay } from './0003-replay.ts';
import { reconciliation } from './0004-reconciliation.ts';
import { webhookLife } from './0005-webhook-life.ts';
import { personalAccessTokens } from './0006-personal-access-tokens.ts';
import { assignees } from './0007-assignees.ts';
import { jiraProject } from './0008-jira-project.ts';
import { syncedComments } from './0008-synced-comments.ts';
import { formerKeys } from './0008-the-former-keys.ts';
import { commentRemovals } from './0009-comment-removals.ts';
import { reconciliationFindings } from './0010-reconciliation-findings.ts';
import { outboundEffects } from './0011-outbound-effects.ts';
import { trackerEvents } from './0012-tracker-events.ts';
import { seenWorkflows } from './0013-seen-workflows.ts';
import { outboundComments } from './0014-outbound-comments.ts';
import { linkHealth } from './0015-link-health.ts';
import { unlinking } from './0015-unlinking.ts';
import { issueCreations } from './0016-issue-creations.ts';
import { creationRules } from './0017-creation-rules.ts';
import { trackers } from './0018-trackers.ts';
import { trackerProblem } from './0019-tracker-problem.ts';
import { trackerWrites } from './0020-tracker-writes.ts';
import { quietTime } from './0021-quiet-time.ts';
import { rolesOfKeys } from './0026-roles-of-keys.ts';
import { watchedWork } from './0023-watched-work.ts';
import { idempotentRequests } from './0029-idempotent-requests.ts';
import { traceparents } from './0031-traceparents.ts';
import { auditEntries } from './0027-audit-entries.ts';
import { activity } from './0035-activity.ts';
import { erasing } from './0036-erasing.ts';
import { comparedComments } from './0037-compared-comments.ts';
import { consoleSessions } from './0032-console-sessions.ts';
import type { Migration } from './migration.ts';

/** Every step of the schema, oldest first. Append only. */
export const MIGRATIONS: readonly Migration[] = [
  firstTables,
  chores,
  replay,
  reconciliation,
  webhookLife,
  personalAccessTokens,
  assignees,
  jiraProject,
  syncedComments,
  formerKeys,
  commentRemovals,
  reconciliationFindings,
  outboundEffects,
  trackerEvents,
  seenWorkflows,
  outboundComments,
  linkHealth,
  unlinking,
  issueCreations,
  creationRules,
  trackers,
  trackerProblem,
  trackerWrites,
  quietTime,
  watchedWork,
  rolesOfKeys,
  auditEntries,
  idempotentRequests,
  traceparents,
  consoleSessions,
  activity,
  erasing,
  comparedComments,
];
