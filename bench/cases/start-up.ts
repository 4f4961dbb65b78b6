import { rm } from 'node:fs/promises';

import { newDirectory } from '../../test/support/e2e-database.ts';
import { median } from '../measures.ts';
import { result } from '../results.ts';
import type { Service } from '../stage.ts';
import type { RunCase } from './run-case.ts';

/** From the start of the process until `/readyz` says that it is ready. */
export const startUp: RunCase = async function* (stage, { rounds }) {
  const times = { onPostgres: startTimes(), onPglite: startTimes() };
  for (let round = 0; round < rounds; round += 1) {
    const database = await stage.newDatabase();
    const directory = await newDirectory();
    stage.closesWith(() => rm(directory, { recursive: true, force: true }));
    await startTwice(() => stage.serve(database), times.onPostgres);
    await startTwice(() => stage.serveWith({ LOCKSTEP_DATA_DIR: directory }), times.onPglite);
  }
  const told = (what: string, starts: readonly number[]) =>
    result('g', `ready, ${what}`, { value: median(starts), unit: 'ms' });
  yield told('PostgreSQL, first start', times.onPostgres.first);
  yield told('PostgreSQL, again', times.onPostgres.again);
  yield told('PGlite, first start', times.onPglite.first);
  yield told('PGlite, again', times.onPglite.again);
};

interface StartTimes {
  readonly first: number[];
  readonly again: number[];
}

function startTimes(): StartTimes {
  return { first: [], again: [] };
}

async function startTwice(serve: () => Promise<Service>, { first, again }: StartTimes): Promise<void> {
  for (const times of [first, again]) {
    const { process } = await serve();
    times.push(process.startMs);
    await process.close();
  }
}
