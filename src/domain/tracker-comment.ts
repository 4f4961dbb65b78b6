import { givenText } from './given-text.ts';
import type { TrackerCommentId, TrackerIssueId } from './ids.ts';

/** A comment as Lockstep has a tracker write it, in plain text. */
export interface TrackerCommentText {
  /** Who wrote it in Jira, or null when Lockstep itself speaks, or nobody knows. */
  readonly author: string | null;
  readonly body: string;
  /** Where it stands in Jira; null when nowhere. */
  readonly url: string | null;
}

/** A comment on an issue of the local tracker. */
export interface LocalTrackerComment extends TrackerCommentText {
  readonly id: TrackerCommentId;
  readonly issueId: TrackerIssueId;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

const LONGEST_BODY = 30_000;

/** The text of a comment that a person gave. @throws {InvalidValue} when it is blank or longer than 30000 characters. */
export function commentBodyOf(text: string): string {
  return givenText('body', text, LONGEST_BODY);
}

/** What is said to a tracker issue whose Jira issue was deleted; `actor` did it, null when nobody knows who. */
export function deletionNotice(issueKey: string | null, actor: string | null): TrackerCommentText {
  const issue = issueKey === null ? 'The Jira issue' : `The Jira issue ${issueKey}`;
  const body = `${issue} was deleted${actor === null ? '' : ` by ${actor}`}. It is not linked to this issue any more.`;
  return { author: null, body, url: null };
}

/** The address of a comment in Jira's pages. */
export function commentAddress(baseUrl: string, issueKey: string, commentId: string): string {
  const comment = encodeURIComponent(commentId);
  return `${baseUrl}/browse/${encodeURIComponent(issueKey)}?focusedCommentId=${comment}#comment-${comment}`;
}
