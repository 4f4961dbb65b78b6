import type { Comment, Issue } from './issue.ts';
import type { JiraUser } from './users.ts';

/** One line of a changelog: ids (null where a field has none) and the words people read. */
export interface ChangeItem {
  readonly field: string;
  readonly fieldId: string;
  readonly from: string | null;
  readonly fromText: string | null;
  readonly to: string | null;
  readonly toText: string | null;
}

export interface Changelog {
  readonly id: string;
  readonly items: readonly ChangeItem[];
}

/** What happened to an issue, and how the issue is since (or was, when it is deleted). */
export type IssueChange =
  | { readonly kind: 'issue_created'; readonly by: JiraUser; readonly issue: Issue }
  | {
      readonly kind: 'issue_deleted';
      readonly by: JiraUser;
      readonly issue: Issue;
      /** What was changed last, while there was an issue. */
      readonly lastChangelog: Changelog | null;
    }
  | {
      readonly kind: 'issue_updated';
      readonly by: JiraUser;
      readonly issue: Issue;
      readonly eventType: string;
      readonly changelog: Changelog | null;
      readonly comment: Comment | null;
    }
  | {
      readonly kind: 'comment_created' | 'comment_updated' | 'comment_deleted';
      readonly by: JiraUser;
      readonly issue: Issue;
      readonly comment: Comment;
    };
