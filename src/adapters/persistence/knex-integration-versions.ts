import type { Knex } from 'knex';
import type { IntegrationId } from '../../domain/ids.ts';
import type { IntegrationVersions } from '../../application/ports/integration-versions.ts';
import { Gathered } from './gathered.ts';
import { storableText } from './rows/storable.ts';
import { TABLES } from './rows/tables.ts';

interface VersionRow {
  readonly id: string;
  readonly version: string;
}

/**
 * The transactions that wrote the rows last, as PostgreSQL itself keeps them with each row (`xmin`): no writer can
 * forget to tell of a change. What is asked at once is one statement.
 */
export class KnexIntegrationVersions implements IntegrationVersions {
  readonly #knex: Knex;
  readonly #gathered: Gathered<IntegrationId, string | null>;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#gathered = new Gathered({ ask: (ids) => this.#versionsOf(ids) });
  }

  of(id: IntegrationId): Promise<string | null> {
    return this.#gathered.ask(id);
  }

  async #versionsOf(ids: readonly IntegrationId[]): Promise<readonly (string | null)[]> {
    const asked = ids.map(storableText);
    const { rows } = await this.#knex.raw<{ rows: readonly VersionRow[] }>(FIND_VERSIONS, [
      [...new Set(asked)],
    ]);
    const versions = new Map(rows.map(({ id, version }) => [id, version]));
    return asked.map((id) => versions.get(id) ?? null);
  }
}

/** A secret has its id beside it, for it can be gone while those written with it stay. */
const FIND_VERSIONS = `
  select integration.id, concat_ws(' ', integration.xmin, credential.xmin, (
    select string_agg(secret.id || ':' || secret.xmin::text, ' ' order by secret.position)
    from ${TABLES.webhookSecret} secret
    where secret.integration_id = integration.id
  )) as version
  from ${TABLES.integration} integration
  left join ${TABLES.credential} credential on credential.integration_id = integration.id
  where integration.id = any (?::text[])
`;
