import { InProcessWorkSignal } from '../../src/adapters/memory/in-process-work-signal.ts';
import { PgBossQueue } from '../../src/adapters/queue/pg-boss-queue.ts';
import { PgBossWorkSignal } from '../../src/adapters/queue/pg-boss-work-signal.ts';
import { SilentLog } from '../../src/adapters/system/silent-log.ts';
import { onPglite, onPostgres, type OpenQueueDatabase } from '../integration/queue/queue-databases.ts';
import { workSignalContract, type OpenWorkSignal } from './work-signal.contract.ts';

const CONCURRENCY = 4;
const log = new SilentLog();

workSignalContract('in this process', () => {
  const signal = new InProcessWorkSignal({ concurrency: CONCURRENCY, log });
  return Promise.resolve({
    signal,
    work: (handler) => {
      signal.work(handler);
      return Promise.resolve();
    },
    close: () => signal.stop(),
  });
});

onPgBoss('pg-boss on PGlite', onPglite);
onPgBoss('pg-boss on PostgreSQL', onPostgres);

function onPgBoss(name: string, openDatabase: () => Promise<OpenQueueDatabase>): void {
  describe(name, () => {
    let opened: OpenQueueDatabase;
    let schemas = 0;

    before(async () => {
      opened = await openDatabase();
    });

    after(() => opened.close());

    workSignalContract(name, async () => {
      schemas += 1;
      return startQueue(opened, `work_signal_${schemas}`);
    });
  });
}

async function startQueue({ database, knex }: OpenQueueDatabase, schema: string): Promise<OpenWorkSignal> {
  await knex.raw('drop schema if exists ?? cascade', [schema]);
  const queue = new PgBossQueue({ database, log, schema });
  const local = new InProcessWorkSignal({ concurrency: CONCURRENCY, log });
  await queue.start();
  return {
    signal: new PgBossWorkSignal(queue, log),
    work: async (handler) => {
      local.work(handler);
      await queue.work((issue) => local.take(issue), { batch: CONCURRENCY });
    },
    close: async () => {
      await queue.stop({ graceful: true });
      await local.stop();
    },
  };
}
