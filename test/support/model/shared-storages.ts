import { createSecretKey, randomBytes } from 'node:crypto';

import { openMemoryStorage } from '../../../src/adapters/memory/open-memory-storage.ts';
import { openPostgres, type OpenDatabase } from '../../../src/adapters/persistence/database/open-postgres.ts';
import { openKnexStorage } from '../../../src/adapters/persistence/open-knex-storage.ts';
import { TABLES } from '../../../src/adapters/persistence/rows/tables.ts';
import { AesSecretBox } from '../../../src/adapters/system/aes-secret-box.ts';
import type { Storage } from '../../../src/application/ports/storage.ts';
import type { HandSetClock } from '../scenario-clock.ts';
import { emptyDatabase, freshPostgres } from '../test-database.ts';

/** Where everything is kept, as several processes reach it. */
export interface SharedStorage {
  /** As the process of this number sees it. */
  of(process: number): Storage;
  /** Ends every lease and every turn at a chore, as time does once who held it does not renew it. */
  expireLeases(): Promise<void>;
}

/** Opens an empty one: what the one before held is gone. */
export interface SharedStorages {
  open(clock: HandSetClock): Promise<SharedStorage>;
  close(): Promise<void>;
}

const LEASE_MS = 1000;

/** In memory all see the same. */
export async function storagesInMemory(): Promise<SharedStorages> {
  return {
    open: async (clock) => {
      const storage = openMemoryStorage({ clock, leaseMs: LEASE_MS });
      return { of: () => storage, expireLeases: async () => clock.advance(LEASE_MS) };
    },
    close: () => Promise.resolve(),
  };
}

/** On PostgreSQL each process has a pool of its own, of two connections. */
export async function storagesOnPostgres(processes: number): Promise<SharedStorages> {
  const database = await freshPostgres({ poolSize: 1 });
  const pools: readonly OpenDatabase[] = Array.from({ length: processes }, () =>
    openPostgres(database.url, { poolSize: 2 }),
  );
  const secretBox = new AesSecretBox([{ id: 'test', key: createSecretKey(randomBytes(32)) }]);
  const storages = pools.map(({ knex }) => openKnexStorage({ knex, secretBox }));
  return {
    open: async () => {
      await emptyDatabase(database.knex);
      return {
        of: (process) => storages[process % processes] ?? storageMissing(process),
        expireLeases: async () => {
          await database.knex(TABLES.lease).delete();
          await database.knex(TABLES.chore).update({ holder: null, expires_at: null });
        },
      };
    },
    close: async () => {
      for (const pool of pools) await pool.close();
      await database.close();
    },
  };
}

function storageMissing(process: number): never {
  throw new RangeError(`there is no storage of process ${process}`);
}
