import type { Knex } from 'knex';
import { DirectoryInUse } from '../adapters/persistence/database/directory-lock.ts';
import { openPglite } from '../adapters/persistence/database/open-pglite.ts';
import { openPostgres } from '../adapters/persistence/database/open-postgres.ts';
import { isStorageUnavailable } from '../adapters/persistence/database/storage-unavailable.ts';
import { checkSchema, migrate } from '../adapters/persistence/migrations/migrate.ts';
import { SchemaTooNew, SchemaTooOld } from '../adapters/persistence/migrations/schema-mismatch.ts';
import type { QueueDatabase } from '../adapters/queue/queue-database.ts';
import type { Config } from './config.ts';
import { certificateAdvice } from './database-certificate.ts';
import { noTlsAdvice } from './database-without-tls.ts';
import { StartRefused } from './start-refused.ts';
import { usingDirectory } from './using-directory.ts';

/** The database that the configuration names, open. */
export interface OpenedDatabase {
  readonly kind: QueueDatabase['kind'];
  readonly knex: Knex;
  readonly queue: QueueDatabase;
  close(): Promise<void>;
}

/** @throws {StartRefused} when another process has the embedded database, or its directory cannot be used. */
export async function openDatabase({ databaseUrl, dataDir, poolSize }: Config): Promise<OpenedDatabase> {
  if (databaseUrl !== null) {
    const connectionString = databaseUrl.reveal();
    const database = openPostgres(connectionString, { poolSize });
    return { ...database, kind: 'postgres', queue: { kind: 'postgres', connectionString } };
  }

  const database = await refusing(() => usingDirectory(dataDir, () => openPglite(dataDir)));
  const { knex, pglite } = database;
  return {
    ...database,
    kind: 'embedded',
    queue: { kind: 'embedded', knex, listen: (channel, heard) => pglite.listen(channel, heard) },
  };
}

/**
 * Brings the schema up to date, or only makes sure that it is; answers the migrations that took.
 * @throws {StartRefused} when the database is away, serves no TLS though it should, or shows a certificate that is not
 * trusted, or when its schema is not for this program.
 */
export async function settleSchema(knex: Knex, does: 'migrate' | 'check'): Promise<readonly string[]> {
  return refusing(async () => {
    if (does === 'migrate') return migrate(knex);
    await checkSchema(knex);
    return [];
  });
}

/** What the operator can mend stops the start in plain words. */
async function refusing<Answer>(run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof DirectoryInUse || error instanceof SchemaTooNew || error instanceof SchemaTooOld) {
      throw new StartRefused(error.message, { cause: error });
    }
    const advice = certificateAdvice(error) ?? noTlsAdvice(error);
    if (advice !== null) throw new StartRefused(advice, { cause: error });
    if (isStorageUnavailable(error) || isRefusedLogin(error)) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StartRefused(`The database at DATABASE_URL cannot be used: ${reason}`, { cause: error });
    }
    throw error;
  }
}

/** Class 28 is "invalid authorization", 3D000 a database that is not there, 42501 a missing right. */
function isRefusedLogin(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(28...|3D000|42501)$/.test(String(error.code));
}
