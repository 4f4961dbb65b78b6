import type { Effect, StatusContent } from '../../domain/effect.ts';
import type { SeenStatus } from '../../domain/external-issue-link.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import type { StatusCategory } from '../../domain/jira-status.ts';
import { isDone } from '../../domain/status-rule.ts';
import type { SyncSettings } from '../../domain/sync-settings.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { JiraFailure } from '../ports/jira-failure.ts';

export interface ObserveStatusPorts {
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'issues' | 'statuses'>;
  readonly stores: Pick<Stores, 'statuses'>;
  readonly unitOfWork: UnitOfWork;
}

/** A status as it was seen. `isDone` is null when not even Jira tells the status's category. */
export interface Observation {
  readonly seen: Omit<SeenStatus, 'isDone'> & { readonly isDone: boolean | null };
  readonly fromName: string | null;
}

interface ReadStatus {
  readonly content: NonNullable<StatusContent['seen']>;
  readonly updatedAt: Date | null;
}

/** Tells whether a Jira issue is done: by the event, else by what is known of that Jira, else by asking it. */
export class ObserveStatus {
  readonly #ports: ObserveStatusPorts;

  constructor(ports: ObserveStatusPorts) {
    this.#ports = ports;
  }

  /**
   * @throws {IntegrationNotActive} when Jira has to be asked and may not be.
   * @throws {JiraFailure} when asking it failed.
   */
  async execute(effect: Effect, content: StatusContent, settings: SyncSettings): Promise<Observation> {
    const { observedAt } = effect.toProps();
    const { content: status, updatedAt } =
      content.seen === null ? await this.#read(effect) : { content: content.seen, updatedAt: observedAt };

    const { integrationId } = effect.issue;
    const done =
      isDone({ id: status.statusId }, status.category, status.projectId, settings) ??
      isDone({ id: status.statusId }, await this.#categoryOf(integrationId, status.statusId), null, settings);
    return {
      seen: { statusId: status.statusId, statusName: status.statusName, isDone: done, updatedAt },
      fromName: status.fromName,
    };
  }

  async #read({ issue }: Effect): Promise<ReadStatus> {
    const { access, jira } = this.#ports;
    const read = await access.call(issue.integrationId, (connection) =>
      jira.issues.read(connection, issue.jiraIssueId),
    );
    if (read.status === null) {
      throw new JiraFailure(
        'jira_unexpected_answer',
        `Jira tells no status of issue ${read.key ?? read.id}.`,
      );
    }
    const { id, name, category } = read.status;
    return {
      content: { statusId: id, statusName: name, category, projectId: read.projectId, fromName: null },
      updatedAt: read.updatedAt,
    };
  }

  async #categoryOf(id: IntegrationId, statusId: string): Promise<StatusCategory | null> {
    const { access, jira, stores, unitOfWork } = this.#ports;
    const known = await stores.statuses.find(id, statusId);
    if (known !== null) return known.category;

    const statuses = await access.call(id, (connection) => jira.statuses.list(connection));
    await unitOfWork.run((kept) => kept.statuses.replaceAll(id, statuses));
    return statuses.find((status) => status.id === statusId)?.category ?? null;
  }
}
