import { keySeenIn } from './effects-asked.ts';
import type { ExternalIssueLink } from './external-issue-link.ts';
import type { IssueEvent } from './issue-event.ts';

/** Notes on a link what an event mentions and the link knows; answers this very link when that is no news to it. */
export type Mention = (link: ExternalIssueLink) => ExternalIssueLink;

/**
 * What an event merely mentions: that the known key, status or assignee was seen later than before asks for nothing, and
 * is no news to anybody; but a change of before, which comes late, must find it noted.
 */
export function mentionsIn(event: IssueEvent): readonly Mention[] {
  return [keyMention(event), statusMention(event), assigneeMention(event)].filter(
    (mention) => mention !== null,
  );
}

function keyMention(event: IssueEvent): Mention | null {
  const seen = keySeenIn(event);
  if (seen === null || event.move !== null) return null;
  return (link) => (seen.key === link.toProps().jiraIssueKey ? link.withKey(seen) : link);
}

function statusMention({ statusChange, issue }: IssueEvent): Mention | null {
  if (statusChange !== null || issue?.status == null) return null;
  const { status, updatedAt } = issue;
  return (link) => link.withStatusStill(status.id, updatedAt);
}

function assigneeMention({ assigneeChange, issue }: IssueEvent): Mention | null {
  if (assigneeChange !== null || issue?.isAssigneeTold !== true) return null;
  const { assignee, updatedAt } = issue;
  return (link) => link.withAssigneeStill(assignee, updatedAt);
}
