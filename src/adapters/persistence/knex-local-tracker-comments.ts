import type { Knex } from 'knex';
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
import { storable, storableText } from './rows/storable.ts';
import { TABLES } from './rows/tables.ts';
import { fromRow, toRow, type TrackerCommentRow } from './rows/tracker-comment-row.ts';
import type { TrackerIssueRow } from './rows/tracker-issue-row.ts';
import { onPage, withinInstallations } from './scoping.ts';

interface AnswerRow {
  readonly effect_id: string;
  readonly answer: LocalCommentAnswer;
}

/** The local tracker's comments. One that was deleted is kept as an empty row, so that nobody writes it again. */
export class KnexLocalTrackerComments implements LocalTrackerComments {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async list(scope: Scope, issue: TrackerIssueId, page: Page): Promise<readonly LocalTrackerComment[]> {
    const issues = this.#knex<TrackerIssueRow>(TABLES.trackerIssue).where('id', storableText(issue));
    const comments = this.#knex<TrackerCommentRow>(TABLES.trackerComment)
      .whereIn('issue_id', withinInstallations(issues, 'installation_id', scope).select('id'))
      .whereNull('deleted_at');
    return (await onPage(comments, page)).map(fromRow);
  }

  async writeOnce(
    effect: EffectId,
    issue: IssueOfInstallation,
    { at, ...text }: CommentTextAt,
  ): Promise<LocalWrittenComment> {
    const found = await issuesAt(this.#knex, issue).first('id');
    if (found === undefined) return 'gone';

    const id = effect as string as TrackerCommentId;
    const comment = { id, issueId: issue.id, ...text, createdAt: at, changedAt: at };
    await this.#knex<TrackerCommentRow>(TABLES.trackerComment)
      .insert(toRow(comment))
      .onConflict('id')
      .ignore();
    return { id };
  }

  editOnce(
    effect: EffectId,
    comment: CommentOnIssue,
    { at, author, body, url }: CommentTextAt,
  ): Promise<LocalCommentAnswer> {
    return this.#once(effect, comment, { author, body, url, changed_at: at });
  }

  deleteOnce(effect: EffectId, comment: CommentOnIssue, at: Date): Promise<LocalCommentAnswer> {
    return this.#once(effect, comment, { author: null, body: '', url: null, deleted_at: at });
  }

  #once(
    effect: EffectId,
    comment: CommentOnIssue,
    change: Partial<TrackerCommentRow>,
  ): Promise<LocalCommentAnswer> {
    return this.#knex.transaction(async (trx) => {
      const answers = () => trx<AnswerRow>(TABLES.trackerCommentAnswer).where('effect_id', effect);

      // Written first, before it is known, so that who asks at the same time waits here.
      const claimed = await trx<AnswerRow>(TABLES.trackerCommentAnswer)
        .insert({ effect_id: effect, answer: 'gone' })
        .onConflict('effect_id')
        .ignore()
        .returning('effect_id');
      const given = claimed.length === 0 ? await answers().first() : undefined;
      if (given !== undefined) return given.answer;

      const changed = await trx<TrackerCommentRow>(TABLES.trackerComment)
        .where('id', storableText(comment.id))
        .whereIn('issue_id', issuesAt(trx, comment.issue).select('id'))
        .whereNull('deleted_at')
        .update(storable(change));
      if (changed === 0) return 'gone';
      await answers().update({ answer: 'changed' });
      return 'changed';
    });
  }
}

function issuesAt(db: Knex, { installationId, id }: IssueOfInstallation) {
  return db<TrackerIssueRow>(TABLES.trackerIssue).where({
    id: storableText(id),
    installation_id: storableText(installationId),
  });
}
