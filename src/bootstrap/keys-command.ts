import { CreateApiKey } from '../application/access/create-api-key.ts';
import { openKnexStorage } from '../adapters/persistence/open-knex-storage.ts';
import { CryptoRandomness } from '../adapters/system/crypto-randomness.ts';
import { Sha256Fingerprints } from '../adapters/system/sha256-fingerprints.ts';
import { SystemClock } from '../adapters/system/system-clock.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { OrganizationId } from '../domain/ids.ts';
import type { Config } from './config.ts';
import { openDatabase, settleSchema } from './open-database.ts';
import { openSecretBox } from './open-secret-box.ts';
import { StartRefused } from './start-refused.ts';

export interface CreateKeyArguments {
  readonly name: string;
  /** Null for everything. */
  readonly organizationId: string | null;
}

/** Makes an API key, tells it once, and answers the exit code. */
export async function createKey(
  config: Config,
  { name, organizationId }: CreateKeyArguments,
  tell: (line: string) => void,
): Promise<number> {
  const database = await openDatabase(config);
  try {
    await settleSchema(database.knex, config.migrate ? 'migrate' : 'check');
    const { stores } = openKnexStorage({
      knex: database.knex,
      secretBox: await openSecretBox(config, database.knex),
    });
    const { secret } = await new CreateApiKey({
      stores,
      randomness: new CryptoRandomness(),
      fingerprints: new Sha256Fingerprints(),
      clock: new SystemClock(),
    }).execute({ name, scope: { organizationId: organizationId as OrganizationId | null } });
    tell(secret.reveal());
    return 0;
  } catch (error) {
    if (error instanceof DomainError) throw new StartRefused(error.message, { cause: error });
    throw error;
  } finally {
    await database.close();
  }
}
