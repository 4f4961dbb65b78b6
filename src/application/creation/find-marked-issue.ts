import type { IssueCreation } from '../../domain/creation/issue-creation.ts';
import { markerPlaceIn } from '../../domain/creation/marked-fields.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import type { MadeIssue } from '../ports/jira-creation.ts';
import type { JiraServer } from '../ports/jira-server.ts';

export interface FindMarkedIssuePorts {
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'creation'>;
}

/** Looks in Jira for the issue that a creation may have made without being told. */
export class FindMarkedIssue {
  readonly #ports: FindMarkedIssuePorts;

  constructor(ports: FindMarkedIssuePorts) {
    this.#ports = ports;
  }

  /**
   * The oldest with the creation's marker; null when Jira finds none, which may be because it was made just now.
   * @throws {IntegrationNotActive} when the Jira is not authorized.
   * @throws {JiraFailure} when it could not be asked.
   */
  execute(creation: IssueCreation): Promise<MadeIssue | null> {
    const { access, jira } = this.#ports;
    const { marker } = creation;
    const { integrationId, fields } = creation.toProps();
    const isLabel = markerPlaceIn(fields ?? {}, marker) === 'labels';
    return access.call(integrationId, async (connection) => {
      const found = isLabel
        ? await jira.creation.findByLabel(connection, marker)
        : await jira.creation.findByText(connection, marker);
      // Jira's search of texts is by words: what it finds is looked at.
      const ours = found.filter(({ labels, summary, description }) =>
        isLabel ? labels.includes(marker) : `${summary}\n${description}`.includes(marker),
      );
      const [oldest] = ours.toSorted((one, other) => Number(BigInt(one.id) - BigInt(other.id)));
      return oldest === undefined ? null : { id: oldest.id, key: oldest.key };
    });
  }
}
