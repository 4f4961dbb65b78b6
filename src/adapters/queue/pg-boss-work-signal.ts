import type { Log } from '../../application/ports/log.ts';
import type { WorkSignal } from '../../application/ports/work-signal.ts';
import type { JiraIssueRef } from '../../domain/ids.ts';
import { keyOf } from './issue-job.ts';
import { Outage } from './outage.ts';
import type { PgBossQueue } from './pg-boss-queue.ts';

const MOST_AT_ONCE = 500;

/** Signals through the queue. Those that come while one is being written are gathered and written as one statement. */
export class PgBossWorkSignal implements WorkSignal {
  readonly #queue: Pick<PgBossQueue, 'send'>;
  readonly #outage: Outage;
  #gathered = new Map<string, JiraIssueRef>();
  #next: Promise<void> | null = null;
  #current: Promise<void> = Promise.resolve();

  constructor(queue: Pick<PgBossQueue, 'send'>, log: Log) {
    this.#queue = queue;
    this.#outage = new Outage(log, 'work_signal');
  }

  async wake(issue: JiraIssueRef): Promise<void> {
    this.#gathered.set(keyOf(issue), issue);
    this.#next ??= this.#current.then(() => this.#write());
    await this.#next;
  }

  /** Resolves once every signal that was given by now is written, or lost. */
  async settled(): Promise<void> {
    await (this.#next ?? this.#current);
  }

  #write(): Promise<void> {
    // By key, in every process: two statements that hold the same keys then never wait for each other in a circle.
    const issues = [...this.#gathered].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, issue]) => issue);
    this.#gathered = new Map();
    this.#next = null;
    this.#current = this.#send(issues);
    return this.#current;
  }

  async #send(issues: readonly JiraIssueRef[]): Promise<void> {
    try {
      for (let start = 0; start < issues.length; start += MOST_AT_ONCE) {
        await this.#queue.send(issues.slice(start, start + MOST_AT_ONCE));
      }
      this.#outage.worked();
    } catch (error) {
      this.#outage.failed(error);
    }
  }
}
