import type { Knex } from 'knex';
import type { JiraCommentId, LinkId, TrackerCommentId } from '../../../domain/ids.ts';
import type { SyncedComment } from '../../../domain/synced-comment.ts';
import type { SyncedComments } from '../../../application/ports/stores.ts';
import { storableText } from '../rows/storable.ts';
import { fromRow, toRow, type SyncedCommentRow } from '../rows/synced-comment-row.ts';
import { TABLES } from '../rows/tables.ts';
import { betweenTheSame, ofTheSameTrackerIssue } from './links-alike.ts';

/** That a link knows a comment once is the schema's: its key is the link and the comment in Jira. */
export class KnexSyncedComments implements SyncedComments {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async find(link: LinkId, comment: JiraCommentId): Promise<SyncedComment | null> {
    const row = await betweenTheSame(this.#db, TABLES.syncedComment, link)
      .where('comment.jira_comment_id', storableText(comment))
      .first<SyncedCommentRow | undefined>('comment.*');
    return row === undefined ? null : fromRow(row);
  }

  async isWrittenFor(link: LinkId, comment: TrackerCommentId): Promise<boolean> {
    const row: unknown = await ofTheSameTrackerIssue(this.#db, TABLES.syncedComment, link)
      .where('comment.tracker_comment_id', storableText(comment))
      .first('comment.link_id');
    return row !== undefined;
  }

  async save(comment: SyncedComment): Promise<void> {
    await this.#db<SyncedCommentRow>(TABLES.syncedComment)
      .insert(toRow(comment))
      .onConflict(['link_id', 'jira_comment_id'])
      .merge(['tracker_comment_id', 'creation', 'removal_asked', 'last_action', 'watermark']);
  }
}
