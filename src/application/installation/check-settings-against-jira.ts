import { InvalidValue } from '../../domain/domain-error.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import { newlyNamed, whyUnknown, type NamedInJira, type ThingsOfJira } from '../../domain/named-in-jira.ts';
import type { StatusesOfType } from '../../domain/project-statuses.ts';
import type { SyncSettings } from '../../domain/sync-settings.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { JiraAccess } from './jira-access.ts';

export interface CheckSettingsAgainstJiraPorts {
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'search'>;
}

/** Settings, and those in whose place they are to be put. */
export interface SettingsToCheck {
  readonly integrationId: IntegrationId;
  readonly settings: SyncSettings;
  readonly before: SyncSettings;
}

/** Makes sure that what settings name is there in Jira. */
export class CheckSettingsAgainstJira {
  readonly #ports: CheckSettingsAgainstJiraPorts;

  constructor(ports: CheckSettingsAgainstJiraPorts) {
    this.#ports = ports;
  }

  /**
   * Asks Jira for what the settings name and those before did not, and for nothing else: so they can be changed while
   * Jira is away, and a status that has gone since does not stand in the way of another change.
   * @throws {InvalidValue} naming the field, when Jira has no such project, issue type, status or resolution.
   * @throws {IntegrationNotActive} when the Jira is not authorized.
   * @throws {JiraFailure} when it could not be asked.
   */
  async execute({ integrationId, settings, before }: SettingsToCheck): Promise<void> {
    const named = newlyNamed(settings, before);
    if (named.length === 0) return;
    const things = await this.#read(integrationId, named);
    for (const one of named) {
      const problem = whyUnknown(one, things);
      if (problem !== null) throw new InvalidValue(one.field, problem);
    }
  }

  async #read(integrationId: IntegrationId, named: readonly NamedInJira[]): Promise<ThingsOfJira> {
    const { access, jira } = this.#ports;
    const statuses = new Map<string, readonly StatusesOfType[] | null>();
    for (const { what } of named) {
      if (what.kind === 'resolution' || statuses.has(what.project)) continue;
      statuses.set(what.project, await this.#statusesOf(integrationId, what.project));
    }
    const asksForResolutions = named.some(({ what }) => what.kind === 'resolution');
    const resolutions = asksForResolutions
      ? await access.call(integrationId, (connection) => jira.search.resolutions(connection))
      : [];
    return { statuses, resolutions };
  }

  async #statusesOf(id: IntegrationId, project: string): Promise<readonly StatusesOfType[] | null> {
    const { access, jira } = this.#ports;
    try {
      return await access.call(id, (connection) => jira.search.statusesOf(connection, project));
    } catch (error) {
      if (error instanceof JiraFailure && error.code === 'jira_not_found') return null;
      throw error;
    }
  }
}
