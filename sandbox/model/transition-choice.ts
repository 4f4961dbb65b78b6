import type { Issue } from './issue.ts';
import { fieldRefusal, refusal } from './refusal.ts';
import type { Resolution } from './statuses.ts';
import { transitionsFrom } from './workflow.ts';
import type { Transition } from './workflow.ts';

/** @throws {Refusal} 400 when the workflow does not allow it from the present status. */
export function chosenTransition(issue: Issue, transitionId: string): Transition {
  if (!/^\d+$/.test(transitionId)) throw refusal(400, "'transition' identifier must be an integer");

  const { workflow } = issue.project;
  const transition = transitionsFrom(workflow, issue.status).find(({ id }) => id === transitionId);
  if (transition !== undefined) return transition;

  const name = workflow.transitions.find(({ id }) => id === transitionId)?.name ?? transitionId;
  throw refusal(
    400,
    `It seems that you have tried to perform a workflow operation (${name}) that is not valid for the current ` +
      `state of this issue (${issue.key}).`,
  );
}

/** The resolution once `transition` is done with what was posted. @throws {Refusal} 400 when the screen says no. */
export function resolutionAfter(transition: Transition, posted: Resolution | null): Resolution | null {
  if (transition.resolution === 'asked') {
    if (posted === null) throw fieldRefusal({ resolution: 'Resolution is required.' });
    return posted;
  }
  if (posted !== null) {
    throw fieldRefusal({
      resolution: "Field 'resolution' cannot be set. It is not on the appropriate screen, or unknown.",
    });
  }
  return transition.resolution;
}
