export type StatusCategoryKey = 'new' | 'indeterminate' | 'done';

export interface StatusCategory {
  readonly id: number;
  readonly key: StatusCategoryKey;
  readonly colorName: string;
  readonly name: string;
}

export interface Status {
  readonly id: string;
  readonly name: string;
  readonly category: StatusCategory;
}

export interface Resolution {
  readonly id: string;
  readonly name: string;
}

const NEW: StatusCategory = { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' };
const INDETERMINATE: StatusCategory = {
  id: 4,
  key: 'indeterminate',
  colorName: 'yellow',
  name: 'In Progress',
};
const DONE: StatusCategory = { id: 3, key: 'done', colorName: 'green', name: 'Done' };

export const TO_DO: Status = { id: '10000', name: 'To Do', category: NEW };
export const IN_PROGRESS: Status = { id: '3', name: 'In Progress', category: INDETERMINATE };
export const IN_REVIEW: Status = { id: '10001', name: 'In Review', category: INDETERMINATE };
export const FINISHED: Status = { id: '10002', name: 'Done', category: DONE };
export const WONT_DO: Status = { id: '10003', name: "Won't Do", category: DONE };

export const STATUSES: readonly Status[] = [TO_DO, IN_PROGRESS, IN_REVIEW, FINISHED, WONT_DO];

export const RESOLVED_AS_DONE: Resolution = { id: '10000', name: 'Done' };
export const RESOLVED_AS_WONT_DO: Resolution = { id: '10001', name: "Won't Do" };

export const RESOLUTIONS: readonly Resolution[] = [
  RESOLVED_AS_DONE,
  RESOLVED_AS_WONT_DO,
  { id: '10002', name: 'Duplicate' },
];

export function isDone(status: Status): boolean {
  return status.category.key === 'done';
}
