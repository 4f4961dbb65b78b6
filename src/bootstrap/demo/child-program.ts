import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Where a child's output goes, line by line. */
export type LineListener = (line: string) => void;

/**
 * A program of this repository as a process of its own, run by the same Node. It ends when this process does, however
 * that ends: the channel between them closes.
 */
export class ChildProgram {
  readonly #process: ChildProcess;
  readonly #exit: Promise<unknown>;

  private constructor(process: ChildProcess) {
    this.#process = process;
    this.#exit = once(process, 'exit');
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
    listen(child.stdout, onLine);
    listen(child.stderr, onLine);
    return new ChildProgram(child);
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
}

/** A setting of the person's own shell must not change the story. */
function inherited(): Record<string, string | undefined> {
  const isOurs = (name: string) => name.startsWith('LOCKSTEP_') || name === 'DATABASE_URL';
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOurs(name)));
}

function listen(stream: Readable | null, onLine: LineListener): void {
  if (stream !== null) createInterface({ input: stream }).on('line', onLine);
}
