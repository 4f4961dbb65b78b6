import { filledTextOf, idTextOf, own } from './foreign-json.ts';
import type { ResolveSyncAction } from './status-rule.ts';
import type { ProjectRules } from './sync-settings.ts';
import type { TrackerAction } from './tracker-issue.ts';

/** Jira's resolution of an issue: by what it is done. */
export interface JiraResolution {
  readonly id: string;
  readonly name: string | null;
}

/**
 * What is asked of the tracker for a Jira issue that became done, or is done no more: a done issue is ignored when its
 * resolution means that in its project, and else resolved by the strategy there.
 */
export function trackerActionFor(
  asked: Exclude<ResolveSyncAction, 'none'>,
  resolution: JiraResolution | null,
  {
    ignoredResolutionIds,
    resolutionStrategy,
  }: Pick<ProjectRules, 'ignoredResolutionIds' | 'resolutionStrategy'>,
): TrackerAction {
  if (asked === 'unresolve') return 'unresolve';
  return resolution !== null && ignoredResolutionIds.includes(resolution.id) ? 'ignore' : resolutionStrategy;
}

/** Understands a resolution as Jira tells it; null when it has no id. */
export function understandResolution(value: unknown): JiraResolution | null {
  const id = idTextOf(own(value, 'id'));
  return id === null ? null : { id, name: filledTextOf(own(value, 'name')) };
}
