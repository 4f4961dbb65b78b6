import type { Knex } from 'knex';
import { AlreadyLinked } from '../../../domain/domain-error.ts';
import type { ExternalIssueLink } from '../../../domain/external-issue-link.ts';
import type { JiraIssueRef, LinkId } from '../../../domain/ids.ts';
import type { ExternalIssueLinks } from '../../../application/ports/stores.ts';
import { fromRow, toRow, type ExternalIssueLinkRow } from '../rows/external-issue-link-row.ts';
import { storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';
import { held } from './held.ts';
import { rowsOf } from './rows-of.ts';

/** Uniqueness is the schema's: `unique (installation_id, tracker_issue_id)`. */
export class KnexExternalIssueLinks implements ExternalIssueLinks {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async add(link: ExternalIssueLink): Promise<void> {
    const added = await this.#db<ExternalIssueLinkRow>(TABLES.link)
      .insert(toRow(link))
      .onConflict(['installation_id', 'tracker_issue_id'])
      .ignore()
      .returning('id');
    if (added.length === 0) throw new AlreadyLinked('this tracker issue is linked to a Jira issue already');
  }

  async find(id: LinkId): Promise<ExternalIssueLink | null> {
    const query = this.#db<ExternalIssueLinkRow>(TABLES.link).where('id', storableText(id)).first();
    const row = await held(this.#db, query);
    return row === undefined ? null : fromRow(row);
  }

  async save(link: ExternalIssueLink): Promise<void> {
    const { id, ...row } = toRow(link);
    await this.#db<ExternalIssueLinkRow>(TABLES.link).where('id', id).update(row);
  }

  async isLinked(issue: JiraIssueRef): Promise<boolean> {
    const found = await this.#db<ExternalIssueLinkRow>(TABLES.link)
      .where(rowsOf(issue))
      .whereNot('state', 'deleted')
      .first('id');
    return found !== undefined;
  }

  async ofIssue(issue: JiraIssueRef): Promise<readonly ExternalIssueLink[]> {
    const rows = await this.#db<ExternalIssueLinkRow>(TABLES.link).where(rowsOf(issue)).orderBy('id');
    return rows.map(fromRow);
  }
}
