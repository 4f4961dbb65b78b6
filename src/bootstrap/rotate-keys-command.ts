import type { Knex } from 'knex';
import { replaceKeyCanary } from '../adapters/persistence/key-canary.ts';
import { resealAll } from '../adapters/persistence/reseal-all.ts';
import { AesSecretBox } from '../adapters/system/aes-secret-box.ts';
import type { EncryptionKey } from '../adapters/system/encryption-keys.ts';
import { addKeyToFile, keepFirstKeyInFile } from '../adapters/system/key-file.ts';
import type { Config } from './config.ts';
import { keyFileIn } from './open-secret-box.ts';
import { recordByCli } from './record-by-cli.ts';
import { StartRefused } from './start-refused.ts';
import { withStorage } from './with-storage.ts';

type Keys = readonly [EncryptionKey, ...EncryptionKey[]];
type Tell = (line: string) => void;

/**
 * Seals every secret with the first encryption key, tells how many that were, and answers the exit code. On PostgreSQL
 * the service may run meanwhile; the embedded database takes one process at a time. Killed, it can be run again.
 * @throws {StartRefused} when something is sealed with a key that is not given, or goes on being sealed with another.
 */
export async function rotateKeys(config: Config, tell: Tell): Promise<number> {
  return withStorage(
    config,
    { schema: 'migrate', instead: null },
    async ({ storage, database: { knex } }) => {
      const { encryptionKeys: keys, dataDir } = config;
      await recordByCli(storage, {
        ...{ operation: 'keys rotate', thingKind: null, thingId: null },
        make: () =>
          keys === null ? renewKeyFile(keyFileIn(dataDir), knex, tell) : sealWith(keys, knex, tell),
      });
      return 0;
    },
  );
}

async function sealWith(keys: Keys, knex: Knex, tell: Tell): Promise<void> {
  const [first, ...others] = keys;
  await reseal(keys, knex, tell);
  tell(
    others.length === 0
      ? `"${first.id}" is the only key. To change it, put a new one before it in LOCKSTEP_ENCRYPTION_KEYS, restart Lockstep, and run this again.`
      : `Nothing is sealed with ${named(others)} any more: remove it from LOCKSTEP_ENCRYPTION_KEYS and restart Lockstep. Backups made before need it still.`,
  );
}

async function renewKeyFile(path: string, knex: Knex, tell: Tell): Promise<void> {
  const keys = await addKeyToFile(path);
  await reseal(keys, knex, tell);
  await keepFirstKeyInFile(path);
  tell(
    `${path} holds this key alone now. Backups of the database made before need the key file of their time.`,
  );
}

async function reseal(keys: Keys, knex: Knex, tell: Tell): Promise<void> {
  const box = new AesSecretBox(keys);
  const { resealed, problems, isComplete } = await resealAll(knex, box);
  tell(
    `Sealed ${resealed} ${resealed === 1 ? 'secret' : 'secrets'} anew with the encryption key "${keys[0].id}".`,
  );
  if (problems.length > 0) {
    throw new StartRefused(
      `Not everything could be sealed anew; keep all keys. ${[...new Set(problems)].join('; ')}.`,
    );
  }
  if (!isComplete) {
    throw new StartRefused(
      `Some process goes on sealing with another key than "${keys[0].id}". Restart every Lockstep with this key first, and run this again; keep all keys until then.`,
    );
  }
  await replaceKeyCanary(knex, box.canary());
}

function named(keys: readonly EncryptionKey[]): string {
  return keys.map(({ id }) => `"${id}"`).join(', ');
}
