import { PgBoss, type QueueOptions } from 'pg-boss';
import type { Log } from '../../application/ports/log.ts';
import type { JiraIssueRef } from '../../domain/ids.ts';
import { issueOf, toJob } from './issue-job.ts';
import { Outage } from './outage.ts';
import { connectionOf, type QueueDatabase } from './queue-database.ts';

export interface PgBossQueueOptions {
  readonly database: QueueDatabase;
  readonly log: Log;
  /** Whether `start` makes and upgrades the queue's tables; true when left out. */
  readonly migrate?: boolean;
  /** The database schema of the queue's tables. */
  readonly schema?: string;
}

const QUEUE = 'issue';
const HOUR = 3600;

/**
 * A job is a signal and no more. It is not tried again, for the sweep knows better what is left to do; it is forgotten
 * a minute after it ended. One whose process was killed is in nobody's way: `short` keeps jobs of one key apart only
 * while they wait.
 */
const QUEUE_OPTIONS: QueueOptions = {
  retryLimit: 0,
  expireInSeconds: 60,
  retentionSeconds: HOUR,
  deleteAfterSeconds: 60,
};

/** Without notification a signal is found by asking this often; with it, asking makes good what was not heard. */
const ASK_EVERY = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 2 };

/**
 * Carries signals from any process to any process by pg-boss: written to the database, heard by notification, and
 * picked up by one of the processes that `work`. An idle process asks the database once in two seconds.
 */
export class PgBossQueue {
  readonly #boss: PgBoss;
  readonly #outage: Outage;
  readonly #isMigrated: boolean;

  constructor({ database, log, migrate = true, schema = 'lockstep_queue' }: PgBossQueueOptions) {
    this.#boss = new PgBoss({
      ...connectionOf(database),
      schema,
      migrate,
      createSchema: migrate,
      schedule: false,
      registerInstance: false,
      monitorVacuum: false,
      useListenNotify: true,
      superviseIntervalSeconds: 60,
      maintenanceIntervalSeconds: 60,
      flowIntervalSeconds: HOUR,
    });
    this.#isMigrated = migrate;
    this.#outage = new Outage(log, 'queue');
    this.#boss.on('error', (error) => {
      this.#outage.failed(error);
    });
    this.#boss.on('warning', ({ message }) => {
      log.warn('queue_warning', { message });
    });
  }

  /** Connects, and makes the queue ready. @throws when the database is away, or its tables are not there. */
  async start(): Promise<void> {
    await this.#boss.start();
    if (!this.#isMigrated) return;
    await this.#boss.createQueue(QUEUE, { ...QUEUE_OPTIONS, policy: 'short', notify: true });
    await this.#boss.updateQueue(QUEUE, { ...QUEUE_OPTIONS, notify: true });
  }

  /**
   * Hands `take` the issues that are signalled, up to `batch` at once, and asks for more once each of them has been
   * taken or has failed: when `take` resolves as its work begins, no process hoards signals that another could work on.
   */
  async work(
    take: (issue: JiraIssueRef) => Promise<void>,
    { batch }: { readonly batch: number },
  ): Promise<void> {
    const options = { ...ASK_EVERY, batchSize: batch, burstWhenBatchFull: true };
    await this.#boss.work(QUEUE, options, async (jobs) => {
      this.#outage.worked();
      const issues = jobs.map(({ data }) => issueOf(data)).filter((issue) => issue !== null);
      await Promise.allSettled(issues.map(take));
    });
  }

  /** Writes a signal for each issue that has none waiting. @throws when the database is away. */
  async send(issues: readonly JiraIssueRef[]): Promise<void> {
    await this.#boss.insert(QUEUE, issues.map(toJob));
    this.#outage.worked();
  }

  /** Takes nothing more, and lets go of the database. `graceful`: once what was handed over has been taken. */
  async stop({ graceful }: { readonly graceful: boolean }): Promise<void> {
    await this.#boss.stop({ graceful, timeout: 10_000 });
  }
}
