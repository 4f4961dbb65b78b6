import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Where a child's output goes, line by line. */
export type LineListener = (line: string) => void;

/** How a child ended: by itself with a code, else by a signal. */
export interface End {
  readonly code: number | null;
  readonly signal: string | null;
  /** What it said last, whichever way. */
  readonly lastLines: readonly string[];
}

/** A stack trace has room in it, with the message above. */
const MOST_LAST_LINES = 25;

/**
 * A program of this repository as a process of its own, run by the same Node. It ends when this process does, however
 * that ends: the channel between them closes.
 */
export class ChildProgram {
  readonly #process: ChildProcess;
  readonly #exit: Promise<unknown>;
  readonly #silence: Promise<unknown>;
  readonly #lastLines: string[] = [];

  private constructor(process: ChildProcess, onLine: LineListener) {
    this.#process = process;
    this.#exit = once(process, 'exit');
    this.#silence = once(process, 'close');
    const hear = (line: string) => {
      this.#lastLines.push(line);
      if (this.#lastLines.length > MOST_LAST_LINES) this.#lastLines.shift();
      onLine(line);
    };
    listen(process.stdout, hear);
    listen(process.stderr, hear);
  }

  static start(
    file: string,
    args: readonly string[],
    { env, onLine }: { readonly env: Readonly<Record<string, string>>; readonly onLine: LineListener },
  ): ChildProgram {
    const loader = file.endsWith('.ts') ? ['--import', import.meta.resolve('tsx')] : [];
    const child = spawn(process.execPath, [...loader, file, ...args], {
      env: { ...inherited(), ...env },
      stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    });
    return new ChildProgram(child, onLine);
  }

  get hasEnded(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  /** Ends it at once, as a power cut would: it can do nothing about it. */
  kill(): void {
    this.#process.kill('SIGKILL');
  }

  /** Asks it to end, and resolves once it has. */
  async stop(): Promise<void> {
    if (!this.hasEnded) this.#process.kill('SIGTERM');
    await this.ended();
  }

  async ended(): Promise<void> {
    if (!this.hasEnded) await this.#exit;
  }

  /** Resolves once it has ended, and all that it said was heard. */
  async end(): Promise<End> {
    await this.#silence;
    const { exitCode: code, signalCode: signal } = this.#process;
    return { code, signal, lastLines: [...this.#lastLines] };
  }
}

/** A setting of the person's own shell must not change the story. */
function inherited(): Record<string, string | undefined> {
  const isOurs = (name: string) => name.startsWith('LOCKSTEP_') || name === 'DATABASE_URL';
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOurs(name)));
}

function listen(stream: Readable | null, onLine: LineListener): void {
  if (stream !== null) createInterface({ input: stream }).on('line', onLine);
}
