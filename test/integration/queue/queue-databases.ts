import type { Knex } from 'knex';

import type { QueueDatabase } from '../../../src/adapters/queue/queue-database.ts';
import { freshPglite, freshPostgres } from '../../support/test-database.ts';

/** A database for queues, each in a schema of its own. */
export interface OpenQueueDatabase {
  readonly database: QueueDatabase;
  readonly knex: Knex;
  close(): Promise<void>;
}

export interface PostgresQueueDatabase extends OpenQueueDatabase {
  readonly url: string;
}

export async function onPostgres(): Promise<PostgresQueueDatabase> {
  const opened = await freshPostgres({ poolSize: 1, isEmpty: true });
  return { ...opened, database: { kind: 'postgres', connectionString: opened.url } };
}

export async function onPglite(): Promise<OpenQueueDatabase> {
  const { pglite, ...opened } = await freshPglite();
  const listen = (channel: string, heard: (payload: string) => void) => pglite.listen(channel, heard);
  return { ...opened, database: { kind: 'embedded', knex: opened.knex, listen } };
}
