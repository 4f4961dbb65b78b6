import type { TrackerIssueStatus } from '../tracker-issue.ts';
import { rulesIn, type SyncSettings } from '../sync-settings.ts';
import { targetsIn, type StatusMapping, type StatusTargets } from './status-mapping.ts';

/** What a tracker issue's status asks of its Jira issue by the settings. */
export type StatusAsked =
  | { readonly kind: 'to'; readonly statusId: string; readonly mapping: StatusMapping }
  /** No status is carried to Jira in this project. */
  | { readonly kind: 'off' }
  /** The statuses of this project are not mapped. */
  | { readonly kind: 'not_mapped' }
  /** It is ignored, which leaves Jira as it is here. */
  | { readonly kind: 'ignoring_not_mapped' };

/** What `status` asks of an issue of this project and type. */
export function statusAsked(
  status: TrackerIssueStatus,
  issue: { readonly projectId: string | null; readonly issueTypeId: string | null },
  settings: SyncSettings,
): StatusAsked {
  if (!rulesIn(settings, issue.projectId).outboundStatus) return { kind: 'off' };

  const targets = targetsIn(settings.statusMappings, issue);
  const mapping = issue.projectId === null ? undefined : settings.statusMappings[issue.projectId];
  if (targets === null || mapping === undefined) return { kind: 'not_mapped' };

  const statusId = targetFor(status, targets);
  return statusId === null ? { kind: 'ignoring_not_mapped' } : { kind: 'to', statusId, mapping };
}

function targetFor(status: TrackerIssueStatus, targets: StatusTargets): string | null {
  switch (status) {
    case 'resolved':
      return targets.onResolve;
    case 'unresolved':
      return targets.onUnresolve;
    case 'ignored':
      return targets.onIgnore;
  }
}
