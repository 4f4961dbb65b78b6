import { z } from 'zod';
import {
  DEFAULT_SYNC_SETTINGS,
  RESOLUTION_STRATEGIES,
  STATUS_RULES,
  type SyncSettings,
} from '../../../domain/sync-settings.ts';
import { MOST_HOPS, NOT_REOPENED, PLAIN_STATUS_MAPPING } from '../../../domain/outbound/status-mapping.ts';
import { text, wholeWithin, type Schema } from './request-values.ts';

const isOn = () => z.boolean().exactOptional();
const ids = () => z.array(text(100)).max(1000, 'must hold at most 1000 ids');

/** What may differ from project to project. */
const RULES = {
  inboundStatus: isOn(),
  inboundAssignee: isOn(),
  inboundComments: isOn(),
  restrictedComments: isOn(),
  resolvesOnDeletion: isOn(),
  resolutionStrategy: z.enum(RESOLUTION_STRATEGIES).exactOptional(),
  ignoredResolutionIds: ids().exactOptional(),
  statusRule: z.enum(STATUS_RULES).exactOptional(),
  outboundStatus: isOn(),
  outboundAssignee: isOn(),
  outboundComments: isOn(),
  commentVisibility: z
    .strictObject({ type: z.enum(['role', 'group']), value: text(255).regex(/\S/, 'must not be blank') })
    .nullable()
    .exactOptional(),
  remoteLinks: isOn(),
};

const TARGETS = { onResolve: text(100), onUnresolve: text(100) };
const ON_IGNORE = text(100).nullable();

const STATUS_MAPPING = z
  .strictObject({
    ...TARGETS,
    onIgnore: ON_IGNORE.default(null),
    issueTypes: z
      .record(text(100), z.strictObject({ ...TARGETS, onIgnore: ON_IGNORE.default(null) }))
      .exactOptional(),
    transitionIds: ids().exactOptional(),
    fields: z.record(text(255), z.unknown()).exactOptional(),
    resolutionId: text(100).nullable().exactOptional(),
    mostHops: wholeWithin(1, MOST_HOPS).exactOptional(),
    forbiddenStatusIds: ids().exactOptional(),
    reopenWithinDays: wholeWithin(1, 3650).nullable().exactOptional(),
    neverReopenResolutionIds: ids().exactOptional(),
    whenNotReopened: z.enum(NOT_REOPENED).exactOptional(),
  })
  .transform((given) => ({ ...PLAIN_STATUS_MAPPING, ...given }));

const PERSON = z.strictObject({ jiraUser: text(255), trackerUser: text(255) });

/** The settings of an Installation. What is left out is as it is by default. */
export const SYNC_SETTINGS: Schema<SyncSettings> = z
  .strictObject({
    ...RULES,
    doneStatusIds: z.record(text(100), ids()).exactOptional(),
    projectRules: z.record(text(100), z.strictObject(RULES)).exactOptional(),
    userMapping: z.array(PERSON).max(5000, 'must hold at most 5000 people').exactOptional(),
    statusMappings: z.record(text(100), STATUS_MAPPING).exactOptional(),
    ignoredFieldIds: ids().exactOptional(),
  })
  .transform((given) => ({ ...DEFAULT_SYNC_SETTINGS, ...given }));
