import type { Scope } from '../../domain/api-key.ts';
import type { EffectId, TrackerCommentId, TrackerIssueId } from '../../domain/ids.ts';
import type { LocalTrackerComment } from '../../domain/tracker-comment.ts';
import type { Page } from '../../application/ports/admin-reads.ts';
import type {
  CommentOnIssue,
  CommentTextAt,
  LocalCommentAnswer,
  LocalTrackerComments,
  LocalWrittenComment,
} from '../../application/ports/local-tracker-comments.ts';
import type { IssueOfInstallation } from '../../application/ports/local-tracker-issues.ts';
import type { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';
import { isInstallationIn, pageOf } from './scoping.ts';
import type { Tables } from './tables.ts';

/** The local tracker's comments, in memory. */
export class InMemoryLocalTrackerComments implements LocalTrackerComments {
  readonly #unitOfWork: InMemoryUnitOfWork;

  constructor(unitOfWork: InMemoryUnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  async list(scope: Scope, issue: TrackerIssueId, page: Page): Promise<readonly LocalTrackerComment[]> {
    const tables = this.#unitOfWork.committed;
    const found = tables.trackerIssues.get(issue);
    if (found === undefined || !isInstallationIn(tables, scope, found.installationId)) return [];
    const comments = [...tables.trackerComments.values()]
      .filter((comment) => comment !== null)
      .filter(({ issueId }) => issueId === issue);
    return pageOf(comments, page, ({ id }) => id);
  }

  writeOnce(
    effect: EffectId,
    issue: IssueOfInstallation,
    { at, ...text }: CommentTextAt,
  ): Promise<LocalWrittenComment> {
    return this.#unitOfWork.runOnTables((tables) => {
      const id = effect as string as TrackerCommentId;
      if (!isThere(tables, issue)) return 'gone';
      if (!tables.trackerComments.has(id)) {
        tables.trackerComments.set(id, { id, issueId: issue.id, ...text, createdAt: at, changedAt: at });
      }
      return { id };
    });
  }

  editOnce(
    effect: EffectId,
    comment: CommentOnIssue,
    { at, ...text }: CommentTextAt,
  ): Promise<LocalCommentAnswer> {
    return this.#once(effect, (tables) => {
      const known = commentIn(tables, comment);
      if (known === null) return 'gone';
      tables.trackerComments.set(known.id, { ...known, ...text, changedAt: at });
      return 'changed';
    });
  }

  deleteOnce(effect: EffectId, comment: CommentOnIssue): Promise<LocalCommentAnswer> {
    return this.#once(effect, (tables) => {
      const known = commentIn(tables, comment);
      if (known === null) return 'gone';
      tables.trackerComments.set(known.id, null);
      return 'changed';
    });
  }

  #once(effect: EffectId, act: (tables: Tables) => LocalCommentAnswer): Promise<LocalCommentAnswer> {
    return this.#unitOfWork.runOnTables((tables) => {
      const given = tables.trackerCommentAnswers.get(effect);
      if (given !== undefined) return given;
      const answer = act(tables);
      tables.trackerCommentAnswers.set(effect, answer);
      return answer;
    });
  }
}

function isThere({ trackerIssues }: Tables, { installationId, id }: IssueOfInstallation): boolean {
  return trackerIssues.get(id)?.installationId === installationId;
}

function commentIn(tables: Tables, { id, issue }: CommentOnIssue): LocalTrackerComment | null {
  const known = tables.trackerComments.get(id) ?? null;
  return known?.issueId === issue.id && isThere(tables, issue) ? known : null;
}
