import type { Knex } from 'knex';
import { hourOf, HOUR_MS, type HourOfActivity } from '../../domain/activity.ts';
import type { Scope } from '../../domain/api-key.ts';
import { ACTIVITY_DAYS, type Activity } from '../../application/ports/activity.ts';
import { withinInstallations } from './scoping.ts';
import { TABLES } from './rows/tables.ts';

const DAY_MS = 24 * HOUR_MS;
const KEPT_DAYS = 31;

/** What was replayed says nothing of how fast Lockstep is, and neither does what was given up. */
const LAG = `
  case when effect.replayed_at is null and decision.outcome in ('applied', 'skipped') then
    greatest(0, extract(epoch from decision.decided_at - coalesce(delivery.received_at, effect.created_at)) * 1000)::bigint
  end
`;

/** Hours are summed up anew as a whole, so that it does not matter how often. In one order, so that two get past each other. */
const ROLL_UP = `
  insert into ${TABLES.activity}
    (hour, installation_id, events, applied, skipped, failed, healed, timed, lag_ms, longest_lag_ms)
  select date_trunc('hour', decided_at, 'UTC'), installation_id,
    count(distinct happening),
    count(*) filter (where outcome = 'applied'),
    count(*) filter (where outcome = 'skipped'),
    count(*) filter (where outcome in ('failed', 'dead')),
    count(*) filter (where outcome = 'applied' and source = 'reconciliation'),
    count(lag), coalesce(sum(lag), 0), max(lag)
  from (
    select decision.decided_at, decision.outcome, decision.source, link.installation_id,
      coalesce(decision.delivery_id, decision.effect_id) as happening, ${LAG} as lag
    from ${TABLES.decision} as decision
    join ${TABLES.link} as link on link.id = decision.link_id
    join ${TABLES.effect} as effect on effect.id = decision.effect_id
    left join ${TABLES.delivery} as delivery on delivery.id = decision.delivery_id
    where decision.decided_at >= :from and decision.decided_at < :until
  ) as decided
  group by 1, 2
  order by 1, 2
  on conflict (hour, installation_id) do update set
    events = excluded.events, applied = excluded.applied, skipped = excluded.skipped,
    failed = excluded.failed, healed = excluded.healed, timed = excluded.timed,
    lag_ms = excluded.lag_ms, longest_lag_ms = excluded.longest_lag_ms
`;

/** Sums are int8 or numeric, which come back as texts. */
interface SummedRow extends Readonly<Record<Summed, string>> {
  readonly hour: Date;
  readonly longest_lag_ms: string | null;
}

const SUMMED = ['events', 'applied', 'skipped', 'failed', 'healed', 'timed', 'lag_ms'] as const;
type Summed = (typeof SUMMED)[number];

/** What was decided hour by hour, in a table of its own. */
export class KnexActivity implements Activity {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The last hour that was summed up may not have been over, and the one before may have had a decision on its way. */
  async rollUp(now: Date): Promise<void> {
    const [row] = await this.#knex(TABLES.activity).max<{ latest: Date | null }[]>('hour as latest');
    const earliest = hourOf(new Date(now.getTime() - ACTIVITY_DAYS * DAY_MS));
    const again = new Date((row?.latest?.getTime() ?? 0) - HOUR_MS);
    await this.#knex.raw(ROLL_UP, { from: again > earliest ? again : earliest, until: now });
    await this.#knex(TABLES.activity)
      .where('hour', '<', new Date(now.getTime() - KEPT_DAYS * DAY_MS))
      .delete();
  }

  async hours(scope: Scope, since: Date): Promise<readonly HourOfActivity[]> {
    const query = this.#knex(TABLES.activity).where('hour', '>=', since).groupBy('hour').orderBy('hour');
    for (const column of SUMMED) void query.sum({ [column]: column });
    const rows = await withinInstallations(query, 'installation_id', scope)
      .max('longest_lag_ms as longest_lag_ms')
      .select<SummedRow[]>('hour');
    return rows.map((row) => {
      const timed = Number(row.timed);
      return {
        hour: row.hour,
        events: Number(row.events),
        applied: Number(row.applied),
        skipped: Number(row.skipped),
        failed: Number(row.failed),
        healed: Number(row.healed),
        lagMs: timed === 0 ? null : Math.round(Number(row.lag_ms) / timed),
        longestLagMs: row.longest_lag_ms === null ? null : Number(row.longest_lag_ms),
      };
    });
  }
}
