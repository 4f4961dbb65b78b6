import { CreateApiKey } from '../application/access/create-api-key.ts';
import { CryptoRandomness } from '../adapters/system/crypto-randomness.ts';
import { Sha256Fingerprints } from '../adapters/system/sha256-fingerprints.ts';
import { SystemClock } from '../adapters/system/system-clock.ts';
import { UNLIMITED } from '../domain/api-key.ts';
import type { OrganizationId } from '../domain/ids.ts';
import type { Config } from './config.ts';
import { withStorage } from './with-storage.ts';

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
  return withStorage(config, { schema: 'migrate', instead: null }, async ({ storage: { stores } }) => {
    const { secret } = await new CreateApiKey({
      stores,
      randomness: new CryptoRandomness(),
      fingerprints: new Sha256Fingerprints(),
      clock: new SystemClock(),
    }).execute({
      ...{ name, role: 'admin', expiresAt: null, by: UNLIMITED },
      scope: { organizationId: organizationId as OrganizationId | null },
    });
    tell(secret.reveal());
    return 0;
  });
}
