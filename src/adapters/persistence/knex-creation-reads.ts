import type { Knex } from 'knex';
import type { Page } from '../../application/ports/admin-reads.ts';
import type { CreationFilter, CreationReads } from '../../application/ports/creation-reads.ts';
import type { Scope } from '../../domain/api-key.ts';
import type { ListedRule } from '../../domain/creation/creation-rule.ts';
import type { IssueCreation } from '../../domain/creation/issue-creation.ts';
import type { CreationRuleId, InstallationId, IssueCreationId } from '../../domain/ids.ts';
import * as ruleRow from './rows/creation-rule-row.ts';
import { fromRow, type IssueCreationRow } from './rows/issue-creation-row.ts';
import { storableText } from './rows/storable.ts';
import { TABLES } from './rows/tables.ts';
import { matching, onPage, withinInstallations } from './scoping.ts';

interface FaringRow extends ruleRow.CreationRuleRow {
  readonly failures: {
    readonly count: number | string;
    readonly at: string | null;
    readonly problem: string | null;
  };
}

/** How many of a rule's creations were given up, and what stopped the last of them. */
const FAILURES = `(
  select jsonb_build_object(
    'count', count(*),
    'at', (array_agg(coalesce(failed.finished_at, failed.asked_at, failed.created_at) order by failed.id desc))[1],
    'problem', (array_agg(failed.problem order by failed.id desc))[1]
  )
  from lockstep.issue_creation as failed
  where failed.rule_id = creation_rule.id and failed.state in ('failed', 'dead')
) as failures`;

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

  async rule(scope: Scope, id: CreationRuleId): Promise<ListedRule | null> {
    const [rule] = await this.#listed(this.#rules(scope).where('id', storableText(id)));
    return rule ?? null;
  }

  async rules(scope: Scope, id: InstallationId, page: Page): Promise<readonly ListedRule[]> {
    return this.#listed(onPage(this.#rules(scope).where('installation_id', storableText(id)), page));
  }

  async #listed(query: Knex.QueryBuilder): Promise<readonly ListedRule[]> {
    const rows = await query.select<FaringRow[]>('creation_rule.*', this.#knex.raw(FAILURES));
    return rows.map((row) => ({
      rule: ruleRow.fromRow(row),
      failures: {
        count: Number(row.failures.count),
        lastAt: row.failures.at === null ? null : new Date(row.failures.at),
        lastProblem: row.failures.problem,
      },
    }));
  }

  #rules(scope: Scope) {
    const rules = this.#knex(TABLES.creationRule).whereNull('removed_at');
    return withinInstallations(rules, 'installation_id', scope);
  }

  #creations(scope: Scope) {
    return withinInstallations(this.#knex<IssueCreationRow>(TABLES.creation), 'installation_id', scope);
  }
}
