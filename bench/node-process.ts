import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

export interface NodeProcessOptions {
  readonly program: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly nodeFlags?: readonly string[];
  /** Answers with a 2xx once it is ready. */
  readonly readyUrl: string;
}

const READY_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 10;
/** Of /proc, on every machine that Node runs on. */
const TICKS_PER_SECOND = 100;
const END_WITHIN_MS = 15_000;

/** A program run by Node, that has said it is ready. It ends with this process. */
export class NodeProcess {
  readonly #process: ChildProcess;
  /** From when it was started to when it was ready. */
  readonly startMs: number;

  private constructor(process: ChildProcess, startMs: number) {
    this.#process = process;
    this.startMs = startMs;
  }

  /** @throws when it ends before it is ready, or is not ready in time. */
  static async start({
    program,
    args = [],
    env,
    nodeFlags = [],
    readyUrl,
  }: NodeProcessOptions): Promise<NodeProcess> {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !name.startsWith('LOCKSTEP_') && name !== 'DATABASE_URL',
    );
    const startedAt = performance.now();
    const child = spawn(process.execPath, [...nodeFlags, program, ...args], {
      env: { ...Object.fromEntries(inherited), ...env },
      // What is logged is written, and read by nobody; the channel ends it with this process.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    while (!(await answers(readyUrl))) {
      if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`);
      if (performance.now() - startedAt > READY_WITHIN_MS) {
        child.kill('SIGKILL');
        throw new Error(`${program} was not ready in time`);
      }
      await wait(LOOK_EVERY_MS);
    }
    return new NodeProcess(child, performance.now() - startedAt);
  }

  /** What of it is in the machine's memory, in MB. */
  async residentMb(): Promise<number> {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(this.#process.pid)]);
    return Number(stdout.trim()) / 1024;
  }

  /** The processor's time it has had so far. Linux alone tells it so finely; NaN elsewhere. */
  cpuMs(): number {
    try {
      const fields = readFileSync(`/proc/${this.#process.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) * (1000 / TICKS_PER_SECOND);
    } catch {
      return NaN;
    }
  }

  async close(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = once(this.#process, 'close');
    this.#process.kill('SIGTERM');
    await Promise.race([ended, wait(END_WITHIN_MS, null, { ref: false })]);
    this.#process.kill('SIGKILL');
    await ended;
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
