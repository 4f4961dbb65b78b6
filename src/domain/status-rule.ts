import type { StatusCategory } from './jira-status.ts';
import type { SyncSettings } from './sync-settings.ts';

/** What a status of Jira asks of the tracker. */
export type ResolveSyncAction = 'resolve' | 'unresolve' | 'none';

/** What a link knows of its Jira issue's status. */
export interface KnownStatus {
  readonly lastDone: boolean;
  /** `updated` of the newest status that was decided on; null before the first. */
  readonly statusWatermark: Date | null;
  /** Whether something newer took the place of an action that may or may not have reached the tracker. */
  readonly isInDoubt: boolean;
}

/** A status seen in Jira, judged done or not. Without `updatedAt` nothing tells whether it is old. */
export interface ObservedStatus {
  readonly isDone: boolean;
  readonly updatedAt: Date | null;
  /** Whether Jira itself was asked, so that this is how it is now; an event tells how it was. */
  readonly isRead?: boolean;
}

/**
 * What a status seen in Jira asks of the tracker: nothing, unless it is newer and changes `lastDone`.
 * In doubt it asks even for what should be so already: only doing it again makes it sure.
 */
export function judgeStatus(known: KnownStatus, seen: ObservedStatus): ResolveSyncAction | 'stale' {
  if (isStale(known.statusWatermark, seen.updatedAt) && !isStillSo(known.statusWatermark, seen))
    return 'stale';
  if (known.lastDone === seen.isDone && !known.isInDoubt) return 'none';
  return seen.isDone ? 'resolve' : 'unresolve';
}

/** Whether what was seen at `updatedAt` is no newer than what was decided on last. The same again is stale too. */
export function isStale(watermark: Date | null, updatedAt: Date | null): boolean {
  return watermark !== null && updatedAt !== null && updatedAt.getTime() <= watermark.getTime();
}

/** Whether Jira, asked again, shows an issue that was not updated since the watermark. */
function isStillSo(watermark: Date | null, { isRead, updatedAt }: ObservedStatus): boolean {
  return isRead === true && updatedAt?.getTime() === watermark?.getTime();
}

/** The later of the two; a watermark never moves back. */
export function advance(watermark: Date | null, updatedAt: Date | null): Date | null {
  if (watermark === null || updatedAt === null) return watermark ?? updatedAt;
  return updatedAt > watermark ? updatedAt : watermark;
}

/** The status of an issue of a project, as far as it is known. */
export interface StatusInProject {
  readonly statusId: string;
  readonly category: StatusCategory | null;
  readonly projectId: string | null;
}

/**
 * Whether an issue with this status is done: by the project's own set where there is one, else by the category.
 * Null when that takes a category, and it is not known.
 */
export function isDone(
  { statusId, category, projectId }: StatusInProject,
  { doneStatusIds }: Pick<SyncSettings, 'doneStatusIds'>,
): boolean | null {
  if (projectId !== null && Object.hasOwn(doneStatusIds, projectId)) {
    return doneStatusIds[projectId]?.includes(statusId) ?? false;
  }
  return category === null ? null : category === 'done';
}
