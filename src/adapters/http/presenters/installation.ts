import type { Installation } from '../../../domain/installation.ts';
import type { SyncSettings } from '../../../domain/sync-settings.ts';
import { presentTrackerProblem, presentTrackerSettings } from './tracker.ts';

export function presentInstallation(installation: Installation) {
  const { id, organizationId, integrationId, tracker, trackerProblem, settings, createdAt, removedAt } =
    installation.toProps();
  return {
    ...{ id, organizationId, integrationId, tracker: presentTrackerSettings(tracker) },
    trackerProblem: presentTrackerProblem(trackerProblem),
    ...{ settings: presentSettings(settings), createdAt, removedAt },
  };
}

export function presentSettings(settings: SyncSettings) {
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
