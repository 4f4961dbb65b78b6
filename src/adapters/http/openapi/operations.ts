import { ABOUT_OPERATIONS } from '../api/about-routes.ts';
import { ACTIVITY_OPERATIONS } from '../api/activity-routes.ts';
import { API_KEY_OPERATIONS } from '../api/api-key-routes.ts';
import { AUDIT_ENTRY_OPERATIONS } from '../api/audit-entry-routes.ts';
import { CREATION_OPERATIONS } from '../api/creation-routes.ts';
import { CREATION_RULE_OPERATIONS } from '../api/creation-rule-routes.ts';
import { DELIVERY_OPERATIONS } from '../api/delivery-routes.ts';
import { DIAGNOSIS_OPERATIONS } from '../api/diagnosis-routes.ts';
import { EFFECT_OPERATIONS } from '../api/effect-routes.ts';
import { EVENT_PREVIEW_OPERATIONS } from '../api/event-preview-routes.ts';
import { INSTALLATION_OPERATIONS } from '../api/installation-routes.ts';
import { INTEGRATION_OPERATIONS } from '../api/integration-routes.ts';
import { JIRA_OPERATIONS } from '../api/jira-routes.ts';
import { IMPORT_OPERATIONS } from '../api/import-routes.ts';
import { LINK_OPERATIONS } from '../api/link-routes.ts';
import { ORGANIZATION_OPERATIONS } from '../api/organization-routes.ts';
import { PREVIEW_OPERATIONS } from '../api/preview-routes.ts';
import { PROBE_OPERATIONS } from '../api/probe-routes.ts';
import { RECONCILIATION_OPERATIONS } from '../api/reconciliation-routes.ts';
import { REPLAY_OPERATIONS } from '../api/replay-routes.ts';
import { TRACKER_ISSUE_OPERATIONS } from '../api/tracker-issue-routes.ts';
import { TRACKER_COMMENT_OPERATIONS } from '../api/tracker-comment-routes.ts';
import { TRACKER_OPERATIONS } from '../api/tracker-routes.ts';
import { TRACKER_USER_OPERATIONS } from '../api/tracker-user-routes.ts';
import { WEBHOOK_OPERATIONS } from '../api/webhook-routes.ts';
import type { Operations } from './operation.ts';

/** Every route of the admin API. */
export const OPERATIONS: Operations = {
  ...ABOUT_OPERATIONS,
  ...ACTIVITY_OPERATIONS,
  ...API_KEY_OPERATIONS,
  ...AUDIT_ENTRY_OPERATIONS,
  ...ORGANIZATION_OPERATIONS,
  ...INTEGRATION_OPERATIONS,
  ...PROBE_OPERATIONS,
  ...WEBHOOK_OPERATIONS,
  ...DIAGNOSIS_OPERATIONS,
  ...JIRA_OPERATIONS,
  ...RECONCILIATION_OPERATIONS,
  ...INSTALLATION_OPERATIONS,
  ...TRACKER_OPERATIONS,
  ...TRACKER_ISSUE_OPERATIONS,
  ...TRACKER_COMMENT_OPERATIONS,
  ...TRACKER_USER_OPERATIONS,
  ...LINK_OPERATIONS,
  ...CREATION_OPERATIONS,
  ...IMPORT_OPERATIONS,
  ...CREATION_RULE_OPERATIONS,
  ...PREVIEW_OPERATIONS,
  ...DELIVERY_OPERATIONS,
  ...EFFECT_OPERATIONS,
  ...EVENT_PREVIEW_OPERATIONS,
  ...REPLAY_OPERATIONS,
};
