import type { EffectContent, ToldStatus } from '../../domain/effect-content.ts';
import type { Effect } from '../../domain/effect.ts';
import type { SeenStatus } from '../../domain/external-issue-link.ts';
import type { IntegrationId, JiraIssueRef } from '../../domain/ids.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import type { StatusCategory } from '../../domain/jira-status.ts';
import { isDone } from '../../domain/status-rule.ts';
import type { SyncSettings } from '../../domain/sync-settings.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { FindStatus } from './find-status.ts';

export interface ObserveStatusPorts {
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'issues'>;
}

/** A status as it was seen. `isDone` is null when not even Jira tells the status's category. */
export interface Observation {
  readonly seen: Omit<SeenStatus, 'isDone'> & { readonly isDone: boolean | null };
  readonly fromName: string | null;
}

/** An issue as Jira showed it, and what that makes of the Effect that had it read. */
export interface ReadContent {
  readonly content: EffectContent;
  readonly issue: JiraIssue;
}

/** Tells whether a Jira issue is done: by the event, else by what is known of that Jira, else by asking it. */
export class ObserveStatus {
  readonly #ports: ObserveStatusPorts;
  readonly #findStatus: FindStatus;

  constructor(ports: ObserveStatusPorts, findStatus: FindStatus) {
    this.#ports = ports;
    this.#findStatus = findStatus;
  }

  /**
   * @throws {IntegrationNotActive} when Jira has to be asked and may not be.
   * @throws {JiraFailure} when asking it failed.
   */
  async execute(effect: Effect, status: ToldStatus, settings: SyncSettings): Promise<Observation> {
    const { statusId, statusName, fromName, isRead } = status;
    const done =
      isDone(status, settings) ??
      isDone({ ...status, category: await this.#categoryOf(effect.issue.integrationId, statusId) }, settings);
    return {
      seen: { statusId, statusName, isDone: done, updatedAt: effect.toProps().observedAt, isRead },
      fromName,
    };
  }

  /**
   * The status the issue has in Jira now.
   * @throws {IntegrationNotActive} when Jira may not be asked.
   * @throws {JiraFailure} when asking it failed.
   */
  async read({ integrationId, jiraIssueId }: JiraIssueRef): Promise<ReadContent> {
    const { access, jira } = this.#ports;
    const issue = await access.call(integrationId, (connection) => jira.issues.read(connection, jiraIssueId));
    const { key, status, projectId } = issue;
    if (status === null) {
      throw new JiraFailure('jira_unexpected_answer', `Jira tells no status of issue ${key ?? issue.id}.`);
    }
    const { id: statusId, name: statusName, category } = status;
    const resolution = issue.isResolutionTold ? { resolution: issue.resolution } : {};
    const seen = { statusId, statusName, category, projectId, fromName: null, isRead: true, ...resolution };
    return { content: { kind: 'status', seen }, issue };
  }

  async #categoryOf(id: IntegrationId, statusId: string): Promise<StatusCategory | null> {
    return (await this.#findStatus.execute(id, statusId))?.category ?? null;
  }
}
