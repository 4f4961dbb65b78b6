import { fromKnex, type ConstructorOptions, type KnexTransactionLike } from 'pg-boss';

/** Where the queue keeps its signals: `postgres` opens connections of its own, `embedded` shares the one there is. */
export type QueueDatabase =
  | { readonly kind: 'postgres'; readonly connectionString: string }
  | {
      readonly kind: 'embedded';
      readonly knex: KnexTransactionLike;
      /** Hears what is notified on a channel, until the function it answers is called. PGlite has it as `listen`. */
      readonly listen: (channel: string, heard: (payload: string) => void) => Promise<() => Promise<void>>;
    };

/**
 * A process's own connections for signals, beside one to listen: waking never waits behind the work, nor the work
 * behind waking, also when the work has a pool of one.
 */
const CONNECTIONS = 2;
const CONNECT_WITHIN_MS = 5_000;

/** How pg-boss is to reach this database. */
export function connectionOf(database: QueueDatabase): ConstructorOptions {
  if (database.kind === 'postgres') {
    return {
      connectionString: database.connectionString,
      application_name: 'lockstep-queue',
      max: CONNECTIONS,
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
    };
  }
  return {
    backend: 'pglite',
    reindex: false,
    db: {
      ...fromKnex(database.knex),
      listen: async (channel, onNotification, onReconnect) => {
        const close = await database.listen(channel, onNotification);
        onReconnect();
        return { close };
      },
    },
  };
}
