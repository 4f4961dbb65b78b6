import { setTimeout as wait } from 'node:timers/promises';

import type { Settings } from '../support/e2e-database.ts';
import { LockstepProgram } from '../support/e2e-process.ts';
import { until } from '../support/e2e-until.ts';

const BEFORE_NEXT_START_MS = 200;

/** A `lockstep serve` that is started again whenever it ends. */
export class SupervisedService {
  readonly url: string;
  readonly #start: () => LockstepProgram;
  readonly #running: Promise<void>;
  #program: LockstepProgram;
  #isClosed = false;
  /** How often each kind of line of level error was logged, by all its processes. */
  readonly errors = new Map<string, number>();

  constructor(port: number, settings: Settings, path: string | undefined) {
    this.url = `http://127.0.0.1:${port}`;
    const own = { ...settings, LOCKSTEP_HOST: '127.0.0.1', LOCKSTEP_PORT: String(port) };
    this.#start = () => LockstepProgram.start(['serve'], own, path);
    this.#program = this.#start();
    this.#running = this.#supervise();
  }

  /** SIGKILL to the process that runs, be it ready or only starting. */
  kill(): void {
    this.#program.signal('SIGKILL');
  }

  isReady(withinMs: number): Promise<true> {
    return until(
      `${this.url} to be ready`,
      async () => ((await fetch(`${this.url}/readyz`)).ok ? true : null),
      withinMs,
    );
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#program.signal('SIGTERM');
    await Promise.race([this.#running, wait(10_000, null, { ref: false })]);
    this.#program.signal('SIGKILL');
    await this.#running;
  }

  async #supervise(): Promise<void> {
    for (;;) {
      const { stdout, stderr } = await this.#program.ended();
      this.#noteErrors(stdout + stderr);
      if (this.#isClosed) return;
      await wait(BEFORE_NEXT_START_MS);
      this.#program = this.#start();
    }
  }

  #noteErrors(log: string): void {
    for (const line of log.split('\n')) {
      if (!line.includes('"level":"error"') && !line.includes('"level":50')) continue;
      const kind = /"(?:event|msg)":"([^"]*)"/.exec(line)?.[1] ?? line.slice(0, 80);
      this.errors.set(kind, (this.errors.get(kind) ?? 0) + 1);
    }
  }
}
