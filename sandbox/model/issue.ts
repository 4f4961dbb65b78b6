import type { CommentVisibility } from './comment-visibility.ts';
import type { FieldValue } from './fields/field-value.ts';
import type { IssueType } from './issue-types.ts';
import type { Project } from './projects.ts';
import type { Resolution, Status } from './statuses.ts';
import type { JiraUser } from './users.ts';

export interface Comment {
  readonly id: string;
  readonly author: JiraUser;
  readonly updateAuthor: JiraUser;
  readonly body: string;
  /** Null: whoever sees the issue sees it. */
  readonly visibility: CommentVisibility | null;
  /** What programs noted at it. */
  readonly properties: readonly { readonly key: string; readonly value: unknown }[];
  readonly created: number;
  readonly updated: number;
}

/** An issue as it is at one moment; a change makes another. Times are milliseconds. */
export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly project: Project;
  readonly issueType: IssueType;
  readonly summary: string;
  readonly description: string | null;
  readonly labels: readonly string[];
  readonly status: Status;
  readonly resolution: Resolution | null;
  readonly resolutionDate: number | null;
  readonly assignee: JiraUser | null;
  readonly reporter: JiraUser;
  readonly creator: JiraUser;
  readonly created: number;
  readonly updated: number;
  readonly comments: readonly Comment[];
  /** The values of all other fields, by the field's id. */
  readonly values: Readonly<Record<string, FieldValue | null>>;
}

/** What people change; of `values`, those that are named. */
export type IssueEdit = Partial<
  Pick<Issue, 'summary' | 'description' | 'labels' | 'assignee' | 'reporter' | 'resolution' | 'values'>
>;
