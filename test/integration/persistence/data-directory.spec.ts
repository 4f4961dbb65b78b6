import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { DirectoryInUse, lockDirectory } from '../../../src/adapters/persistence/database/directory-lock.ts';
import { openPglite } from '../../../src/adapters/persistence/database/open-pglite.ts';
import {
  identityOfThisProcess,
  livenessOf,
  type ProcessIdentity,
} from '../../../src/adapters/persistence/database/process-identity.ts';
import { errorOf } from '../../contract/unit-of-work.contract.ts';

describe('the data directory', function () {
  // A process is started, and PGlite made anew, on a machine that may have much else to do.
  this.timeout(60_000);

  let directory: string;
  let lockFile: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lockstep-data-'));
    lockFile = join(directory, 'database.lock');
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  const leaveLockOf = (holder: Partial<ProcessIdentity>): Promise<void> =>
    writeFile(lockFile, JSON.stringify(holder));

  it('is one process’s alone until it is given up', async () => {
    const lock = await lockDirectory(directory);

    const error = await errorOf(lockDirectory(directory));
    expect(error)
      .to.be.instanceOf(DirectoryInUse)
      .with.property('message')
      .contains(directory)
      .and.contains(`process ${process.pid}`)
      .and.contains('DATABASE_URL');

    await lock.release();
    await (await lockDirectory(directory)).release();
    expect(await readdir(directory)).to.deep.equal([]);
  });

  it('is taken over from a process that is gone', async () => {
    const child = spawn(process.execPath, ['--eval', '']);
    await once(child, 'exit');
    await leaveLockOf({ ...(await identityOfThisProcess()), pid: child.pid ?? -1 });

    await (await lockDirectory(directory)).release();
  });

  it('is taken over by one alone of several that find it left, however they meet', async () => {
    const self = await identityOfThisProcess();
    for (let round = 0; round < 25; round += 1) {
      await leaveLockOf({ ...self, startedAt: '1' });

      const taken = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(directory)));

      const winners = taken.filter((result) => result.status === 'fulfilled');
      expect(winners).to.have.lengthOf(1);
      for (const result of taken) {
        if (result.status === 'rejected') expect(result.reason).to.be.instanceOf(DirectoryInUse);
      }
      await winners[0]?.value.release();
      expect(await readdir(directory)).to.deep.equal([]);
    }
  });

  it('is taken over also when the process that began to do so was killed', async () => {
    const killed = { ...(await identityOfThisProcess()), startedAt: '1' };
    await leaveLockOf(killed);
    await writeFile(`${lockFile}.clearing`, JSON.stringify(killed));

    await (await lockDirectory(directory)).release();

    expect(await readdir(directory)).to.deep.equal([]);
  });

  it('is taken over from a lock file that nobody can have made', async () => {
    for (const content of ['', 'null', '{"pid":', '{"pid":"1"}', '[]']) {
      await writeFile(lockFile, content);
      await (await lockDirectory(directory)).release();
    }
  });

  it('is taken over from another machine that shows no sign of life', async () => {
    await leaveLockOf({ ...(await identityOfThisProcess()), host: 'another-machine' });

    await (await lockDirectory(directory, { patienceMs: 20 })).release();
  });

  it('is left to another machine that shows signs of life', async () => {
    await leaveLockOf({ ...(await identityOfThisProcess()), host: 'another-machine' });
    let second = 0;
    const living = setInterval(() => {
      second += 1;
      void utimes(lockFile, second, second);
    }, 1);

    const error = await errorOf(lockDirectory(directory, { patienceMs: 200 }));
    clearInterval(living);

    expect(error).to.be.instanceOf(DirectoryInUse).with.property('message').contains('another-machine');
  });

  it('keeps what was written when it is closed and opened again, and none else may open it meanwhile', async () => {
    const inside = join(directory, 'deep', 'inside');
    const first = await openPglite(inside);
    await first.knex.raw('create table kept (value text)');
    await first.knex('kept').insert({ value: 'still here' });
    expect(await errorOf(openPglite(inside))).to.be.instanceOf(DirectoryInUse);
    await first.close();

    const again = await openPglite(inside);
    const rows = await again.knex<{ value: string }>('kept');
    await again.close();

    expect(rows.map(({ value }) => value)).to.deep.equal(['still here']);
  });

  it('keeps what a killed process had committed, and is open to the next at once', async () => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', new URL('write-and-wait.ts', import.meta.url).pathname, directory],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    await saysThat(child, 'committed');
    expect(await errorOf(openPglite(directory)))
      .to.be.instanceOf(DirectoryInUse)
      .with.property('message')
      .contains(`process ${child.pid ?? 0}`);

    child.kill('SIGKILL');
    await once(child, 'exit');

    const opened = await openPglite(directory);
    const rows = await opened.knex('kept');
    await opened.close();
    expect(rows).to.have.lengthOf(1);
  });

  it('is given back when the database in it cannot be opened', async () => {
    await mkdir(join(directory, 'database'));
    await writeFile(join(directory, 'database', 'PG_VERSION'), '9.6');

    expect(await errorOf(openPglite(directory))).to.be.instanceOf(Error);

    await (await lockDirectory(directory)).release();
  });
});

describe('whether a process still runs', () => {
  const cases: readonly (readonly [string, Partial<ProcessIdentity>, string])[] = [
    ['is so of this very one', {}, 'alive'],
    ['is not so of one with its number that started at another time', { startedAt: '1' }, 'gone'],
    ['is not so of one from before the machine was started', { bootId: 'before' }, 'gone'],
    ['is not so of a number that nobody has', { pid: 2 ** 30 }, 'gone'],
    ['is not known of another machine', { host: 'elsewhere', bootId: 'other' }, 'unknown'],
    ['is not known of another container', { pidNamespace: 'pid:[1]' }, 'unknown'],
  ];
  for (const [title, difference, liveness] of cases) {
    it(title, async () => {
      const self = await identityOfThisProcess();

      expect(await livenessOf({ ...self, ...difference }, self)).to.equal(liveness);
    });
  }
});

async function saysThat(child: ChildProcess, word: string): Promise<void> {
  for await (const chunk of child.stdout ?? []) if (String(chunk).includes(word)) return;
  throw new Error(`the process ended without saying "${word}"`);
}
