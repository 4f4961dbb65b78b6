import type { Log } from '../../application/ports/log.ts';
import type { WorkSignal } from '../../application/ports/work-signal.ts';
import type { IntegrationId, JiraIssueRef } from '../../domain/ids.ts';
import { issueName } from './tables.ts';

export interface InProcessWorkSignalOptions {
  /** How many issues are worked on at once. */
  readonly concurrency: number;
  /** How many of one Integration; as many as in all when left out. */
  readonly perIntegration?: number;
  readonly log: Log;
}

type Handler = (issue: JiraIssueRef) => Promise<unknown>;

/**
 * Runs the work of signals in this process: each issue once at a time, a bounded number of issues at once. Signals for
 * an issue that waits become one; a signal for an issue that is being worked on has it worked on again afterwards. An
 * Integration whose Jira is slow holds up its own issues and no other's.
 * What a killed process had not run yet is lost: the store knows.
 */
export class InProcessWorkSignal implements WorkSignal {
  readonly #concurrency: number;
  readonly #perIntegration: number;
  readonly #log: Log;
  /** By Integration, in the order in which they are next. */
  readonly #waiting = new Map<IntegrationId, Map<string, JiraIssueRef>>();
  readonly #running = new Set<string>();
  /** How many issues of each Integration run. */
  readonly #runningOf = new Map<IntegrationId, number>();
  #handler: Handler | null = null;
  #isStopped = false;
  #watchers: (() => boolean)[] = [];

  constructor({ concurrency, perIntegration = concurrency, log }: InProcessWorkSignalOptions) {
    this.#concurrency = concurrency;
    this.#perIntegration = perIntegration;
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

  /**
   * As `wake`, and resolves no sooner than the work has begun, or waits only for the issue's own run to end, or for
   * others of its Integration: then who hands out signals may go on to those of others.
   */
  async take(issue: JiraIssueRef): Promise<void> {
    const key = issueName(issue);
    this.#add(issue);
    const { integrationId } = issue;
    const waits = () => this.#waiting.get(integrationId)?.has(key) === true;
    const isForOthers = () => this.#isFull(integrationId) && this.#running.size < this.#concurrency;
    await this.#until(() => !waits() || this.#running.has(key) || isForOthers());
  }

  /** Whether a signal for it would be followed without waiting for other issues. */
  hasRoomFor(issue: JiraIssueRef): boolean {
    if (this.#handler === null || this.#isStopped) return false;
    if (this.#running.has(issueName(issue))) return true;
    return this.#running.size < this.#concurrency && !this.#isFull(issue.integrationId);
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
    const { integrationId } = issue;
    const theirs = this.#waiting.get(integrationId) ?? new Map<string, JiraIssueRef>();
    this.#waiting.set(integrationId, theirs.set(issueName(issue), issue));
    this.#runNext();
  }

  #runNext(): void {
    const handler = this.#handler;
    if (handler === null) return;
    for (let next = this.#next(); next !== null; next = this.#next()) {
      this.#running.add(issueName(next));
      this.#count(next, 1);
      void this.#run(handler, next);
    }
  }

  /** The next issue that may run, taken from those that wait: Integrations take turns. */
  #next(): JiraIssueRef | null {
    if (this.#running.size >= this.#concurrency) return null;
    for (const [integrationId, theirs] of this.#waiting) {
      if (this.#isFull(integrationId)) continue;
      for (const [key, issue] of theirs) {
        if (this.#running.has(key)) continue;
        theirs.delete(key);
        this.#waiting.delete(integrationId);
        if (theirs.size > 0) this.#waiting.set(integrationId, theirs);
        return issue;
      }
    }
    return null;
  }

  #isFull(id: IntegrationId): boolean {
    return (this.#runningOf.get(id) ?? 0) >= this.#perIntegration;
  }

  #count({ integrationId }: JiraIssueRef, change: 1 | -1): void {
    const count = (this.#runningOf.get(integrationId) ?? 0) + change;
    if (count === 0) this.#runningOf.delete(integrationId);
    else this.#runningOf.set(integrationId, count);
  }

  async #run(handler: Handler, issue: JiraIssueRef): Promise<void> {
    try {
      await handler(issue);
    } catch (error) {
      this.#log.warn('work_failed', { ...issue, error });
    } finally {
      this.#running.delete(issueName(issue));
      this.#count(issue, -1);
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
