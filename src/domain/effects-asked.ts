import { assigneeAskedBy } from './assignee-asked.ts';
import { commentAskedBy } from './comment-content.ts';
import type { EffectContent, StatusContent } from './effect-content.ts';
import type { ExternalIssueLink } from './external-issue-link.ts';
import type { IssueEvent } from './issue-event.ts';
import type { SeenKey } from './key-rule.ts';
import { whoTold } from './jira-user.ts';
import { isStale } from './status-rule.ts';

/**
 * What an event asks of a link, kind by kind; nothing of a link that is over, and nothing but the deletion of an
 * event that is one. An event that mentions another status, assignee or key than the link knows asks for it even when its
 * changelog does not: the event that told of the change may have been lost.
 */
export function effectsAskedOf(link: ExternalIssueLink, event: IssueEvent): readonly EffectContent[] {
  if (link.isOver) return [];
  if (event.isDeletion) return [{ kind: 'deletion' }];
  return [
    moveAskedOf(link, event),
    commentAskedBy(event),
    assigneeAskedBy(event, link),
    statusAskedOf(link, event),
  ].filter((content) => content !== null);
}

/** `updated` of what an event asks for: of its comment, else of its issue. An issue need not be updated by a comment. */
export function observedAtOf({ kind }: EffectContent, { comment, issue }: IssueEvent): Date | null {
  return (kind === 'comment' ? comment : issue)?.updatedAt ?? null;
}

/** The key that an event tells of, by a move or by mentioning it; null when it tells of none, or not how old it is. */
export function keySeenIn({ issue, move }: IssueEvent): SeenKey | null {
  const key = issue?.key ?? move?.to ?? null;
  const updatedAt = issue?.updatedAt ?? null;
  // A mention that does not say how old it is may be of the key before.
  if (key === null || (move === null && updatedAt === null)) return null;
  return { key, projectId: issue?.projectId ?? null, from: move?.from ?? null, updatedAt };
}

function moveAskedOf(link: ExternalIssueLink, event: IssueEvent): EffectContent | null {
  const seen = keySeenIn(event);
  if (seen === null) return null;
  const isNews = seen.key !== link.toProps().jiraIssueKey && link.withKey(seen) !== link;
  if (event.move === null && !isNews) return null;
  return { kind: 'move', key: seen.key, projectId: seen.projectId, from: seen.from };
}

function statusAskedOf(link: ExternalIssueLink, event: IssueEvent): StatusContent | null {
  const { statusChange, issue } = event;
  const mentioned = issue?.status ?? null;
  const to = statusChange?.to.id ?? mentioned?.id ?? null;
  if (to === null)
    return event.name === null || statusChange !== null ? { kind: 'status', seen: null } : null;
  if (statusChange === null && !isNews(link, to, issue?.updatedAt ?? null)) return null;
  // Nothing tells whether this is old: only Jira itself does.
  if (issue?.updatedAt == null) return { kind: 'status', seen: null };

  return {
    kind: 'status',
    seen: {
      statusId: to,
      statusName: statusChange?.to.text ?? mentioned?.name ?? null,
      category: mentioned?.id === to ? mentioned.category : null,
      projectId: issue.projectId,
      fromName: statusChange?.from.text ?? null,
      isRead: false,
      ...(mentioned?.id === to && issue.isResolutionTold ? { resolution: issue.resolution } : {}),
      event: event.name,
      ...whoTold(event),
    },
  };
}

/**
 * Whether a status that an event merely mentions is another than the one decided on last, and newer or of that very
 * moment. For a link that is not `linked` any newer one is news, as it shows that the issue is there; and for one in
 * doubt, as it ends the doubt.
 */
function isNews(link: ExternalIssueLink, statusId: string, updatedAt: Date | null): boolean {
  const { state, isInDoubt, jiraStatusId, statusWatermark } = link.toProps();
  const isKnown = state === 'linked' && !isInDoubt && statusId === jiraStatusId;
  if (isKnown) return false;
  return !isStale(statusWatermark, updatedAt) || link.isUndecided({ statusId, updatedAt });
}
