import type { Knex } from 'knex';
import type { IntegrationId } from '../../domain/ids.ts';
import type { IntegrationVersions } from '../../application/ports/integration-versions.ts';
import type { ConfirmedVersions } from './confirmed-versions.ts';
import { runPrepared } from './database/prepared.ts';
import { Gathered } from './gathered.ts';
import { versionsWhere } from './integration-version.ts';
import { storableText } from './rows/storable.ts';

interface VersionRow {
  readonly id: string;
  readonly version: string;
}

/** What is asked at once is one statement. */
export class KnexIntegrationVersions implements IntegrationVersions {
  readonly #knex: Knex;
  readonly #confirmed: ConfirmedVersions;
  readonly #gathered: Gathered<IntegrationId, string | null>;

  constructor(knex: Knex, confirmed: ConfirmedVersions) {
    this.#knex = knex;
    this.#confirmed = confirmed;
    this.#gathered = new Gathered({ ask: (ids) => this.#versionsOf(ids) });
  }

  of(id: IntegrationId): Promise<string | null> {
    return this.#gathered.ask(id);
  }

  lately(id: IntegrationId): string | null {
    return this.#confirmed.lately(id);
  }

  async #versionsOf(ids: readonly IntegrationId[]): Promise<readonly (string | null)[]> {
    const askedAt = this.#confirmed.now();
    const asked = ids.map(storableText);
    const rows = await runPrepared<VersionRow>(this.#knex, FIND_VERSIONS, [[...new Set(asked)]]);
    const versions = new Map(rows.map(({ id, version }) => [id, version]));
    for (const id of new Set(ids)) this.#confirmed.note(id, versions.get(storableText(id)) ?? null, askedAt);
    return asked.map((id) => versions.get(id) ?? null);
  }
}

const FIND_VERSIONS = {
  name: 'integration_versions',
  text: versionsWhere('integration.id = any ($1::text[])'),
};
