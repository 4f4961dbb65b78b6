import { ASSIGNEE_TO_BE_READ, assigneeAskedByShown, assigneeShownIn } from './assignee-asked.ts';
import type { EffectContent, ToldStatus } from './effect-content.ts';
import type { EffectKind } from './effect.ts';
import type { ExternalIssueLink } from './external-issue-link.ts';
import type { JiraIssue } from './jira-issue.ts';
import { isDone } from './status-rule.ts';
import { rulesIn, type SyncSettings } from './sync-settings.ts';

/** What a link and Jira disagree on. `unreachable`: Jira does not show the issue. `deletion`: nor will it again. */
export type DriftKind = 'status' | 'assignee' | 'move' | 'comment' | 'unreachable' | 'deletion';

/** One disagreement of a link with Jira, and what it asks of the link. */
export interface Drift {
  readonly kind: DriftKind;
  readonly content: EffectContent;
  /** `updated` of the issue, or of the comment, as Jira showed it; null when that is yet to be read, or is not told. */
  readonly observedAt: Date | null;
}

/** What a link is judged by, beside Jira. */
export interface DriftTerms {
  readonly settings: SyncSettings;
  /** What kinds are still to be carried out: whatever the link is now in these, it may not stay so. */
  readonly pending: readonly EffectKind[];
}

/** Where a link and its issue, as Jira shows it now, disagree: nowhere when the link is in lockstep, or is over. */
export function driftFrom(link: ExternalIssueLink, shown: JiraIssue, terms: DriftTerms): readonly Drift[] {
  if (link.isOver) return [];
  const drifts = [moveDrift(link, shown), assigneeDrift(link, shown, terms), statusDrift(link, shown, terms)];
  return drifts.filter((drift) => drift !== null);
}

/** A link whose issue Jira does not show is to be read alone, which makes it unreachable; one that is so agrees. */
export function driftFromAbsence(link: ExternalIssueLink): readonly Drift[] {
  return link.isOver || link.toProps().state === 'unreachable' ? [] : [toBeRead('unreachable')];
}

/**
 * Jira, asked for this issue alone, says that there is none: that is its deletion once it was said before `askedSince`
 * too, as a fault or a lost permission seldom lasts from one comparison to the next.
 */
export function driftFromDenial(link: ExternalIssueLink, askedSince: Date): readonly Drift[] {
  const { missedAt } = link.toProps();
  if (link.isOver || missedAt === null || missedAt >= askedSince) return [];
  return [{ kind: 'deletion', content: { kind: 'deletion' }, observedAt: null }];
}

function moveDrift(link: ExternalIssueLink, { key, projectId, updatedAt }: JiraIssue): Drift | null {
  if (key === null || key === link.toProps().jiraIssueKey) return null;
  const seen = { key, projectId, from: null, isRead: true };
  if (link.withKey({ ...seen, updatedAt }) === link) return null;
  return { kind: 'move', content: { kind: 'move', ...seen }, observedAt: updatedAt };
}

function assigneeDrift(link: ExternalIssueLink, shown: JiraIssue, terms: DriftTerms): Drift | null {
  if (!rulesIn(terms.settings, shown.projectId).inboundAssignee) return null;
  const known = terms.pending.includes('assignee') ? assigneeShownIn(shown) : null;
  const content = assigneeAskedByShown(shown, link) ?? known;
  if (content === null) return null;
  const { updatedAt } = shown;
  return {
    kind: 'assignee',
    content: updatedAt === null ? ASSIGNEE_TO_BE_READ : content,
    observedAt: updatedAt,
  };
}

function statusDrift(link: ExternalIssueLink, shown: JiraIssue, terms: DriftTerms): Drift | null {
  const { status, projectId, updatedAt } = shown;
  if (status === null) return null;
  const seen: ToldStatus = {
    statusId: status.id,
    statusName: status.name,
    category: status.category,
    projectId,
    fromName: null,
    isRead: true,
    ...(shown.isResolutionTold ? { resolution: shown.resolution } : {}),
  };
  if (!terms.pending.includes('status') && agreesWith(link, seen, terms.settings)) return null;

  const { state, statusWatermark } = link.toProps();
  const isOld = statusWatermark !== null && updatedAt !== null && updatedAt < statusWatermark;
  if (isOld && state === 'linked') return null;
  // An answer that is old, or does not say how old it is, shows no more than that the issue is there.
  if (isOld || updatedAt === null) return toBeRead('status');
  return { kind: 'status', content: { kind: 'status', seen }, observedAt: updatedAt };
}

/** Whether the link was decided on by this very status, with the settings of now. */
function agreesWith(link: ExternalIssueLink, seen: ToldStatus, settings: SyncSettings): boolean {
  const { state, jiraStatusId, lastDone, isInDoubt } = link.toProps();
  if (state !== 'linked' || jiraStatusId !== seen.statusId) return false;
  if (!rulesIn(settings, seen.projectId).inboundStatus) return true;

  const done = isDone(seen, settings);
  return !isInDoubt && (done === null || done === lastDone);
}

function toBeRead(kind: DriftKind): Drift {
  return { kind, content: { kind: 'status', seen: null }, observedAt: null };
}
