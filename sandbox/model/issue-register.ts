import type { Issue } from './issue.ts';
import type { Project } from './projects.ts';

/** Keeps the issues, finds them by id and by every key they ever had, and gives out ids and keys once. */
export class IssueRegister {
  readonly #issues = new Map<string, Issue>();
  readonly #idByKey = new Map<string, string>();
  readonly #lastNumber = new Map<string, number>();
  #lastId = 10_000;

  all(): readonly Issue[] {
    return [...this.#issues.values()];
  }

  find(idOrKey: string): Issue | null {
    return this.#issues.get(this.#idByKey.get(idOrKey.toUpperCase()) ?? idOrKey) ?? null;
  }

  keep(issue: Issue): void {
    this.#issues.set(issue.id, issue);
    this.#idByKey.set(issue.key, issue.id);
  }

  remove({ id }: Issue): void {
    this.#issues.delete(id);
  }

  nextId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }

  nextKey({ id, key }: Project): string {
    const number = (this.#lastNumber.get(id) ?? 0) + 1;
    this.#lastNumber.set(id, number);
    return `${key}-${number}`;
  }
}
