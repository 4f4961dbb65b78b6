import type { Knex } from 'knex';
import { timelineEntry, type TimelineEntry } from '../../application/ports/admin-reads.ts';
import * as effectRow from './rows/effect-row.ts';
import * as decisionRow from './rows/sync-decision-row.ts';
import { TABLES } from './rows/tables.ts';

/** These Effects, each with the decisions on it. */
export async function timelineEntriesOf(
  knex: Knex,
  rows: readonly effectRow.EffectRow[],
): Promise<readonly TimelineEntry[]> {
  const effects = rows.map(effectRow.fromRow);
  const ids = effects.map(({ id }) => id);
  const decisions = await knex<decisionRow.SyncDecisionRow>(TABLES.decision)
    .whereIn('effect_id', ids)
    .orderBy(['decided_at', 'id']);
  const decided = decisions.map(decisionRow.fromRow);
  return effects.map((effect) =>
    timelineEntry(
      effect,
      decided.filter(({ effectId }) => effectId === effect.id),
    ),
  );
}
