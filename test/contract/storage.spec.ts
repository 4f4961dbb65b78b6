import { createSecretKey, randomBytes } from 'node:crypto';

import { openMemoryStorage } from '../../src/adapters/memory/open-memory-storage.ts';
import type { OpenDatabase } from '../../src/adapters/persistence/database/open-postgres.ts';
import { openKnexStorage } from '../../src/adapters/persistence/open-knex-storage.ts';
import { AesSecretBox } from '../../src/adapters/system/aes-secret-box.ts';
import { NOON } from '../support/builders.ts';
import { emptyDatabase, freshPglite, freshPostgres } from '../support/test-database.ts';
import { storageContract } from './storage.contract.ts';

const secretBox = new AesSecretBox([{ id: 'test', key: createSecretKey(randomBytes(32)) }]);

storageContract('in memory', async (options = {}) => ({
  storage: openMemoryStorage({ clock: { now: () => NOON }, ...options }),
  close: () => Promise.resolve(),
}));

onDatabase('Knex on PostgreSQL', () => freshPostgres({ poolSize: 4 }));
onDatabase('Knex on PostgreSQL, with a pool of one', () => freshPostgres({ poolSize: 1 }));
onDatabase('Knex on PGlite', () => freshPglite());

/** One database for all tests, emptied before each. */
function onDatabase(adapter: string, open: () => Promise<OpenDatabase>): void {
  describe(`storage: ${adapter}`, () => {
    let database: OpenDatabase;

    before(async () => {
      database = await open();
    });

    after(() => database.close());

    storageContract(adapter, async (options = {}) => {
      await emptyDatabase(database.knex);
      const storage = openKnexStorage({ knex: database.knex, secretBox, ...options });
      return { storage, close: () => Promise.resolve() };
    });
  });
}
