import type { Installation } from '../../../domain/installation.ts';
import type { SyncSettings } from '../../../domain/sync-settings.ts';

export function presentInstallation(installation: Installation) {
  const { id, organizationId, integrationId, tracker, settings, createdAt } = installation.toProps();
  return { id, organizationId, integrationId, tracker, settings: presentSettings(settings), createdAt };
}

export function presentSettings({ inboundStatus, doneStatusIds }: SyncSettings) {
  return { inboundStatus, doneStatusIds };
}
