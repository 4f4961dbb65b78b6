import { userInfo } from 'node:os';
import { RecordChange } from '../application/access/record-change.ts';
import type { Storage } from '../application/ports/storage.ts';
import { CryptoRandomness } from '../adapters/system/crypto-randomness.ts';
import { SilentLog } from '../adapters/system/silent-log.ts';
import { SystemClock } from '../adapters/system/system-clock.ts';
import type { OrganizationId } from '../domain/ids.ts';

/** What a command changes. */
export interface ChangeByCli<Result> {
  /** As the operation of the API that does the same is called. */
  readonly operation: string;
  readonly thingKind: string | null;
  readonly thingId: string | null;
  readonly organizationId?: OrganizationId | null;
  readonly make: () => Promise<Result>;
  /** How the thing is shown once it is changed, and its id where it was made; left out, nothing is kept of it. */
  readonly after?: (result: Result) => { readonly id: string; readonly shown: unknown };
  readonly isDryRun?: boolean;
}

/** Makes a change, and has it recorded as one of whoever runs the command. */
export async function recordByCli<Result>(
  { stores }: Pick<Storage, 'stores'>,
  {
    operation,
    thingKind,
    thingId,
    organizationId = null,
    make,
    after,
    isDryRun = false,
  }: ChangeByCli<Result>,
): Promise<Result> {
  const ports = {
    stores,
    randomness: new CryptoRandomness(),
    clock: new SystemClock(),
    log: new SilentLog(),
  };
  return new RecordChange(ports).execute({
    actor: { kind: 'cli', apiKeyId: null, name: accountName() },
    ...{ operation, thingKind, make, requestId: null },
    before: async () => ({ id: thingId, organizationId, shown: null }),
    after: async (result) => ({ id: thingId, organizationId, shown: null, ...after?.(result) }),
    isDryRun: () => isDryRun,
  });
}

/** In a container the account may have a number and no name. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`;
  }
}
