import { isNewAssignee, type AssigneeContent, type ToldAssignee } from './assignee.ts';
import type { ExternalIssueLink } from './external-issue-link.ts';
import type { IssueEvent } from './issue-event.ts';
import type { JiraIssue } from './jira-issue.ts';
import { whoTold, type JiraUser } from './jira-user.ts';

/** Asks that Jira be read, and that what it shows be carried out. */
export const ASSIGNEE_TO_BE_READ: AssigneeContent = { kind: 'assignee', seen: null, chosen: null };

/** What an event asks of the link's assignee; null when it tells of none, or of the one that is known. */
export function assigneeAskedBy(event: IssueEvent, link: ExternalIssueLink): AssigneeContent | null {
  const seen = assigneeIn(event);
  if (seen === null) return null;
  const updatedAt = event.issue?.updatedAt ?? null;
  if (!seen.isChange && !isNewAssignee(link.toProps(), seen, updatedAt)) return null;
  // Nothing tells whether this is old: only Jira itself does.
  return updatedAt === null ? ASSIGNEE_TO_BE_READ : { kind: 'assignee', seen, chosen: null };
}

/** What an issue that Jira shows asks of the link's assignee; null when the link knows, or Jira does not tell. */
export function assigneeAskedByShown(shown: JiraIssue, link: ExternalIssueLink): AssigneeContent | null {
  const content = assigneeShownIn(shown);
  if (content?.seen == null || !isNewAssignee(link.toProps(), content.seen, shown.updatedAt)) return null;
  return content;
}

/** The assignee of an issue that Jira shows; null when it does not tell. */
export function assigneeShownIn({ assignee, isAssigneeTold, projectId }: JiraIssue): AssigneeContent | null {
  if (!isAssigneeTold) return null;
  return {
    kind: 'assignee',
    seen: { user: assignee, projectId, isChange: false, isRead: true },
    chosen: null,
  };
}

/** By the issue where the event has its assignee, as that tells name and e-mail; else by the changelog. */
function assigneeIn(event: IssueEvent): ToldAssignee | null {
  const { issue, assigneeChange } = event;
  const told = {
    projectId: issue?.projectId ?? null,
    isChange: assigneeChange !== null,
    isRead: false,
    ...whoTold(event),
  };
  if (issue?.isAssigneeTold === true) return { user: issue.assignee, ...told };
  if (assigneeChange === null) return null;

  const { id: key, text: displayName } = assigneeChange.to;
  const user: JiraUser = { key, name: null, displayName, emailAddress: null };
  return { user: key === null ? null : user, ...told };
}
