import type { JiraIssue } from '../jira-issue.ts';
import type { StatusMapping } from './status-mapping.ts';

/** Why a Jira issue that is done is left done. */
export type NotReopened =
  /** It was done for longer than so many days. */
  | { readonly why: 'done_too_long'; readonly since: Date; readonly days: number }
  /** It was done with a resolution that stays. */
  | { readonly why: 'resolution_stays'; readonly resolution: string };

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Why a done Jira issue is not to be reopened at `now`; null when it is. One that Jira does not tell the time of its
 * resolution of is not held to be done for too long.
 */
export function reasonNotToReopen(
  { resolution, resolvedAt }: Pick<JiraIssue, 'resolution' | 'resolvedAt'>,
  {
    reopenWithinDays,
    neverReopenResolutionIds,
  }: Pick<StatusMapping, 'reopenWithinDays' | 'neverReopenResolutionIds'>,
  now: Date,
): NotReopened | null {
  if (resolution !== null && neverReopenResolutionIds.includes(resolution.id)) {
    return { why: 'resolution_stays', resolution: resolution.name ?? resolution.id };
  }
  if (reopenWithinDays === null || resolvedAt === null) return null;

  const isOver = now.getTime() - resolvedAt.getTime() > reopenWithinDays * DAY_MS;
  return isOver ? { why: 'done_too_long', since: resolvedAt, days: reopenWithinDays } : null;
}
