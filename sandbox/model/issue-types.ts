export interface IssueType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly subtask: boolean;
}

export const TASK: IssueType = {
  id: '10001',
  name: 'Task',
  description: 'Something to do.',
  subtask: false,
};
export const BUG: IssueType = {
  id: '10002',
  name: 'Bug',
  description: 'Something that does not work.',
  subtask: false,
};

/** Those of every project are Task and Bug. */
export const ISSUE_TYPES: readonly IssueType[] = [
  TASK,
  BUG,
  { id: '10003', name: 'Story', description: 'Something that somebody wants.', subtask: false },
  { id: '10004', name: 'Epic', description: 'Much to do.', subtask: false },
  { id: '10005', name: 'Sub-task', description: 'A part of something to do.', subtask: true },
];
export const DEFAULT_ISSUE_TYPE: IssueType = BUG;
