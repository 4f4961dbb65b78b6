import type { Knex } from 'knex';
import type { WorkloadReads } from '../../application/ports/workload-reads.ts';
import type { Workload } from '../../domain/workload.ts';

/** Each is found by a partial index; the bounds keep it cheap when everything is to be done. */
const MOST_COUNTED = 50_000;
const MOST_LOOKED_AT = 10_000;

const count = (table: string, condition: string) =>
  `(select count(*) from (select 1 from lockstep.${table} where ${condition} limit ${MOST_COUNTED}) as counted)`;

/** What was replayed stands in the index by when it was made: so some are looked at, the oldest first. */
const OLDEST_DUE = `
  (select min(since) from (
    (select coalesce(replayed_at, created_at) as since from lockstep.effect where state = 'due'
      order by created_at limit ${MOST_LOOKED_AT})
    union all
    (select next_attempt_at from lockstep.effect
      where state = 'waiting' and next_attempt_at is not null and next_attempt_at <= :now
      order by next_attempt_at limit 1)
  ) as due)
`;

const OLDEST_PENDING = `
  (select min(since) from (
    select coalesce(next_attempt_at, replayed_at, received_at) as since
    from lockstep.delivery where state = 'pending' limit ${MOST_LOOKED_AT}
  ) as pending where since <= :now)
`;

const inState = (state: string) =>
  `(select count(*) from lockstep.integration where state = '${state}') as ${state}`;

const WORKLOAD = `
  select
    ${count('effect', "state = 'due'")} as due,
    ${count('effect', "state = 'waiting' and next_attempt_at is not null")} as waiting,
    ${count('effect', "state = 'waiting' and next_attempt_at is null")} as awaiting,
    ${count('effect', "state = 'dead'")} as dead,
    ${count('delivery', "state = 'pending'")} as pending_deliveries,
    ${count('delivery', "state = 'dead'")} as dead_deliveries,
    ${count('issue_creation', "state in ('due', 'waiting')")} as open_creations,
    ${count('issue_creation', "state = 'dead'")} as dead_creations,
    ${OLDEST_DUE} as oldest_due_effect_at,
    ${OLDEST_PENDING} as oldest_pending_delivery_at,
    ${inState('awaiting_authorization')},
    ${inState('active')},
    ${inState('needs_reauthorization')},
    ${inState('disabled')},
    (select max(last_event_at) from lockstep.integration where state <> 'uninstalled') as last_event_at
`;

/** Counts are int8, which come back as texts. */
interface WorkloadRow extends Readonly<Record<Counted, string>> {
  readonly oldest_due_effect_at: Date | null;
  readonly oldest_pending_delivery_at: Date | null;
  readonly last_event_at: Date | null;
}

type Counted =
  | ('due' | 'waiting' | 'awaiting' | 'dead' | 'pending_deliveries' | 'dead_deliveries')
  | ('open_creations' | 'dead_creations')
  | keyof Workload['integrations'];

/** All of it in one statement: it is of one moment, and takes one connection once. */
export class KnexWorkloadReads implements WorkloadReads {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async workload(now: Date): Promise<Workload> {
    const { rows } = await this.#knex.raw<{ rows: [WorkloadRow] }>(WORKLOAD, { now });
    const [row] = rows;
    const number = (name: Counted) => Number(row[name]);
    return {
      effects: {
        due: number('due'),
        waiting: number('waiting'),
        awaitingAuthorization: number('awaiting'),
        dead: number('dead'),
      },
      deliveries: { pending: number('pending_deliveries'), dead: number('dead_deliveries') },
      creations: { open: number('open_creations'), dead: number('dead_creations') },
      oldestDueEffectAt: row.oldest_due_effect_at,
      oldestPendingDeliveryAt: row.oldest_pending_delivery_at,
      integrations: {
        awaiting_authorization: number('awaiting_authorization'),
        active: number('active'),
        needs_reauthorization: number('needs_reauthorization'),
        disabled: number('disabled'),
      },
      lastEventAt: row.last_event_at,
    };
  }
}
