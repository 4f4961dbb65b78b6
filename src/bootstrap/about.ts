import type { AboutLockstep } from '../adapters/http/presenters/about.ts';
import { newestMigration } from '../adapters/persistence/migrations/migrate.ts';
import type { Config } from './config.ts';
import { VARIABLES } from './config-variables.ts';
import type { OpenedDatabase } from './open-database.ts';
import { version } from './version.ts';

/** Those that tell a person how this Lockstep is set up. None of them holds a secret. */
const TOLD = [
  ...(['port', 'host', 'adminPort', 'corsOrigins', 'logLevel', 'migrate', 'allowPrivateAddresses'] as const),
  ...(['maxBodyBytes', 'maxConnections', 'poolSize', 'concurrency', 'jiraConcurrency'] as const),
  ...(['keepBodiesDays', 'keepDecisionsDays', 'keepAuditDays'] as const),
] as const satisfies readonly (keyof Config & keyof typeof VARIABLES)[];

/** What runs here, on this database. */
export function aboutFrom(
  config: Config,
  { knex, kind }: Pick<OpenedDatabase, 'knex' | 'kind'>,
): () => Promise<AboutLockstep> {
  return async () => {
    const { rows } = await knex.raw<{ rows: [{ server_version: string }] }>('show server_version');
    const [{ server_version: serverVersion }] = rows;
    return {
      version: version(),
      database: `${kind === 'embedded' ? 'embedded PostgreSQL (PGlite)' : 'PostgreSQL'} ${serverVersion}`,
      schema: await newestMigration(knex),
      settings: TOLD.map((name) => ({ name: VARIABLES[name].name, value: told(config[name]) })),
    };
  };
}

function told(value: Config[(typeof TOLD)[number]]): string {
  if (value === null) return 'not set';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? value.join(', ') || 'none' : String(value);
}
