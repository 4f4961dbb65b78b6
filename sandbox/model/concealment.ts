import type { Issue } from './issue.ts';
import type { Project } from './projects.ts';

/**
 * Why something is not seen by anybody. `archived` reads as 404 and is left out of searches, `forbidden` reads as 403
 * and is left out, `unknown` is answered as if there had never been such a thing, by 404 and by the check of JQL.
 */
export type Concealment = 'archived' | 'forbidden' | 'unknown';

/** What is not to be seen, issue by issue and project by project. Webhooks still tell of it. */
export class Concealments {
  readonly #issues = new Map<string, Concealment>();
  readonly #projects = new Map<string, Concealment>();

  /** Null when the issue may be seen; what holds for its project holds for it. */
  of({ id, project }: Issue): Concealment | null {
    return this.ofProject(project) ?? this.#issues.get(id) ?? null;
  }

  ofProject({ id }: Project): Concealment | null {
    return this.#projects.get(id) ?? null;
  }

  /** Null makes the issue seen again. */
  ofIssueIs({ id }: Issue, concealment: Concealment | null): void {
    put(this.#issues, id, concealment);
  }

  /** Null makes the project, and what is in it, seen again. */
  ofProjectIs({ id }: Project, concealment: Concealment | null): void {
    put(this.#projects, id, concealment);
  }
}

function put(known: Map<string, Concealment>, id: string, concealment: Concealment | null): void {
  if (concealment === null) known.delete(id);
  else known.set(id, concealment);
}
