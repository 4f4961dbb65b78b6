import type { Knex } from 'knex';
import type { IssueCreations } from '../../../application/ports/creation-stores.ts';
import type { IssueCreation } from '../../../domain/creation/issue-creation.ts';
import type {
  CreationRuleId,
  InstallationId,
  IssueCreationId,
  LinkId,
  TrackerIssueId,
} from '../../../domain/ids.ts';
import { fromRow, toRow, type IssueCreationRow } from '../rows/issue-creation-row.ts';
import { storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';
import { held } from './held.ts';

const OPEN = ['due', 'waiting'] as const;

/** One that waits for no moment waits for its Integration to be authorized. */
const IS_DUE = `(
  state = 'due' or next_attempt_at <= ? or (
    next_attempt_at is null
    and integration_id in (select id from ${TABLES.integration} where state = 'active')
  )
)`;

/** Uniqueness is the schema's: of a key in an Installation, and of those that are open for a tracker issue. */
export class KnexIssueCreations implements IssueCreations {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async add(creation: IssueCreation): Promise<'added' | 'known' | 'open'> {
    const added = await this.#creations().insert(toRow(creation)).onConflict().ignore().returning('id');
    if (added.length === 1) return 'added';
    const { installationId, key } = creation.toProps();
    return (await this.findByKey(installationId, key)) === null ? 'open' : 'known';
  }

  async find(id: IssueCreationId): Promise<IssueCreation | null> {
    return this.#first(this.#creations().where('id', storableText(id)));
  }

  async findByKey(id: InstallationId, key: string): Promise<IssueCreation | null> {
    return this.#first(
      this.#creations().where({ installation_id: storableText(id), key: storableText(key) }),
    );
  }

  async openOf(id: InstallationId, issue: TrackerIssueId): Promise<IssueCreation | null> {
    const of = { installation_id: storableText(id), tracker_issue_id: storableText(issue) };
    return this.#first(this.#creations().where(of).whereIn('state', OPEN));
  }

  async lastOf(
    id: InstallationId,
    issue: TrackerIssueId,
    ruleId: CreationRuleId | null,
  ): Promise<IssueCreation | null> {
    const of = { installation_id: storableText(id), tracker_issue_id: storableText(issue) };
    const query = this.#creations().where(ruleId === null ? of : { ...of, rule_id: storableText(ruleId) });
    return this.#first(query.orderBy('id', 'desc'));
  }

  async ofLink(id: LinkId): Promise<IssueCreation | null> {
    return this.#first(this.#creations().where('link_id', storableText(id)));
  }

  /** Asked of the rows rather than left to the index: a statement that fails ends its transaction. */
  async save(creation: IssueCreation): Promise<boolean> {
    const { id, ...row } = toRow(creation);
    const update = this.#creations().where('id', id);
    if (creation.isOpen) {
      const { installation_id, tracker_issue_id } = row;
      void update.whereNotExists(
        this.#db(`${TABLES.creation} as other`)
          .select(this.#db.raw('1'))
          .where({ 'other.installation_id': installation_id, 'other.tracker_issue_id': tracker_issue_id })
          .whereIn('other.state', OPEN)
          .whereNot('other.id', id),
      );
    }
    return (await update.update(row)) === 1;
  }

  async due(now: Date, limit: number): Promise<readonly IssueCreation[]> {
    const rows = await this.#creations()
      .whereIn('state', OPEN)
      .whereRaw(IS_DUE, [now])
      .orderByRaw('coalesce(next_attempt_at, created_at), id')
      .limit(limit);
    return rows.map(fromRow);
  }

  #creations() {
    return this.#db<IssueCreationRow>(TABLES.creation);
  }

  async #first(
    query: Knex.QueryBuilder<IssueCreationRow, IssueCreationRow[]>,
  ): Promise<IssueCreation | null> {
    const [row] = await held(this.#db, query.limit(1));
    return row === undefined ? null : fromRow(row);
  }
}
