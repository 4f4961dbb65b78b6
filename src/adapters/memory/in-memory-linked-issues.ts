import type { LinkedIssues } from '../../application/ports/linked-issues.ts';
import type { JiraIssueRef } from '../../domain/ids.ts';
import type { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';
import { isSameIssue } from './tables.ts';

/** Looks at every link. */
export class InMemoryLinkedIssues implements LinkedIssues {
  readonly #unitOfWork: InMemoryUnitOfWork;

  constructor(unitOfWork: InMemoryUnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  async isLinked(issue: JiraIssueRef): Promise<boolean> {
    return [...this.#unitOfWork.committed.links.values()].some(
      (link) => !link.isOver && isSameIssue(link.issue, issue),
    );
  }
}
