import type { IssueType } from './issue-types.ts';
import { mayUser } from './permissions.ts';
import type { Project } from './projects.ts';
import type { JiraUser } from './users.ts';

/** A field of the screen on which issues are created and edited. */
export interface ScreenField {
  readonly id: string;
  readonly required: boolean;
  /** What it is when nothing is said, as REST takes it; null: there is no default. */
  readonly defaultValue: unknown;
}

const optional = (id: string): ScreenField => ({ id, required: false, defaultValue: null });

const USUAL: readonly ScreenField[] = [
  { id: 'issuetype', required: true, defaultValue: null },
  { id: 'project', required: true, defaultValue: null },
  { id: 'summary', required: true, defaultValue: null },
  { id: 'priority', required: false, defaultValue: { id: '3' } },
  { id: 'reporter', required: true, defaultValue: { name: '-1' } },
  ...[
    'description',
    'environment',
    'components',
    'versions',
    'fixVersions',
    'labels',
    'assignee',
    'duedate',
    'issuelinks',
    'attachment',
  ].map(optional),
];

/** Fields that are not there for who may not do this. */
const PERMISSIONS: Readonly<Record<string, string>> = {
  reporter: 'MODIFY_REPORTER',
  assignee: 'ASSIGN_ISSUES',
  issuelinks: 'LINK_ISSUES',
  duedate: 'SCHEDULE_ISSUES',
  security: 'SET_ISSUE_SECURITY',
  attachment: 'CREATE_ATTACHMENTS',
};

/** The screens of every project and issue type. */
export class Screens {
  readonly #byPlace = new Map<string, readonly ScreenField[]>();

  of(project: Project, issueType: IssueType): readonly ScreenField[] {
    const usual = issueType.subtask
      ? [...USUAL, { id: 'parent', required: true, defaultValue: null }]
      : USUAL;
    return this.#byPlace.get(placeOf(project, issueType)) ?? usual;
  }

  /** As `user` gets to see it. */
  for(user: JiraUser, project: Project, issueType: IssueType): readonly ScreenField[] {
    return this.of(project, issueType).filter(({ id }) => {
      const permission = PERMISSIONS[id];
      return permission === undefined || mayUser(user, permission, project);
    });
  }

  /** Adds a field, or changes how it is there. */
  put(project: Project, issueType: IssueType, field: ScreenField): void {
    const fields = this.of(project, issueType);
    const isThere = fields.some(({ id }) => id === field.id);
    this.#byPlace.set(
      placeOf(project, issueType),
      isThere ? fields.map((each) => (each.id === field.id ? field : each)) : [...fields, field],
    );
  }

  remove(project: Project, issueType: IssueType, fieldId: string): void {
    this.#byPlace.set(
      placeOf(project, issueType),
      this.of(project, issueType).filter(({ id }) => id !== fieldId),
    );
  }
}

function placeOf(project: Project, issueType: IssueType): string {
  return `${project.id} ${issueType.id}`;
}
