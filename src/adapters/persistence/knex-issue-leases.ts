import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { JiraIssueRef } from '../../domain/ids.ts';
import type { IssueLease, IssueLeases } from '../../application/ports/issue-leases.ts';
import { keepRenewing } from './keep-renewing.ts';
import { TABLES } from './rows/tables.ts';
import { rowsOf } from './stores/rows-of.ts';

interface LeaseRow {
  readonly integration_id: string;
  readonly jira_issue_id: string;
  readonly holder: string;
  readonly expires_at: Date;
  readonly left_behind: boolean;
}

export const DEFAULT_LEASE_MS = 5_000;

/** Leases are rows that run out by the database's clock, so that the clocks of the processes need not agree. */
export class KnexIssueLeases implements IssueLeases {
  readonly #knex: Knex;
  readonly #lengthMs: number;

  /** A lease of length 0 has run out as soon as it is given. */
  constructor(knex: Knex, lengthMs: number = DEFAULT_LEASE_MS) {
    this.#knex = knex;
    this.#lengthMs = lengthMs;
  }

  async runExclusively(
    issue: JiraIssueRef,
    work: (lease: IssueLease) => Promise<void>,
  ): Promise<'done' | 'busy'> {
    const lease = await this.#take(issue);
    if (lease === null) return 'busy';

    const stopRenewing = keepRenewing(this.#lengthMs, () => this.#renew(lease));
    try {
      await work(lease);
      return 'done';
    } finally {
      await stopRenewing();
      await this.#giveUp(lease);
    }
  }

  /** A lease that ended with its work left no row: one that is there and has run out was left behind. */
  async #take(issue: JiraIssueRef): Promise<IssueLease | null> {
    const holder = randomUUID();
    const given = { holder, expires_at: this.#end() };
    const [taken] = await this.#knex<LeaseRow>({ lease: TABLES.lease })
      .insert({ ...rowsOf(issue), ...given, left_behind: false })
      .onConflict(['integration_id', 'jira_issue_id'])
      .merge({ ...given, left_behind: true })
      .where('lease.expires_at', '<=', this.#knex.raw('clock_timestamp()'))
      .returning('left_behind');
    return taken === undefined ? null : { issue, holder, wasLeftBehind: taken.left_behind };
  }

  /** When no renewal succeeds, `confirm` tells whether the issue was given to somebody else. */
  async #renew({ issue, holder }: IssueLease): Promise<void> {
    await this.#knex<LeaseRow>(TABLES.lease)
      .where({ ...rowsOf(issue), holder })
      .update({ expires_at: this.#end() });
  }

  async #giveUp({ issue, holder }: IssueLease): Promise<void> {
    try {
      await this.#knex<LeaseRow>(TABLES.lease)
        .where({ ...rowsOf(issue), holder })
        .delete();
    } catch {
      // The lease runs out by itself, and what `work` came to is not to be hidden.
    }
  }

  #end(): Knex.Raw<Date> {
    return this.#knex.raw<Date>(`clock_timestamp() + ? * interval '1 millisecond'`, [this.#lengthMs]);
  }
}
