import type { JiraIssueRef } from '../../domain/ids.ts';

const MOST = 10_000;

/**
 * Which issues were found linked when they were last asked for, the last ten thousand of them. No answer, for it may be
 * over: only a guess as to what is worth asking for.
 */
export class LinkedLately {
  /** The one that was noted longest ago comes first. */
  readonly #keys = new Set<string>();

  has(issue: JiraIssueRef): boolean {
    return this.#keys.has(keyOf(issue));
  }

  note(issue: JiraIssueRef, isLinked: boolean): void {
    const key = keyOf(issue);
    this.#keys.delete(key);
    if (!isLinked) return;

    this.#keys.add(key);
    for (const longestAgo of this.#keys) {
      if (this.#keys.size <= MOST) break;
      this.#keys.delete(longestAgo);
    }
  }
}

function keyOf({ integrationId, jiraIssueId }: JiraIssueRef): string {
  return `${integrationId}/${jiraIssueId}`;
}
