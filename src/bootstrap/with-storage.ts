import { DirectoryInUse } from '../adapters/persistence/database/directory-lock.ts';
import { openKnexStorage } from '../adapters/persistence/open-knex-storage.ts';
import { DomainError, InvalidValue } from '../domain/domain-error.ts';
import type { Storage } from '../application/ports/storage.ts';
import type { Config } from './config.ts';
import { openDatabase, settleSchema, type OpenedDatabase } from './open-database.ts';
import { openSecretBox } from './open-secret-box.ts';
import { StartRefused } from './start-refused.ts';

/** What a command that is not the service needs of it. */
export interface CommandStorage {
  readonly storage: Storage;
  readonly database: OpenedDatabase;
}

export interface StorageNeeds {
  /** `migrate`, where the configuration lets it; a command that only looks after a running service must not. */
  readonly schema: 'migrate' | 'check';
  /** What can be done instead on the embedded database while the service runs, which no command gets at then. */
  readonly instead: string | null;
}

/**
 * Opens the storage for one command, runs that, and closes it.
 * @throws {StartRefused} when the operator has to mend something first, or a value was refused.
 */
export async function withStorage<Answer>(
  config: Config,
  { schema, instead }: StorageNeeds,
  run: (opened: CommandStorage) => Promise<Answer>,
): Promise<Answer> {
  const database = await opened(config, instead);
  try {
    await settleSchema(database.knex, schema === 'migrate' && config.migrate ? 'migrate' : 'check');
    const secretBox = await openSecretBox(config, database.knex);
    return await run({ storage: openKnexStorage({ knex: database.knex, secretBox }), database });
  } catch (error) {
    if (error instanceof InvalidValue) {
      throw new StartRefused(`${error.field} ${error.message}.`, { cause: error });
    }
    if (error instanceof DomainError) throw new StartRefused(error.message, { cause: error });
    throw error;
  } finally {
    await database.close();
  }
}

async function opened(config: Config, instead: string | null): Promise<OpenedDatabase> {
  try {
    return await openDatabase(config);
  } catch (error) {
    if (!(error instanceof StartRefused && error.cause instanceof DirectoryInUse)) throw error;
    const { pid, host } = error.cause.holder;
    const advice = `Lockstep is running (process ${pid} on ${host}): stop it, run this, and start it again.`;
    throw new StartRefused([advice, instead, error.message].filter((part) => part !== null).join(' '), {
      cause: error,
    });
  }
}
