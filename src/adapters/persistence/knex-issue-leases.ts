import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { JiraIssueRef } from '../../domain/ids.ts';
import type { IssueLease, IssueLeases } from '../../application/ports/issue-leases.ts';
import { runPrepared } from './database/prepared.ts';
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

/**
 * Nobody waits for the disk to have a lease: one that is lost with the database's memory is found lost by `confirm`. And
 * where somebody has it, nothing is written, for even a row that is merely looked at for writing would be.
 */
const WITHOUT_DISK = `set_config('synchronous_commit', 'off', true) is not null`;

const TAKE = {
  name: 'lease_take',
  text: `
    insert into ${TABLES.lease} as lease (integration_id, jira_issue_id, holder, expires_at, left_behind)
    select $1::text, $2::text, $3::text, clock_timestamp() + $4::float8 * interval '1 millisecond', false
    where ${WITHOUT_DISK} and not exists (
      select from ${TABLES.lease} other
      where other.integration_id = $1::text and other.jira_issue_id = $2::text
        and other.expires_at > clock_timestamp()
    )
    on conflict (integration_id, jira_issue_id) do update
      set holder = excluded.holder, expires_at = excluded.expires_at, left_behind = true
      where lease.expires_at <= clock_timestamp()
    returning left_behind
  `,
};

const GIVE_UP = {
  name: 'lease_give_up',
  text: `
    delete from ${TABLES.lease}
    where integration_id = $1::text and jira_issue_id = $2::text and holder = $3::text and ${WITHOUT_DISK}
  `,
};

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
    const key = rowsOf(issue);
    const values = [key.integration_id, key.jira_issue_id, holder, this.#lengthMs];
    const [taken] = await runPrepared<{ left_behind: boolean }>(this.#knex, TAKE, values);
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
      const key = rowsOf(issue);
      await runPrepared(this.#knex, GIVE_UP, [key.integration_id, key.jira_issue_id, holder]);
    } catch {
      // The lease runs out by itself, and what `work` came to is not to be hidden.
    }
  }

  #end(): Knex.Raw<Date> {
    return this.#knex.raw<Date>(`clock_timestamp() + ? * interval '1 millisecond'`, [this.#lengthMs]);
  }
}
