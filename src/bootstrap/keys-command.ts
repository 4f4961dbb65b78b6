import { CreateApiKey } from '../application/access/create-api-key.ts';
import { RevokeApiKey } from '../application/access/revoke-api-key.ts';
import { presentApiKey } from '../adapters/http/presenters/api-key.ts';
import { CryptoRandomness } from '../adapters/system/crypto-randomness.ts';
import { Sha256Fingerprints } from '../adapters/system/sha256-fingerprints.ts';
import { SystemClock } from '../adapters/system/system-clock.ts';
import { EVERYTHING, ROLES, stateOf, UNLIMITED, type ApiKey, type Role } from '../domain/api-key.ts';
import type { ApiKeyId, OrganizationId } from '../domain/ids.ts';
import type { Config } from './config.ts';
import { momentOf } from './given-moment.ts';
import { recordByCli } from './record-by-cli.ts';
import { StartRefused } from './start-refused.ts';
import { withStorage } from './with-storage.ts';

/** The options of the command as they were given. */
export interface CreateKeyOptions {
  readonly organization?: string;
  readonly role?: string;
  readonly expires?: string;
}

type Tell = (line: string) => void;

const PAGE = 200;
const INSTEAD = 'Or ask the running service: /api/v1/api-keys.';

/** Makes an API key, tells it once, and answers the exit code. @throws {StartRefused} for what cannot be one. */
export async function createKey(
  config: Config,
  { name, organization, role, expires }: CreateKeyOptions & { readonly name: string },
  tell: Tell,
): Promise<number> {
  const given = {
    ...{ name, by: UNLIMITED, role: roleOf(role) },
    scope: { organizationId: (organization ?? null) as OrganizationId | null },
    expiresAt: expires === undefined ? null : momentOf('--expires', expires),
  };
  return withStorage(config, { schema: 'migrate', instead: INSTEAD }, async ({ storage }) => {
    const clock = new SystemClock();
    const create = new CreateApiKey({
      stores: storage.stores,
      randomness: new CryptoRandomness(),
      fingerprints: new Sha256Fingerprints(),
      clock,
    });
    const { secret } = await recordByCli(storage, {
      ...{ operation: 'api-keys create', thingKind: 'api-keys', thingId: null },
      organizationId: given.scope.organizationId,
      make: () => create.execute(given),
      after: ({ apiKey }) => ({ id: apiKey.id, shown: presentApiKey(apiKey, clock.now()) }),
    });
    tell(secret.reveal());
    return 0;
  });
}

/** Tells every API key, a line each, and answers the exit code. */
export async function listKeys(config: Config, tell: Tell): Promise<number> {
  return withStorage(config, { schema: 'migrate', instead: INSTEAD }, async ({ storage }) => {
    const now = new SystemClock().now();
    const filter = { organizationId: null, role: null, state: null, now };
    let after: string | null = null;
    do {
      const keys: readonly ApiKey[] = await storage.accessReads.apiKeys(EVERYTHING, filter, {
        limit: PAGE,
        after,
      });
      for (const key of keys) tell(lineOf(key, now));
      after = keys.length < PAGE ? null : (keys.at(-1)?.id ?? null);
    } while (after !== null);
    return 0;
  });
}

/** Has an API key let nobody in any more, and answers the exit code. @throws {StartRefused} when there is none such. */
export async function revokeKey(config: Config, id: string, tell: Tell): Promise<number> {
  return withStorage(config, { schema: 'migrate', instead: INSTEAD }, async ({ storage }) => {
    const { stores, accessReads: reads } = storage;
    const clock = new SystemClock();
    const revoke = new RevokeApiKey({ stores, reads, clock });
    const apiKeyId = id as ApiKeyId;
    const key = await recordByCli(storage, {
      ...{ operation: 'api-keys revoke', thingKind: 'api-keys', thingId: id },
      organizationId: (await reads.apiKey(EVERYTHING, apiKeyId))?.scope.organizationId ?? null,
      make: () => revoke.execute({ scope: EVERYTHING, apiKeyId }),
      after: (revoked) => ({ id, shown: presentApiKey(revoked, clock.now()) }),
    });
    tell(`"${key.name}" lets nobody in any more.`);
    return 0;
  });
}

function roleOf(text: string | undefined): Role {
  if (text === undefined) return 'admin';
  const role = ROLES.find((known) => known === text);
  if (role === undefined) throw new StartRefused(`--role must be one of ${ROLES.join(', ')}.`);
  return role;
}

function lineOf(key: ApiKey, now: Date): string {
  const { id, name, prefix, role, scope, expiresAt, lastUsedAt } = key;
  const whose = scope.organizationId === null ? 'everything' : `Organization ${scope.organizationId}`;
  const told = [
    `${role} for ${whose}`,
    stateOf(key, now),
    ...(expiresAt === null ? [] : [`ends ${expiresAt.toISOString()}`]),
    lastUsedAt === null ? 'never used' : `used ${lastUsedAt.toISOString()}`,
  ];
  return `${id}  ${prefix ?? 'lk_'}…  "${name}": ${told.join(', ')}`;
}
