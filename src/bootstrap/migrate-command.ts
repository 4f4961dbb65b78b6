import type { Config } from './config.ts';
import { openDatabase, settleSchema } from './open-database.ts';
import { PgBossQueue } from '../adapters/queue/pg-boss-queue.ts';
import { SilentLog } from '../adapters/system/silent-log.ts';

/** Brings the schema up to date, the queue's too, and answers the exit code. */
export async function runMigrate(config: Config, tell: (line: string) => void): Promise<number> {
  const database = await openDatabase(config);
  try {
    const applied = await settleSchema(database.knex, 'migrate');
    const queue = new PgBossQueue({ database: database.queue, log: new SilentLog(), migrate: true });
    await queue.start();
    await queue.stop({ graceful: true });
    for (const name of applied) tell(`applied ${name}`);
    tell('The schema is up to date.');
    return 0;
  } finally {
    await database.close();
  }
}
