import type { IssueChange } from '../model/issue-change.ts';

const EVENT_NAMES = {
  issue_created: 'jira:issue_created',
  issue_updated: 'jira:issue_updated',
  issue_deleted: 'jira:issue_deleted',
  comment_created: 'comment_created',
  comment_updated: 'comment_updated',
  comment_deleted: 'comment_deleted',
} as const satisfies Record<IssueChange['kind'], string>;

/** What a webhook subscribes to, to be told of this change. */
export function eventNameOf({ kind }: IssueChange): string {
  return EVENT_NAMES[kind];
}
