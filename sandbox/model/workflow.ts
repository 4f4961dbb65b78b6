import type { Resolution, Status } from './statuses.ts';

/** A field on the screen of a transition. */
export interface TransitionField {
  readonly id: string;
  /** It must be posted, whatever the issue has already. */
  readonly required: boolean;
  /** Whether Jira says that it is there; it is taken all the same. */
  readonly listed: boolean;
}

export interface Transition {
  readonly id: string;
  readonly name: string;
  /** Null: from every status, as a global transition. */
  readonly from: readonly Status[] | null;
  readonly to: Status;
  /** What the webhook calls the event. */
  readonly eventType: string;
  /** Null: there is none, and nothing but a comment can be given on the way. */
  readonly screen: readonly TransitionField[] | null;
  /** What the workflow itself does after the screen: sets this one, clears it with null, or leaves it. */
  readonly resolution: Resolution | null | 'kept';
  /** The key of the permission that a condition asks for, such as `RESOLVE_ISSUES`. */
  readonly condition: string | null;
  /** What a validator says to everybody who tries; null: none does. */
  readonly refusal: string | null;
  /** Jira lists it without `to`. */
  readonly hidesTarget: boolean;
}

export interface Workflow {
  readonly name: string;
  readonly initial: Status;
  /** All of them, in the order of the board. */
  readonly statuses: readonly Status[];
  readonly transitions: readonly Transition[];
}

/** What may be done from `status`, in the order of the workflow. */
export function transitionsFrom(workflow: Workflow, status: Status): readonly Transition[] {
  return workflow.transitions.filter(({ from }) => from?.some(({ id }) => id === status.id) ?? true);
}

/** Whether the screen does not let go without the field. */
export function isRequired({ screen }: Transition, fieldId: string): boolean {
  return screen?.some(({ id, required }) => id === fieldId && required) ?? false;
}
