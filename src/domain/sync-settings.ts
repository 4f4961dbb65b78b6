import { InvalidValue } from './domain-error.ts';

/** What an Installation keeps in lockstep, and how. */
export interface SyncSettings {
  /** Whether a Jira issue that becomes done resolves the tracker issue, and one that is done no more unresolves it. */
  readonly inboundStatus: boolean;
  /**
   * By Jira project id, the ids of the statuses that mean "done" there. In a project that is not named, a status
   * means "done" by its category.
   */
  readonly doneStatusIds: Readonly<Record<string, readonly string[]>>;
}

export const DEFAULT_SYNC_SETTINGS: SyncSettings = { inboundStatus: true, doneStatusIds: {} };

/**
 * The settings, once they are known to make sense.
 * @throws {InvalidValue} when a project or status id is not of digits, or a project's set is empty.
 */
export function validateSyncSettings(settings: SyncSettings): SyncSettings {
  for (const [projectId, statusIds] of Object.entries(settings.doneStatusIds)) {
    const field = `doneStatusIds.${projectId}`;
    if (!isId(projectId)) throw new InvalidValue(field, 'must be named by the numeric id of a Jira project');
    if (statusIds.length === 0) throw new InvalidValue(field, 'must hold at least one status id');
    if (!statusIds.every(isId)) throw new InvalidValue(field, 'must hold numeric ids of Jira statuses only');
  }
  return settings;
}

function isId(text: string): boolean {
  return /^\d{1,19}$/.test(text);
}
