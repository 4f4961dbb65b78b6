import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Chore, Chores } from '../../application/ports/chores.ts';
import { keepRenewing } from './keep-renewing.ts';
import { DEFAULT_LEASE_MS } from './knex-issue-leases.ts';
import { TABLES } from './rows/tables.ts';

interface ChoreRow {
  readonly name: string;
  readonly holder: string | null;
  readonly expires_at: Date | null;
  readonly done_at: Date | null;
}

/** A turn, and when it began, by the database's clock: those of the processes need not agree. */
interface Turn {
  readonly name: string;
  readonly holder: string;
  readonly beganAt: Date;
}

const IS_DUE = `(done_at is null or done_at <= clock_timestamp() - ? * interval '1 millisecond')`;

/** A chore is a row that says who does it, and when it was last done. */
export class KnexChores implements Chores {
  readonly #knex: Knex;
  readonly #lengthMs: number;

  /** A turn of length 0 has run out as soon as it is given. */
  constructor(knex: Knex, lengthMs: number = DEFAULT_LEASE_MS) {
    this.#knex = knex;
    this.#lengthMs = lengthMs;
  }

  async runIfDue(chore: Chore, work: () => Promise<void>): Promise<'done' | 'not_due' | 'busy'> {
    const turn = await this.#take(chore);
    if (typeof turn === 'string') return turn;

    const stopRenewing = keepRenewing(this.#lengthMs, () => this.#renew(turn));
    let doneAt: Date | null = null;
    try {
      await work();
      doneAt = turn.beganAt;
      return 'done';
    } finally {
      await stopRenewing();
      await this.#giveUp(turn, doneAt);
    }
  }

  async #take({ name, everyMs }: Chore): Promise<Turn | 'not_due' | 'busy'> {
    const chores = () => this.#knex<ChoreRow>(TABLES.chore);
    await chores().insert({ name }).onConflict('name').ignore();

    const holder = randomUUID();
    const [taken] = await chores()
      .where({ name })
      .whereRaw('(holder is null or expires_at <= clock_timestamp())')
      .whereRaw(IS_DUE, [everyMs])
      .update({ holder, expires_at: this.#end() })
      .returning<{ began_at: Date }[]>(this.#knex.raw('clock_timestamp() as began_at'));
    if (taken !== undefined) return { name, holder, beganAt: taken.began_at };

    const due = await chores().where({ name }).whereRaw(IS_DUE, [everyMs]).first('name');
    return due === undefined ? 'not_due' : 'busy';
  }

  async #renew({ name, holder }: Turn): Promise<void> {
    await this.#knex<ChoreRow>(TABLES.chore).where({ name, holder }).update({ expires_at: this.#end() });
  }

  async #giveUp({ name, holder }: Turn, doneAt: Date | null): Promise<void> {
    const chores = this.#knex<ChoreRow>(TABLES.chore).where({ name, holder });
    const free = { holder: null, expires_at: null };
    try {
      await chores.update(doneAt === null ? free : { ...free, done_at: doneAt });
    } catch {
      // The turn runs out by itself, and what `work` came to is not to be hidden.
    }
  }

  #end(): Knex.Raw<Date> {
    return this.#knex.raw<Date>(`clock_timestamp() + ? * interval '1 millisecond'`, [this.#lengthMs]);
  }
}
