import type { ExternalIssueLinkProps, SeenStatus } from './external-issue-link-props.ts';
import { isStatusOfOurs } from './outbound/ledger.ts';
import { advance, isStale } from './status-rule.ts';

/** What a link knows of its Jira issue's status once `seen` has been carried out. */
export function statusDecided(
  known: ExternalIssueLinkProps,
  seen: SeenStatus,
): Partial<ExternalIssueLinkProps> {
  const { ledger } = known;
  return {
    state: 'linked',
    lastDone: seen.isDone,
    statusWatermark: advance(known.statusWatermark, seen.updatedAt),
    isInDoubt: false,
    isUnresolvedInTracker: !seen.isDone && known.isUnresolvedInTracker,
    jiraStatusId: seen.statusId,
    jiraStatusName: seen.statusName,
    missedAt: null,
    ledger: isStatusOfOurs(ledger.jiraStatus, seen.statusId) ? ledger : { ...ledger, jiraStatus: null },
  };
}

/**
 * Whether `seen` is of the very moment that was decided on last, and yet another status: a Jira whose database keeps
 * whole seconds has such. Only Jira itself can tell which came last.
 */
export function isUndecidedStatus(
  { statusWatermark, jiraStatusId }: ExternalIssueLinkProps,
  seen: Pick<SeenStatus, 'statusId' | 'updatedAt' | 'isRead'>,
): boolean {
  const isSameMoment = statusWatermark !== null && statusWatermark.getTime() === seen.updatedAt?.getTime();
  return isSameMoment && seen.statusId !== jiraStatusId && seen.isRead !== true;
}

/** Whether the status that a link knows was seen again, later than ever. */
export function isStatusStill(
  { state, isInDoubt, jiraStatusId, statusWatermark }: ExternalIssueLinkProps,
  { statusId, updatedAt }: { readonly statusId: string; readonly updatedAt: Date },
): boolean {
  return (
    state === 'linked' && !isInDoubt && statusId === jiraStatusId && !isStale(statusWatermark, updatedAt)
  );
}
