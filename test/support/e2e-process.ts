import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

import type { Settings } from './e2e-database.ts';
import { until } from './e2e-until.ts';
import { programToTest } from './made-for-tests.ts';

const PROGRAM = programToTest();

/** How a process ended. */
export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The `lockstep` program as a process of its own, with these settings and none of this process's. */
export class LockstepProgram {
  readonly #process: ChildProcess;
  readonly #ended: Promise<number | null>;
  #stdout = '';
  #stderr = '';

  private constructor(process: ChildProcess) {
    this.#process = process;
    this.#ended = once(process, 'close').then(([code]) => code as number | null);
    process.stdout?.on('data', (chunk) => (this.#stdout += String(chunk)));
    process.stderr?.on('data', (chunk) => (this.#stderr += String(chunk)));
  }

  /** `program` is this clone's unless another is named. */
  static start(args: readonly string[], settings: Settings, program = PROGRAM): LockstepProgram {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(LOCKSTEP|OTEL)_/.test(name) && name !== 'DATABASE_URL',
    );
    return new LockstepProgram(
      spawn(process.execPath, [program, ...args], {
        env: { ...Object.fromEntries(inherited), ...settings },
        // The service ends when the channel closes: it does not outlive a killed test.
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      }),
    );
  }

  get output(): string {
    return this.#stdout + this.#stderr;
  }

  get hasEnded(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  signal(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void {
    this.#process.kill(signal);
  }

  async ended(): Promise<Ended> {
    return { code: await this.#ended, stdout: this.#stdout, stderr: this.#stderr };
  }
}

/** Runs `lockstep` to its end. */
export async function runLockstep(args: readonly string[], settings: Settings = {}): Promise<Ended> {
  return LockstepProgram.start(args, settings).ended();
}

/** `lockstep serve`, which can be killed and started again at the same address. */
export class ServiceProcess {
  readonly url: string;
  readonly #settings: Settings;
  readonly #outputs: (() => string)[] = [];
  #program: LockstepProgram | null = null;

  private constructor(url: string, settings: Settings) {
    this.url = url;
    this.#settings = settings;
  }

  /** Not started yet. */
  static async with(settings: Settings): Promise<ServiceProcess> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    return new ServiceProcess(url, {
      LOCKSTEP_HOST: '127.0.0.1',
      LOCKSTEP_PORT: String(port),
      LOCKSTEP_PUBLIC_URL: url,
      LOCKSTEP_LOG_LEVEL: 'debug',
      ...settings,
    });
  }

  /** Resolves once the service is ready. @throws when it ends instead. */
  async start(): Promise<void> {
    const program = LockstepProgram.start(['serve'], this.#settings);
    this.#program = program;
    this.#outputs.push(() => program.output);
    const isReady = until(
      'the service to be ready',
      async () => ((await fetch(`${this.url}/readyz`)).ok ? true : null),
      60_000,
    );
    const ended = program.ended().then(({ code, stderr }) => {
      throw new Error(`the service ended with ${String(code)}: ${stderr}`);
    });
    await Promise.race([isReady, ended]);
    ended.catch(() => undefined);
  }

  /** What all its processes wrote to standard output and standard error. */
  log(): string {
    return this.#outputs.map((output) => output()).join('');
  }

  /** Ends it as a power cut would. The signal is sent before this returns. */
  kill(): Promise<Ended> {
    return this.#end('SIGKILL');
  }

  terminate(): Promise<Ended> {
    return this.#end('SIGTERM');
  }

  /** Ends it if it runs. */
  async close(): Promise<void> {
    if (this.#program?.hasEnded === false) await this.kill();
  }

  #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<Ended> {
    if (this.#program === null) throw new Error('the service was never started');
    this.#program.signal(signal);
    return this.#program.ended();
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
