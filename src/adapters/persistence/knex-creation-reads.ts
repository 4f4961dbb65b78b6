import type { Knex } from 'knex';
import type { Page } from '../../application/ports/admin-reads.ts';
import type { CreationFilter, CreationReads } from '../../application/ports/creation-reads.ts';
import type { Scope } from '../../domain/api-key.ts';
import type { IssueCreation } from '../../domain/creation/issue-creation.ts';
import type { IssueCreationId } from '../../domain/ids.ts';
import { fromRow, type IssueCreationRow } from './rows/issue-creation-row.ts';
import { storableText } from './rows/storable.ts';
import { TABLES } from './rows/tables.ts';
import { matching, withinInstallations } from './scoping.ts';

/** What the admin API shows of the making of issues. The scope is part of every statement. */
export class KnexCreationReads implements CreationReads {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async creation(scope: Scope, id: IssueCreationId): Promise<IssueCreation | null> {
    const row = await this.#creations(scope).where('id', storableText(id)).first();
    return row === undefined ? null : fromRow(row);
  }

  async creations(
    scope: Scope,
    filter: CreationFilter,
    { limit, after }: Page,
  ): Promise<readonly IssueCreation[]> {
    const query = matching(this.#creations(scope), {
      installation_id: filter.installationId,
      tracker_issue_id: filter.trackerIssueId,
      rule_id: filter.ruleId,
      state: filter.state,
    });
    if (after !== null) void query.where('id', '<', storableText(after));
    return (await query.orderBy('id', 'desc').limit(limit)).map(fromRow);
  }

  #creations(scope: Scope) {
    return withinInstallations(this.#knex<IssueCreationRow>(TABLES.creation), 'installation_id', scope);
  }
}
