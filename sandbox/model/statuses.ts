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

const INITIAL_STATUSES: readonly Status[] = [TO_DO, IN_PROGRESS, IN_REVIEW, FINISHED, WONT_DO];

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

const CATEGORIES: Readonly<Record<StatusCategoryKey, StatusCategory>> = {
  new: NEW,
  indeterminate: INDETERMINATE,
  done: DONE,
};

export interface NewStatus {
  readonly name: string;
  /** As the status of this name has it, when left out. */
  readonly category?: StatusCategoryKey | undefined;
  /** Given where two statuses are to have one name. */
  readonly id?: string | undefined;
}

/** The statuses there are in any workflow. */
export class Statuses {
  #all = INITIAL_STATUSES;

  all(): readonly Status[] {
    return this.#all;
  }

  find(name: string): Status | null {
    return this.#all.find((status) => status.name === name) ?? null;
  }

  /** The one there is by the id, or else by the name, or a new one. @throws {RangeError} for a new one of no category. */
  named({ name, category, id }: NewStatus): Status {
    const known = id === undefined ? this.find(name) : this.#all.find((status) => status.id === id);
    if (known != null && (category === undefined || category === known.category.key)) return known;
    if (category === undefined)
      throw new RangeError(`the new status ${JSON.stringify(name)} needs a category`);
    const added = { id: id ?? String(10_100 + this.#all.length), name, category: CATEGORIES[category] };
    if (this.#all.some((status) => status.id === added.id)) {
      throw new RangeError(`the status id ${added.id} is taken by another`);
    }
    this.#all = [...this.#all, added];
    return added;
  }
}
