import type { Knex } from 'knex';
import type { ConsoleSessions } from '../../application/ports/console-sessions.ts';
import type { ConsoleSession } from '../../domain/console-session.ts';
import { fromRow, toRow, type ConsoleSessionRow } from './rows/console-session-row.ts';
import { TABLES } from './rows/tables.ts';

export class KnexConsoleSessions implements ConsoleSessions {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async add(session: ConsoleSession): Promise<void> {
    await this.#rows().insert(toRow(session));
  }

  async find(id: string): Promise<ConsoleSession | null> {
    const row = await this.#rows().where({ id }).first();
    return row === undefined ? null : fromRow(row);
  }

  async end(id: string): Promise<void> {
    await this.#rows().where({ id }).delete();
  }

  #rows(): Knex.QueryBuilder<ConsoleSessionRow, ConsoleSessionRow[]> {
    return this.#knex<ConsoleSessionRow>(TABLES.session);
  }
}
