import type { Resolution, Status } from './statuses.ts';

export interface Transition {
  readonly id: string;
  readonly name: string;
  readonly from: readonly Status[];
  readonly to: Status;
  /** What the webhook calls the event. */
  readonly eventType: string;
  /** `asked`: the screen wants one. Otherwise the workflow itself sets this one, or clears it with null. */
  readonly resolution: 'asked' | Resolution | null;
}

export interface Workflow {
  readonly name: string;
  readonly initial: Status;
  readonly transitions: readonly Transition[];
}

/** What may be done from `status`, by rising id. */
export function transitionsFrom(workflow: Workflow, status: Status): readonly Transition[] {
  return workflow.transitions.filter(({ from }) => from.some(({ id }) => id === status.id));
}
