import type { Knex } from 'knex';
import type { SeenWorkflows, WorkflowRef } from '../../../application/ports/seen-workflows.ts';
import type { JiraStatus } from '../../../domain/jira-status.ts';
import type { WorkflowMap } from '../../../domain/outbound/workflow-map.ts';
import { keyOf, type SeenWorkflowRow } from '../rows/seen-workflow-row.ts';
import { storable } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';

export class KnexSeenWorkflows implements SeenWorkflows {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async map(workflow: WorkflowRef): Promise<WorkflowMap> {
    const rows = await this.#db<SeenWorkflowRow>(TABLES.seenWorkflow)
      .where(keyOf(workflow))
      .select('status_id', 'exits');
    return new Map(rows.map(({ status_id, exits }) => [status_id, exits]));
  }

  async note(workflow: WorkflowRef, statusId: string, exits: readonly JiraStatus[]): Promise<void> {
    await this.#db(TABLES.seenWorkflow)
      .insert({
        ...keyOf(workflow),
        ...storable({ status_id: statusId }),
        exits: JSON.stringify(storable({ exits }).exits),
      })
      .onConflict(['integration_id', 'project_id', 'issue_type_id', 'status_id'])
      .merge(['exits']);
  }
}
