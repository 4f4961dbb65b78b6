import knex, { type Knex } from 'knex';
import type { Client } from 'pg';
import { SILENT_KNEX_LOG } from './silent-knex-log.ts';
import { writeTogether } from './write-together.ts';

export interface PostgresOptions {
  /** The most connections this process opens for its work. */
  readonly poolSize: number;
  /** How long a caller waits for a connection before the database counts as away, in milliseconds. */
  readonly acquireTimeoutMs?: number;
}

/** A database that is open. */
export interface OpenDatabase {
  readonly knex: Knex;
  /** Waits for what is under way, and lets go of every connection. */
  close(): Promise<void>;
}

const DEFAULT_ACQUIRE_TIMEOUT_MS = 10_000;
const CONNECT_WITHIN_MS = 5_000;

/** The PostgreSQL at `url`. Connects when something is asked, so that it may be away now. */
export function openPostgres(
  url: string,
  { poolSize, acquireTimeoutMs = DEFAULT_ACQUIRE_TIMEOUT_MS }: PostgresOptions,
): OpenDatabase {
  const database = knex({
    client: 'pg',
    log: SILENT_KNEX_LOG,
    connection: {
      connectionString: url,
      application_name: 'lockstep',
      connectionTimeoutMillis: Math.min(CONNECT_WITHIN_MS, acquireTimeoutMs),
      keepAlive: true,
      // What is asked of one connection need not wait for what was asked of it before.
      pipeline: true,
    } as Knex.PgConnectionConfig,
    pool: {
      ...{ min: 0, max: poolSize },
      afterCreate: (connection: Client, done: (error: unknown, connection: Client) => void) => {
        writeTogether(connection);
        done(null, connection);
      },
    },
    acquireConnectionTimeout: acquireTimeoutMs,
  });
  return { knex: database, close: () => database.destroy() };
}
