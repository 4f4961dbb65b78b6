import { randomUUID } from 'node:crypto';

import { expect } from 'chai';

import { PgBossQueue } from '../../../src/adapters/queue/pg-boss-queue.ts';
import { PgBossWorkSignal } from '../../../src/adapters/queue/pg-boss-work-signal.ts';
import { anIssue, Runs } from '../../contract/work-signal.contract.ts';
import { CuttableConnection } from './cuttable-connection.ts';
import { onPglite, onPostgres, type OpenQueueDatabase } from './queue-databases.ts';
import { RememberingLog } from '../../support/remembering-log.ts';

onBoth('the queue on PGlite', onPglite);
onBoth('the queue on PostgreSQL', onPostgres);

function onBoth(name: string, openDatabase: () => Promise<OpenQueueDatabase>): void {
  describe(name, () => {
    const schema = `queue_${randomUUID().replaceAll('-', '')}`;
    let opened: OpenQueueDatabase;
    let queue: PgBossQueue;
    let log: RememberingLog;

    before(async () => {
      opened = await openDatabase();
    });

    beforeEach(async () => {
      log = new RememberingLog();
      queue = new PgBossQueue({ database: opened.database, log, schema });
      await queue.start();
    });

    afterEach(async () => {
      await queue.stop({ graceful: true });
      await opened.knex.raw('drop schema ?? cascade', [schema]);
    });

    after(() => opened.close());

    it('keeps one waiting signal for an issue, however many are sent', async () => {
      await queue.send([anIssue('1'), anIssue('2')]);
      await queue.send([anIssue('1')]);
      await queue.send([anIssue('1')]);

      expect(await states()).to.deep.equal(['created', 'created']);
    });

    it('hands on an issue signalled after the process that took it before was killed', async () => {
      await queue.send([anIssue('1')]);
      await opened.knex(`${schema}.job`).update({ state: 'active', started_on: new Date() });
      const runs = new Runs();
      await queue.work((issue) => runs.run(issue), { batch: 4 });

      await queue.send([anIssue('1')]);

      expect(await runs.next()).to.deep.equal(anIssue('1'));
    });

    it('does not try again what could not be taken', async () => {
      const runs = new Runs();
      await queue.work(
        async (issue) => {
          await runs.run(issue);
          throw new Error('failed on purpose');
        },
        { batch: 4 },
      );

      await queue.send([anIssue('1')]);
      await runs.next();
      await queue.send([anIssue('2')]);
      await runs.next();
      await queue.stop({ graceful: true });

      expect(runs.unseen).to.deep.equal([]);
      expect(await states()).to.deep.equal(['completed', 'completed']);
    });

    it('starts again on the tables that are there, with what waits in them', async () => {
      await queue.send([anIssue('1')]);
      await queue.stop({ graceful: true });
      queue = new PgBossQueue({ database: opened.database, log, schema, migrate: false });
      const runs = new Runs();

      await queue.start();
      await queue.work((issue) => runs.run(issue), { batch: 4 });

      expect(await runs.next()).to.deep.equal(anIssue('1'));
    });

    it('says nothing in the log while all is well', async () => {
      const runs = new Runs();
      await queue.work((issue) => runs.run(issue), { batch: 4 });
      await queue.send([anIssue('1')]);
      await runs.next();

      expect(log.events).to.deep.equal([]);
    });

    async function states(): Promise<readonly string[]> {
      return opened.knex(`${schema}.job`).where({ name: 'issue' }).pluck('state');
    }
  });
}

describe('the queue without its tables', () => {
  it('refuses to start when it may not make them', async () => {
    const opened = await onPostgres();
    const { database } = opened;
    const queue = new PgBossQueue({ database, log: new RememberingLog(), migrate: false });
    const failure = await queue.start().then(
      () => null,
      (error: unknown) => error,
    );
    await queue.stop({ graceful: false });
    await opened.close();

    expect(failure).to.be.instanceOf(Error);
  });
});

describe('the queue of several processes', () => {
  it('has the signals of one worked on by the others, and each by one of them', async () => {
    const opened = await onPostgres();
    const { database } = opened;
    const queues = [1, 2, 3].map(() => new PgBossQueue({ database, log: new RememberingLog() }));
    await Promise.all(queues.map((queue) => queue.start()));
    const [sender, ...workers] = queues;
    const runs = new Runs();
    for (const worker of workers) await worker.work((issue) => runs.run(issue), { batch: 4 });

    const issues = Array.from({ length: 50 }, (_, index) => anIssue(String(index)));
    await sender?.send(issues);
    const seen = new Set<string>();
    while (seen.size < issues.length) seen.add((await runs.next()).jiraIssueId);
    await Promise.all(queues.map((queue) => queue.stop({ graceful: true })));
    await opened.close();

    expect(runs.count).to.equal(issues.length);
  });
});

describe('the queue when its database is away', () => {
  it('loses signals without an error, warns once, and works again by itself', async () => {
    const opened = await onPostgres();
    const way = new URL(opened.url);
    const connection = await CuttableConnection.to(way.hostname, Number(way.port));
    way.host = `127.0.0.1:${connection.port}`;
    const log = new RememberingLog();
    const queue = new PgBossQueue({ database: { kind: 'postgres', connectionString: way.href }, log });
    const signal = new PgBossWorkSignal(queue, log);
    const runs = new Runs();
    await queue.start();
    await queue.work((issue) => runs.run(issue), { batch: 4 });

    connection.cut();
    for (const id of ['1', '2', '3']) await signal.wake(anIssue(id));
    const warnings = log.events.filter((event) => event === 'work_signal_failing');
    connection.mend();
    await signal.wake(anIssue('4'));
    const run = await runs.next();
    await queue.stop({ graceful: true });
    connection.close();
    await opened.close();

    expect(warnings).to.have.lengthOf(1);
    expect(log.events).to.include('work_signal_works_again');
    expect(log.events.filter((event) => event === 'queue_failing')).to.have.lengthOf.at.most(2);
    expect(run).to.deep.equal(anIssue('4'));
  });
});
