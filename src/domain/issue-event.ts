import {
  assigneeChangeIn,
  issueMoveIn,
  itemsOf,
  statusChangeIn,
  understandChangelog,
  type AssigneeChange,
  type Changelog,
  type IssueMove,
  type StatusChange,
} from './changelog.ts';
import { digitsOf, filledTextOf, isObject, own } from './foreign-json.ts';
import type { JiraIssueId } from './ids.ts';
import { understandCommentChange, type CommentChange } from './jira-comment.ts';
import { understandIssue, type JiraIssue } from './jira-issue.ts';
import { momentOfTimestamp } from './jira-time.ts';
import { understandUser, type JiraUser } from './jira-user.ts';

/** A webhook's body about one Jira issue, understood. */
export interface IssueEvent {
  /** Jira's `webhookEvent`; null for a workflow's "Trigger a Webhook", which sends none. */
  readonly name: string | null;
  readonly issueId: JiraIssueId;
  /** Null for the comment events of a server, which name the issue by its id alone. */
  readonly issue: JiraIssue | null;
  /** Who acted, where Jira tells. */
  readonly actor: JiraUser | null;
  /** When Jira made the event. */
  readonly occurredAt: Date | null;
  readonly changelog: Changelog;
  readonly statusChange: StatusChange | null;
  readonly assigneeChange: AssigneeChange | null;
  readonly move: IssueMove | null;
  /** The comment the event is about, or comes with. */
  readonly comment: CommentChange | null;
  /** Decided by the event's name alone: a deletion may carry a changelog of old. */
  readonly isDeletion: boolean;
}

/** What a body means, or why it means nothing to Lockstep. */
export type Understanding =
  | { readonly kind: 'issue_event'; readonly event: IssueEvent }
  | { readonly kind: 'not_understood'; readonly reason: 'not_an_object' | 'about_no_issue' };

/** Why an event asks for nothing. */
export type IgnoredReason =
  'not_an_object' | 'about_no_issue' | 'no_changelog' | 'no_readable_item' | 'nothing_to_sync';

/** Understands any JSON value as an event about an issue; total, never throws. */
export function understandIssueEvent(value: unknown): Understanding {
  if (!isObject(value)) return { kind: 'not_understood', reason: 'not_an_object' };

  const issueId = issueIdIn(value);
  if (issueId === null) return { kind: 'not_understood', reason: 'about_no_issue' };

  const changelog = understandChangelog(own(value, 'changelog'));
  const items = itemsOf(changelog);
  const name = filledTextOf(own(value, 'webhookEvent'));
  return {
    kind: 'issue_event',
    event: {
      name,
      issueId,
      issue: understandIssue(own(value, 'issue')),
      actor: understandUser(own(value, 'user')) ?? understandUser(own(own(value, 'comment'), 'updateAuthor')),
      occurredAt: momentOfTimestamp(own(value, 'timestamp')),
      changelog,
      statusChange: statusChangeIn(items),
      assigneeChange: assigneeChangeIn(items),
      move: issueMoveIn(items),
      comment: understandCommentChange(value),
      isDeletion: tellsOfDeletion(name),
    },
  };
}

/** The numeric id of the issue a body is about: the issue's own, else the one in the comment's address. */
export function issueIdIn(body: unknown): JiraIssueId | null {
  const id =
    digitsOf(own(own(body, 'issue'), 'id')) ?? issueIdInCommentAddress(own(own(body, 'comment'), 'self'));
  return id === null ? null : (id as JiraIssueId);
}

/** Whether a `webhookEvent` says that the issue was deleted; nothing else in a body does. */
export function tellsOfDeletion(name: string | null): boolean {
  return name === 'jira:issue_deleted';
}

/** Why this event asks for nothing at all; null when it may ask for something. */
export function reasonToIgnore(event: IssueEvent): IgnoredReason | null {
  const asksSomething =
    event.isDeletion ||
    event.statusChange !== null ||
    event.assigneeChange !== null ||
    event.move !== null ||
    event.comment !== null;
  if (asksSomething) return null;
  return event.changelog.kind === 'no_changes' ? event.changelog.reason : 'nothing_to_sync';
}

/** `…/rest/api/2/issue/10013/comment/10082` names issue 10013; a server's comment event says it nowhere else. */
function issueIdInCommentAddress(self: unknown): string | null {
  if (typeof self !== 'string') return null;
  const segments = (self.split(/[?#]/, 1)[0] ?? '').split('/');
  const at = segments.findLastIndex(
    (segment, index) => segment === 'issue' && segments[index + 2] === 'comment',
  );
  return at === -1 ? null : digitsOf(segments[at + 1]);
}
