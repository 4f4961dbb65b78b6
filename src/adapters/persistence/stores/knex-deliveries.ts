import type { Knex } from 'knex';
import type { Delivery, DeliveryOutcome, DeliverySetback } from '../../../domain/delivery.ts';
import type { DeliveryId, JiraIssueRef } from '../../../domain/ids.ts';
import type { Replay } from '../../../domain/replay.ts';
import type { Deliveries } from '../../../application/ports/stores.ts';
import { write } from '../database/pipeline.ts';
import { runPrepared } from '../database/prepared.ts';
import { fromRow, SUMMARY_COLUMNS, type DeliveryRow } from '../rows/delivery-row.ts';
import { columnsOf } from '../rows/replay-columns.ts';
import { storable, storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';
import { issueIn, type IssueRow } from './issue-in.ts';
import { rowsOf } from './rows-of.ts';

const FIND_PENDING = {
  name: 'deliveries_pending',
  text: `
    select ${['body', ...SUMMARY_COLUMNS].join(', ')} from ${TABLES.delivery}
    where integration_id = $1 and jira_issue_id = $2 and state = 'pending'
      and (next_attempt_at is null or next_attempt_at <= $3)
    order by sequence limit $4
  `,
};
const SETTLE = {
  name: 'delivery_settle',
  text: `
    update ${TABLES.delivery} set state = $1, reason = $2, processed_at = $3, next_attempt_at = null where id = $4
  `,
};

export class KnexDeliveries implements Deliveries {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async pending(
    issue: JiraIssueRef,
    { now, limit }: { readonly now: Date; readonly limit: number },
  ): Promise<readonly Delivery[]> {
    const { integration_id, jira_issue_id } = rowsOf(issue);
    const values = [integration_id, jira_issue_id, now, limit];
    const rows = await runPrepared<DeliveryRow>(this.#db, FIND_PENDING, values);
    return rows.map(fromRow);
  }

  async settle(
    id: DeliveryId,
    { state, reason, at }: DeliveryOutcome & { readonly at: Date },
  ): Promise<void> {
    await write(this.#db, SETTLE, [state, reason, at, id]);
  }

  async setBack(
    id: DeliveryId,
    { attempts, problem, nextAttemptAt, at }: DeliverySetback & { readonly at: Date },
  ): Promise<void> {
    const isDead = nextAttemptAt === null;
    const state = isDead ? ('dead' as const) : ('pending' as const);
    await this.#db<DeliveryRow>(TABLES.delivery)
      .where('id', id)
      .update(
        storable({
          ...{ state, reason: null, processed_at: isDead ? at : null },
          ...{ attempts, next_attempt_at: nextAttemptAt, last_problem: problem },
        }),
      );
  }

  async replay(ids: readonly DeliveryId[], replay: Replay): Promise<readonly JiraIssueRef[]> {
    const untried = { state: 'pending', reason: null, attempts: 0, processed_at: null } as const;
    const rows = await this.#db<DeliveryRow>(TABLES.delivery)
      .whereIn('id', ids.map(storableText))
      .whereNot('state', 'pending')
      .whereNotNull('body')
      .update({ ...untried, ...columnsOf(replay) })
      .returning<IssueRow[]>(['integration_id', 'jira_issue_id']);
    return rows.map(issueIn);
  }
}
