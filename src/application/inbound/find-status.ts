import type { IntegrationId } from '../../domain/ids.ts';
import type { JiraStatus } from '../../domain/jira-status.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';

export interface FindStatusPorts {
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'statuses'>;
  readonly stores: Pick<Stores, 'statuses'>;
  readonly unitOfWork: UnitOfWork;
}

/** Tells a status of a Jira by its id: from what is known of that Jira, else by asking it. */
export class FindStatus {
  readonly #ports: FindStatusPorts;

  constructor(ports: FindStatusPorts) {
    this.#ports = ports;
  }

  /**
   * Null when that Jira has no such status.
   * @throws {IntegrationNotActive} when Jira has to be asked and may not be.
   * @throws {JiraFailure} when asking it failed.
   */
  async execute(id: IntegrationId, statusId: string): Promise<JiraStatus | null> {
    const { access, jira, stores, unitOfWork } = this.#ports;
    const known = await stores.statuses.find(id, statusId);
    if (known !== null) return known;

    const statuses = await access.call(id, (connection) => jira.statuses.list(connection));
    await unitOfWork.run((kept) => kept.statuses.replaceAll(id, statuses));
    return statuses.find((status) => status.id === statusId) ?? null;
  }
}
