import type { Knex } from 'knex';
import type { JiraCommentTrace, OutboundComments } from '../../../application/ports/outbound-comments.ts';
import type { IntegrationId, LinkId, TrackerCommentId } from '../../../domain/ids.ts';
import type { OutboundComment } from '../../../domain/outbound/outbound-comment.ts';
import { fromRow, toRow, type OutboundCommentRow } from '../rows/outbound-comment-row.ts';
import { storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';
import { betweenTheSame } from './links-alike.ts';

/** That a link knows a comment once is the schema's: its key is the link and the comment in the tracker. */
export class KnexOutboundComments implements OutboundComments {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async find(link: LinkId, comment: TrackerCommentId): Promise<OutboundComment | null> {
    const row = await betweenTheSame(this.#db, TABLES.outboundComment, link)
      .where('comment.tracker_comment_id', storableText(comment))
      .first<OutboundCommentRow | undefined>('comment.*');
    return row === undefined ? null : fromRow(row);
  }

  async save(comment: OutboundComment): Promise<void> {
    await this.#db<OutboundCommentRow>(TABLES.outboundComment)
      .insert(toRow(comment))
      .onConflict(['link_id', 'tracker_comment_id'])
      .merge(['creation', 'jira_comment_id', 'last_action', 'watermark']);
  }

  async wrote(integration: IntegrationId, { id, creation }: JiraCommentTrace): Promise<boolean> {
    const row: unknown = await this.#db(`${TABLES.outboundComment} as comment`)
      .join(`${TABLES.link} as link`, 'link.id', 'comment.link_id')
      .where('link.integration_id', storableText(integration))
      .andWhere((either) => {
        void either.where('comment.jira_comment_id', storableText(id));
        if (creation !== null)
          void either.orWhere({
            'comment.creation': storableText(creation),
            'comment.jira_comment_id': null,
          });
      })
      .first('comment.link_id');
    return row !== undefined;
  }
}
