import type { IntegrationId } from '../../domain/ids.ts';
import type { JiraStatus } from '../../domain/jira-status.ts';
import type { WorkflowMap } from '../../domain/outbound/workflow-map.ts';

/** The workflow that the issues of one type have in one project of a Jira. */
export interface WorkflowRef {
  readonly integrationId: IntegrationId;
  readonly projectId: string;
  readonly issueTypeId: string;
}

/** What was seen of workflows when an issue was to be moved through them. */
export interface SeenWorkflows {
  /** Where each status that was looked at leads, as seen last. */
  map(workflow: WorkflowRef): Promise<WorkflowMap>;
  /** Writes where the status leads in the place of what was seen of it before. */
  note(workflow: WorkflowRef, statusId: string, exits: readonly JiraStatus[]): Promise<void>;
}
