import type { Log } from '../../application/ports/log.ts';
import type { WorkSignal } from '../../application/ports/work-signal.ts';
import type { JiraIssueRef } from '../../domain/ids.ts';
import { issueName } from './tables.ts';

export interface InProcessWorkSignalOptions {
  /** How many issues are worked on at once. */
  readonly concurrency: number;
  readonly log: Log;
}

type Handler = (issue: JiraIssueRef) => Promise<unknown>;

/**
 * Runs the work of signals in this process: each issue once at a time, a bounded number of issues at once. Signals for
 * an issue that waits become one; a signal for an issue that is being worked on has it worked on again afterwards.
 * What a killed process had not run yet is lost: the store knows.
 */
export class InProcessWorkSignal implements WorkSignal {
  readonly #concurrency: number;
  readonly #log: Log;
  readonly #waiting = new Map<string, JiraIssueRef>();
  readonly #running = new Set<string>();
  #handler: Handler | null = null;
  #isStopped = false;
  #watchers: (() => boolean)[] = [];

  constructor({ concurrency, log }: InProcessWorkSignalOptions) {
    this.#concurrency = concurrency;
    this.#log = log;
  }

  /** From now on `handler` does the work, also of signals that came before. An error of it is logged. */
  work(handler: Handler): void {
    this.#handler = handler;
    this.#runNext();
  }

  async wake(issue: JiraIssueRef): Promise<void> {
    this.#add(issue);
    return Promise.resolve();
  }

  /** As `wake`, and resolves no sooner than the work has begun, or waits only for the issue's own run to end. */
  async take(issue: JiraIssueRef): Promise<void> {
    const key = issueName(issue);
    this.#add(issue);
    await this.#until(() => !this.#waiting.has(key) || this.#running.has(key));
  }

  /** Resolves once nothing waits and nothing runs. */
  async idle(): Promise<void> {
    await this.#until(() => this.#waiting.size === 0 && this.#running.size === 0);
  }

  /** Begins nothing more, forgets what waits, and resolves once what runs has ended. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#waiting.clear();
    this.#tellWatchers();
    await this.idle();
  }

  #add(issue: JiraIssueRef): void {
    if (this.#isStopped) return;
    this.#waiting.set(issueName(issue), issue);
    this.#runNext();
  }

  #runNext(): void {
    const handler = this.#handler;
    if (handler === null) return;

    for (const [key, issue] of this.#waiting) {
      if (this.#running.size >= this.#concurrency) return;
      if (this.#running.has(key)) continue;
      this.#waiting.delete(key);
      this.#running.add(key);
      void this.#run(handler, issue);
    }
  }

  async #run(handler: Handler, issue: JiraIssueRef): Promise<void> {
    try {
      await handler(issue);
    } catch (error) {
      this.#log.warn('work_failed', { ...issue, error });
    } finally {
      this.#running.delete(issueName(issue));
      this.#runNext();
      this.#tellWatchers();
    }
  }

  #until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#watchers.push(() => {
        if (!isSo()) return false;
        resolve();
        return true;
      });
      this.#tellWatchers();
    });
  }

  #tellWatchers(): void {
    this.#watchers = this.#watchers.filter((hasSeenIt) => !hasSeenIt());
  }
}
