import type { WorkflowRef } from '../../../application/ports/seen-workflows.ts';
import type { JiraStatus } from '../../../domain/jira-status.ts';
import { storable } from './storable.ts';

/** Where one status of a workflow leads. */
export interface SeenWorkflowRow {
  readonly integration_id: string;
  readonly project_id: string;
  readonly issue_type_id: string;
  readonly status_id: string;
  readonly exits: readonly JiraStatus[];
}

/** The columns that tell one workflow from another. */
export function keyOf({
  integrationId,
  projectId,
  issueTypeId,
}: WorkflowRef): Pick<SeenWorkflowRow, 'integration_id' | 'project_id' | 'issue_type_id'> {
  return storable({ integration_id: integrationId, project_id: projectId, issue_type_id: issueTypeId });
}
