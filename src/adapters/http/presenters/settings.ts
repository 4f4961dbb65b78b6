import { z } from 'zod';
import { NOT_REOPENED } from '../../../domain/outbound/status-mapping.ts';
import { RESOLUTION_STRATEGIES, STATUS_RULES, type SyncSettings } from '../../../domain/sync-settings.ts';
import { list, type Presented } from './presented.ts';

const ids = () => list(z.string());

const RULES = {
  inboundStatus: z.boolean(),
  inboundAssignee: z.boolean(),
  inboundComments: z.boolean(),
  restrictedComments: z.boolean(),
  resolvesOnDeletion: z.boolean(),
  resolutionStrategy: z.enum(RESOLUTION_STRATEGIES),
  ignoredResolutionIds: ids().describe('Resolutions by which a done issue is ignored rather than resolved.'),
  statusRule: z.enum(STATUS_RULES),
  outboundStatus: z.boolean(),
  outboundAssignee: z.boolean(),
  outboundComments: z.boolean(),
  commentVisibility: z
    .strictObject({ type: z.enum(['role', 'group']), value: z.string() })
    .nullable()
    .describe('Who may read them in Jira; null for all who see the issue.'),
  remoteLinks: z.boolean(),
};

const TARGETS = {
  onResolve: z.string(),
  onUnresolve: z.string(),
  onIgnore: z.string().nullable().describe('Null leaves Jira as it is.'),
};

const STATUS_MAPPING = z
  .strictObject({
    ...TARGETS,
    issueTypes: z
      .record(z.string(), z.strictObject(TARGETS))
      .describe('By issue type, where it is different.'),
    transitionIds: ids().describe('Of several transitions to one status, the first of these is taken.'),
    fields: z.record(z.string(), z.unknown()).describe('What is set on a transition.'),
    resolutionId: z.string().nullable(),
    mostHops: z.int(),
    forbiddenStatusIds: ids(),
    reopenWithinDays: z.int().nullable(),
    neverReopenResolutionIds: ids(),
    whenNotReopened: z.enum(NOT_REOPENED),
  })
  .meta({ id: 'StatusMapping' });

const PERSON = z.strictObject({ jiraUser: z.string(), trackerUser: z.string() });

export const SETTINGS = z
  .strictObject({
    ...RULES,
    doneStatusIds: z.record(z.string(), ids()).describe('By Jira project id, the statuses that mean "done".'),
    projectRules: z
      .record(z.string(), z.strictObject(RULES).partial())
      .describe('By Jira project id, what is different there.'),
    userMapping: list(PERSON),
    statusMappings: z.record(z.string(), STATUS_MAPPING).describe('By Jira project id.'),
    ignoredFieldIds: ids().describe(
      'Fields of Jira that are left out of the form by which an issue is made.',
    ),
  })
  .meta({ id: 'Settings' });

export function presentSettings(settings: SyncSettings): Presented<typeof SETTINGS> {
  const { inboundStatus, inboundAssignee, inboundComments, restrictedComments } = settings;
  const { resolvesOnDeletion, resolutionStrategy, ignoredResolutionIds, statusRule } = settings;
  const { outboundStatus, outboundAssignee, outboundComments, commentVisibility, remoteLinks } = settings;
  const { doneStatusIds, projectRules, userMapping, statusMappings, ignoredFieldIds } = settings;
  return {
    ...{ inboundStatus, inboundAssignee, inboundComments, restrictedComments },
    ...{ resolvesOnDeletion, resolutionStrategy, ignoredResolutionIds, statusRule },
    ...{ outboundStatus, outboundAssignee, outboundComments, commentVisibility, remoteLinks },
    ...{ doneStatusIds, projectRules, userMapping, statusMappings, ignoredFieldIds },
  };
}
