import type { CommentVisibility } from '../model/comment-visibility.ts';
import type { Comment, Issue } from '../model/issue.ts';
import type { StatusCategoryKey } from '../model/statuses.ts';
import { transitionsFrom } from '../model/workflow.ts';

/** An issue as the control API shows it: names in place of objects, times in milliseconds. */
export interface IssueView {
  readonly id: string;
  readonly key: string;
  readonly project: string;
  readonly type: string;
  readonly summary: string;
  readonly description: string | null;
  readonly labels: readonly string[];
  readonly status: { readonly id: string; readonly name: string; readonly category: StatusCategoryKey };
  readonly resolution: string | null;
  readonly resolutionDate: number | null;
  readonly assignee: string | null;
  readonly reporter: string;
  readonly created: number;
  readonly updated: number;
  readonly comments: readonly CommentView[];
  /** The other fields that have a value, as REST shows them. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What the workflow allows now. */
  readonly transitions: readonly { readonly id: string; readonly name: string; readonly to: string }[];
}

export interface CommentView {
  readonly id: string;
  readonly author: string;
  readonly body: string;
  readonly visibility: CommentVisibility | null;
}

export function commentViewOf({ id, author, body, visibility }: Comment): CommentView {
  return { id, author: author.name, body, visibility };
}

export function viewOf(issue: Issue): IssueView {
  const { status, project } = issue;
  return {
    id: issue.id,
    key: issue.key,
    project: project.key,
    type: issue.issueType.name,
    summary: issue.summary,
    description: issue.description,
    labels: issue.labels,
    status: { id: status.id, name: status.name, category: status.category.key },
    resolution: issue.resolution?.name ?? null,
    resolutionDate: issue.resolutionDate,
    assignee: issue.assignee?.name ?? null,
    reporter: issue.reporter.name,
    created: issue.created,
    updated: issue.updated,
    comments: issue.comments.map(commentViewOf),
    values: Object.fromEntries(
      Object.entries(issue.values).flatMap(([id, value]) => (value === null ? [] : [[id, value.json]])),
    ),
    transitions: transitionsFrom(project.workflow, status).map(({ id, name, to }) => ({
      id,
      name,
      to: to.name,
    })),
  };
}
