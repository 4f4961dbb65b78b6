import type { SeenWorkflows, WorkflowRef } from '../../application/ports/seen-workflows.ts';
import type { Tables } from './tables.ts';

export function seenWorkflowsOver({ workflows }: Pick<Tables, 'workflows'>): SeenWorkflows {
  return {
    async map(workflow) {
      return workflows.get(nameOf(workflow)) ?? new Map();
    },
    async note(workflow, statusId, exits) {
      workflows.set(nameOf(workflow), new Map(workflows.get(nameOf(workflow))).set(statusId, exits));
    },
  };
}

function nameOf({ integrationId, projectId, issueTypeId }: WorkflowRef): string {
  return JSON.stringify([integrationId, projectId, issueTypeId]);
}
