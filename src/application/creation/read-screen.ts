import type { CreationScreen, FormValues } from '../../domain/creation/jira-fields.ts';
import { FieldsRefused } from '../../domain/domain-error.ts';
import { textOf } from '../../domain/foreign-json.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import type { Integration } from '../../domain/integration.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import type { JiraConnection } from '../ports/jira-connection.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraServer } from '../ports/jira-server.ts';

export interface ReadScreenPorts {
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'creation'>;
}

/** Reads from Jira what the screen has on which an issue is made. */
export class ReadScreen {
  readonly #ports: ReadScreenPorts;

  constructor(ports: ReadScreenPorts) {
    this.#ports = ports;
  }

  /**
   * The screen of the project (by id or key) and issue type (by id or name) that the values name.
   * @throws {FieldsRefused} at `project` or `issuetype`, when none is named, or Jira shows the account none of that name.
   * @throws {IntegrationNotActive} when the Jira is not authorized.
   * @throws {JiraFailure} when it could not be asked.
   */
  async execute(integrationId: IntegrationId, values: FormValues): Promise<CreationScreen> {
    const [project, type] = [named(values, 'project'), named(values, 'issuetype')];
    if (project === '')
      throw refused('project', 'A Jira project is required: choose one of those the form offers.');
    if (type === '')
      throw refused('issuetype', 'An issue type is required: choose one of those the form offers.');
    return this.#ports.access.call(integrationId, async (connection, integration) => {
      try {
        return await this.#read(connection, { project, type, version: versionOf(integration) });
      } catch (error) {
        if (!(error instanceof JiraFailure) || !isOfThePlace(error)) throw error;
        throw refused('project', error.message);
      }
    });
  }

  async #read(
    connection: JiraConnection,
    {
      project,
      type,
      version,
    }: { readonly project: string; readonly type: string; readonly version: string | null },
  ): Promise<CreationScreen> {
    const { creation } = this.#ports.jira;
    const projectId = await this.#projectId(connection, project);
    const issueTypeId = /^\d+$/.test(type)
      ? type
      : (await creation.issueTypes(connection, projectId, version)).find(({ name }) => name === type)?.id;
    if (issueTypeId === undefined) throw refused('issuetype', `The project has no issue type “${type}”.`);
    const fields = await creation.fields(connection, { project: projectId, issueTypeId }, version);
    return { projectId, issueTypeId, fields };
  }

  async #projectId(connection: JiraConnection, project: string): Promise<string> {
    if (/^\d+$/.test(project)) return project;
    const projects = await this.#ports.jira.creation.projects(connection);
    const found = projects.find(({ key }) => key.toLowerCase() === project.toLowerCase());
    if (found === undefined)
      throw refused('project', `Jira shows Lockstep's account no project “${project}”.`);
    return found.id;
  }
}

/** The version of the Jira, as it was read last. */
export function versionOf(integration: Integration): string | null {
  return integration.toProps().serverInfo?.version ?? null;
}

function named(values: FormValues, field: string): string {
  const value = Object.hasOwn(values, field) ? values[field] : null;
  return (textOf(typeof value === 'number' ? String(value) : value) ?? '').trim();
}

function isOfThePlace({ code }: JiraFailure): boolean {
  return code === 'jira_not_found' || code === 'jira_refused' || code === 'jira_forbidden';
}

function refused(field: string, message: string): FieldsRefused {
  return new FieldsRefused(message, [{ field, message }]);
}
