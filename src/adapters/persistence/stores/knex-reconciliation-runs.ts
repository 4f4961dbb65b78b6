import type { Knex } from 'knex';
import { InvariantViolated } from '../../../domain/domain-error.ts';
import type { IntegrationId, ReconciliationRunId } from '../../../domain/ids.ts';
import type { ReconciliationKind, ReconciliationRun } from '../../../domain/reconciliation-run.ts';
import type {
  ReconciliationIntervals,
  ReconciliationRuns,
} from '../../../application/ports/reconciliation-runs.ts';
import { fromRow, toRow, type ReconciliationRunRow } from '../rows/reconciliation-run-row.ts';
import { storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';

const DUE = `
  select integration.id
  from lockstep.integration integration
  where integration.state = 'active'
    and exists (
      select from lockstep.external_issue_link link
      where link.integration_id = integration.id and link.state not in ('deleted', 'unlinked')
    )
    and not exists (
      select from lockstep.reconciliation_run run
      where run.integration_id = integration.id and run.finished_at is null and run.resume_at > :now
    )
    and (
      exists (
        select from lockstep.reconciliation_run run
        where run.integration_id = integration.id and run.finished_at is null
      )
      or ${isOld('recent')}
      or ${isOld('full')}
    )
  order by integration.id
`;

function isOld(kind: ReconciliationKind): string {
  return `coalesce(
    (
      select max(run.created_at) from lockstep.reconciliation_run run
      where run.integration_id = integration.id and run.kind = '${kind}' and not run.is_requested
    ),
    integration.created_at
  ) <= :${kind}`;
}

/** That there is one run for the very same is the schema's: `reconciliation_run_under_way`. */
export class KnexReconciliationRuns implements ReconciliationRuns {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async open(run: ReconciliationRun): Promise<ReconciliationRun> {
    const row = toRow(run);
    for (;;) {
      const added = await this.#runs().insert(row).onConflict().ignore().returning('id');
      if (added.length === 1) return run;

      const { integration_id, organization_id, kind, is_requested, range_kind, range_value } = row;
      const same = await this.#runs()
        .where({ integration_id, organization_id, kind, is_requested, range_kind, range_value })
        .whereNull('finished_at')
        .first();
      if (same !== undefined) return fromRow(same);
      // It has ended meanwhile, unless this very run is there and over.
      if ((await this.find(run.id)) !== null) throw new InvariantViolated(`there is a run ${run.id} already`);
    }
  }

  async find(id: ReconciliationRunId): Promise<ReconciliationRun | null> {
    const row = await this.#runs().where('id', storableText(id)).first();
    return row === undefined ? null : fromRow(row);
  }

  async save(run: ReconciliationRun, before: ReconciliationRun): Promise<boolean> {
    const { id, ...row } = toRow(run);
    return (await this.#runs().where({ id, step: before.toProps().step }).update(row)) === 1;
  }

  async underWay(id: IntegrationId): Promise<readonly ReconciliationRun[]> {
    const rows = await this.#of(id).whereNull('finished_at').orderBy('id');
    return rows.map(fromRow);
  }

  async lastScheduled(id: IntegrationId, kind: ReconciliationKind): Promise<ReconciliationRun | null> {
    const row = await this.#of(id).where({ kind, is_requested: false }).orderBy('id', 'desc').first();
    return row === undefined ? null : fromRow(row);
  }

  async seenUntil(id: IntegrationId): Promise<Date | null> {
    const [row] = await this.#of(id)
      .where({ state: 'done', kind: 'recent', is_requested: false })
      .max<{ seen: Date | null }[]>({ seen: 'seen_until' });
    return row?.seen ?? null;
  }

  async integrationsDue(
    now: Date,
    { recentEveryMs, fullEveryMs }: ReconciliationIntervals,
  ): Promise<readonly IntegrationId[]> {
    const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
    const { rows } = await this.#db.raw<{ rows: readonly { readonly id: string }[] }>(DUE, {
      now,
      recent: ago(recentEveryMs),
      full: ago(fullEveryMs),
    });
    return rows.map(({ id }) => id as IntegrationId);
  }

  async forget(id: IntegrationId, before: Date): Promise<void> {
    await this.#of(id).where('finished_at', '<', before).delete();
  }

  #runs() {
    return this.#db<ReconciliationRunRow>(TABLES.reconciliation);
  }

  #of(id: IntegrationId) {
    return this.#runs().where('integration_id', storableText(id));
  }
}
