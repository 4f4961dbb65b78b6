import { join } from 'node:path';
import type { Knex } from 'knex';
import { keepKeyCanary } from '../adapters/persistence/key-canary.ts';
import { AesSecretBox } from '../adapters/system/aes-secret-box.ts';
import { loadOrCreateKeyFile } from '../adapters/system/key-file.ts';
import { InvalidValue } from '../domain/domain-error.ts';
import type { Config } from './config.ts';
import { StartRefused } from './start-refused.ts';
import { usingDirectory } from './using-directory.ts';

/**
 * The box that this database's secrets are sealed in: with the configured keys, else with those of a file in the data
 * directory, made at the first start.
 * @throws {StartRefused} when the keys are not those the database was begun with, or the file cannot be used.
 */
export async function openSecretBox(config: Config, knex: Knex): Promise<AesSecretBox> {
  const box = new AesSecretBox(config.encryptionKeys ?? (await keysIn(config.dataDir)));
  const problem = box.canaryProblem(await keepKeyCanary(knex, box.canary()));
  if (problem === null) return box;
  throw new StartRefused(
    `The encryption keys do not fit the database: ${problem}. Set LOCKSTEP_ENCRYPTION_KEYS to the keys it was begun with; ` +
      'a new key goes before them, separated by a comma.',
  );
}

/** Where the keys of an embedded database are, when none are configured. */
export function keyFileIn(dataDir: string): string {
  return join(dataDir, 'encryption.key');
}

async function keysIn(dataDir: string): ReturnType<typeof loadOrCreateKeyFile> {
  try {
    return await usingDirectory(dataDir, () => loadOrCreateKeyFile(keyFileIn(dataDir)));
  } catch (error) {
    if (error instanceof InvalidValue) throw new StartRefused(error.message, { cause: error });
    throw error;
  }
}
