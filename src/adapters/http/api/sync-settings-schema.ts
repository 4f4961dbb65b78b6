import { z } from 'zod';
import {
  DEFAULT_SYNC_SETTINGS,
  RESOLUTION_STRATEGIES,
  STATUS_RULES,
  type SyncSettings,
} from '../../../domain/sync-settings.ts';
import { text, type Schema } from './request-values.ts';

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
};

const PERSON = z.strictObject({ jiraUser: text(255), trackerUser: text(255) });

/** The settings of an Installation. What is left out is as it is by default. */
export const SYNC_SETTINGS: Schema<SyncSettings> = z
  .strictObject({
    ...RULES,
    doneStatusIds: z.record(text(100), ids()).exactOptional(),
    projectRules: z.record(text(100), z.strictObject(RULES)).exactOptional(),
    userMapping: z.array(PERSON).max(5000, 'must hold at most 5000 people').exactOptional(),
  })
  .transform((given) => ({ ...DEFAULT_SYNC_SETTINGS, ...given }));
