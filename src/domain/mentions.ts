import { keySeenIn } from './effects-asked.ts';
import type { ExternalIssueLink } from './external-issue-link.ts';
import type { IssueEvent } from './issue-event.ts';
import type { JiraIssue } from './jira-issue.ts';
import type { SeenKey } from './key-rule.ts';

/** Notes on a link what was mentioned and the link knows; answers this very link when that is no news to it. */
export type Mention = (link: ExternalIssueLink) => ExternalIssueLink;

/**
 * What an event merely mentions: that the known key, status or assignee was seen later than before asks for nothing, and
 * is no news to anybody; but a change of before, which comes late, must find it noted.
 */
export function mentionsIn(event: IssueEvent): readonly Mention[] {
  const { issue, move, statusChange, assigneeChange } = event;
  const key = move === null ? keySeenIn(event) : null;
  return [
    ...(key === null ? [] : [keyMention(key)]),
    ...(statusChange === null && issue !== null ? statusMentions(issue) : []),
    ...(assigneeChange === null && issue !== null ? assigneeMentions(issue) : []),
  ];
}

/** As `mentionsIn`, of an issue that Jira itself shows; nothing when that does not say how old it is. */
export function mentionsOf(shown: JiraIssue): readonly Mention[] {
  const { key, projectId, updatedAt } = shown;
  if (updatedAt === null) return [];
  return [
    ...(key === null ? [] : [keyMention({ key, projectId, from: null, updatedAt, isRead: true })]),
    ...statusMentions(shown),
    ...assigneeMentions(shown),
  ];
}

function keyMention(seen: SeenKey): Mention {
  return (link) => (seen.key === link.toProps().jiraIssueKey ? link.withKey(seen) : link);
}

function statusMentions({ status, updatedAt }: JiraIssue): readonly Mention[] {
  return status === null ? [] : [(link) => link.withStatusStill(status.id, updatedAt)];
}

function assigneeMentions({ assignee, isAssigneeTold, updatedAt }: JiraIssue): readonly Mention[] {
  return isAssigneeTold ? [(link) => link.withAssigneeStill(assignee, updatedAt)] : [];
}
