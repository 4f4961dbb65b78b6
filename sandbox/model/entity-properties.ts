import type { ChangeCount } from './change-count.ts';
import type { Issue } from './issue.ts';

/** What programs noted at issues, by keys of their own. */
export class EntityProperties {
  readonly #byIssue = new Map<string, Map<string, unknown>>();
  readonly #changes: ChangeCount;

  constructor(changes: ChangeCount) {
    this.#changes = changes;
  }

  keys({ id }: Issue): readonly string[] {
    return [...(this.#byIssue.get(id)?.keys() ?? [])];
  }

  has({ id }: Issue, key: string): boolean {
    return this.#byIssue.get(id)?.has(key) ?? false;
  }

  /** Undefined when there is none. */
  get({ id }: Issue, key: string): unknown {
    return this.#byIssue.get(id)?.get(key);
  }

  set({ id }: Issue, key: string, value: unknown): void {
    this.#changes.note();
    const properties = this.#byIssue.get(id) ?? new Map<string, unknown>();
    this.#byIssue.set(id, properties.set(key, value));
  }

  remove({ id }: Issue, key: string): void {
    this.#changes.note();
    this.#byIssue.get(id)?.delete(key);
  }
}
