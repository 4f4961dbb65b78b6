import { createSecretKey, randomBytes } from 'node:crypto';

import { InMemoryUnitOfWork } from '../../../src/adapters/memory/in-memory-unit-of-work.ts';
import { openMemoryStorage } from '../../../src/adapters/memory/open-memory-storage.ts';
import { openPostgres, type OpenDatabase } from '../../../src/adapters/persistence/database/open-postgres.ts';
import { openKnexStorage } from '../../../src/adapters/persistence/open-knex-storage.ts';
import { TABLES } from '../../../src/adapters/persistence/rows/tables.ts';
import { AesSecretBox } from '../../../src/adapters/system/aes-secret-box.ts';
import type { Clock } from '../../../src/application/ports/clock.ts';
import type { Storage } from '../../../src/application/ports/storage.ts';
import { emptyDatabase, freshPostgres } from '../test-database.ts';

/** Where everything is kept, as several processes reach it. */
export interface SharedStorage {
  /** As the process of this number sees it. */
  of(process: number): Storage;
  /** Ends every lease, as time does once who held it does not renew it. */
  expireLeases(): Promise<void>;
}

/** Opens an empty one: what the one before held is gone. */
export interface SharedStorages {
  open(clock: Clock): Promise<SharedStorage>;
  close(): Promise<void>;
}

/** In memory all see the same. */
export async function storagesInMemory(): Promise<SharedStorages> {
  return {
    open: async (clock) => {
      const storage = openMemoryStorage({ clock });
      const { unitOfWork } = storage;
      if (!(unitOfWork instanceof InMemoryUnitOfWork)) throw new TypeError('it is not the one in memory');
      return {
        of: () => storage,
        expireLeases: () =>
          unitOfWork.runOnTables(({ leases }) => {
            leases.clear();
          }),
      };
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
