import type { ChangeCount } from './change-count.ts';
import type { Issue } from './issue.ts';

export interface RemoteLinkDraft {
  /** What a program calls it; at most one link of an issue has it. */
  readonly globalId: string | null;
  readonly application: Readonly<Record<string, unknown>>;
  readonly relationship: string | null;
  readonly object: {
    readonly url: string;
    readonly title: string;
    readonly summary: string | null;
    readonly icon: Readonly<Record<string, unknown>>;
    readonly status: { readonly resolved: boolean; readonly icon: Readonly<Record<string, unknown>> };
  };
}

export interface RemoteLink extends RemoteLinkDraft {
  readonly id: number;
}

/** What issues are linked to elsewhere. */
export class RemoteLinks {
  readonly #byIssue = new Map<string, readonly RemoteLink[]>();
  readonly #changes: ChangeCount;
  #lastId = 10_000;

  constructor(changes: ChangeCount) {
    this.#changes = changes;
  }

  of({ id }: Issue): readonly RemoteLink[] {
    return this.#byIssue.get(id) ?? [];
  }

  find(issue: Issue, id: number): RemoteLink | null {
    return this.of(issue).find((link) => link.id === id) ?? null;
  }

  findByGlobalId(issue: Issue, globalId: string): RemoteLink | null {
    return this.of(issue).find((link) => link.globalId === globalId) ?? null;
  }

  /** Replaces the whole of the link of the same global id, if there is one. */
  put(issue: Issue, draft: RemoteLinkDraft): { readonly link: RemoteLink; readonly isNew: boolean } {
    const known = draft.globalId === null ? null : this.findByGlobalId(issue, draft.globalId);
    if (known !== null) return { link: this.change(issue, known, draft), isNew: false };
    this.#changes.note();
    this.#lastId += 1;
    const link = { id: this.#lastId, ...draft };
    this.#byIssue.set(issue.id, [...this.of(issue), link]);
    return { link, isNew: true };
  }

  change(issue: Issue, { id }: RemoteLink, draft: RemoteLinkDraft): RemoteLink {
    this.#changes.note();
    const link = { id, ...draft };
    this.#byIssue.set(
      issue.id,
      this.of(issue).map((each) => (each.id === id ? link : each)),
    );
    return link;
  }

  remove(issue: Issue, { id }: RemoteLink): void {
    this.#changes.note();
    this.#byIssue.set(
      issue.id,
      this.of(issue).filter((each) => each.id !== id),
    );
  }
}
