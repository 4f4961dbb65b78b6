import type { Knex } from 'knex';
import type { CreationDefaults, RememberedPlace } from '../../../application/ports/creation-stores.ts';
import type { RememberedValues } from '../../../domain/creation/proposed-value.ts';
import type { InstallationId } from '../../../domain/ids.ts';
import { jsonText } from '../rows/json-text.ts';
import { storable, storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';

interface DefaultRow {
  readonly installation_id: string;
  readonly project_id: string;
  readonly issue_type_id: string | null;
  readonly priority: string | null;
  /** Written as JSON, and read as what that says. */
  readonly labels: unknown;
  readonly given_at: Date;
}

interface ReporterRow {
  readonly installation_id: string;
  readonly for_user: string;
  readonly reporter: string;
}

/** One row a project, and one a person. */
export class KnexCreationDefaults implements CreationDefaults {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async lastProject(id: InstallationId): Promise<string | null> {
    const row = await this.#defaults()
      .where('installation_id', storableText(id))
      .orderBy('given_at', 'desc')
      .first('project_id');
    return row?.project_id ?? null;
  }

  async inProject(id: InstallationId, projectId: string): Promise<RememberedValues | null> {
    const row = await this.#defaults()
      .where({ installation_id: storableText(id), project_id: storableText(projectId) })
      .first();
    if (row === undefined) return null;
    const { issue_type_id: issueTypeId, priority, labels } = row;
    return { issueTypeId, priority, labels: labels as readonly string[] };
  }

  async reporterOf(id: InstallationId, user: string): Promise<string | null> {
    const row = await this.#reporters()
      .where({ installation_id: storableText(id), for_user: storableText(user) })
      .first();
    return row?.reporter ?? null;
  }

  async remember(id: InstallationId, given: RememberedPlace & { readonly at: Date }): Promise<void> {
    const row = {
      installation_id: id,
      project_id: given.projectId,
      issue_type_id: given.issueTypeId,
      priority: given.priority,
      labels: jsonText(given.labels),
      given_at: given.at,
    };
    await this.#defaults().insert(storable(row)).onConflict(['installation_id', 'project_id']).merge();
  }

  async rememberReporter(
    id: InstallationId,
    { user, reporter }: { readonly user: string; readonly reporter: string },
  ): Promise<void> {
    const row = { installation_id: id, for_user: user, reporter };
    await this.#reporters().insert(storable(row)).onConflict(['installation_id', 'for_user']).merge();
  }

  #defaults() {
    return this.#db<DefaultRow>(TABLES.creationDefault);
  }

  #reporters() {
    return this.#db<ReporterRow>(TABLES.creationReporter);
  }
}
