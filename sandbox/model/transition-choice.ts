import { notOnScreen } from './fields/field-value.ts';
import type { Issue } from './issue.ts';
import { mayUser } from './permissions.ts';
import { fieldRefusal, refusal } from './refusal.ts';
import type { JiraUser } from './users.ts';
import { transitionsFrom } from './workflow.ts';
import type { Transition } from './workflow.ts';

/** What `user` may do with the issue now, by the workflow and by its conditions. */
export function transitionsFor({ project, status }: Issue, user: JiraUser | null): readonly Transition[] {
  if (user === null || !mayUser(user, 'TRANSITION_ISSUES', project)) return [];
  return transitionsFrom(project.workflow, status).filter(
    ({ condition }) => condition === null || mayUser(user, condition, project),
  );
}

/** @throws {Refusal} 400 when the workflow does not allow it from the present status, or not to `user`. */
export function chosenTransition(issue: Issue, transitionId: string, user: JiraUser): Transition {
  if (!/^\d+$/.test(transitionId)) throw refusal(400, "'transition' identifier must be an integer");

  const transition = transitionsFor(issue, user).find(({ id }) => id === transitionId);
  if (transition !== undefined) return transition;

  const { workflow } = issue.project;
  const name = workflow.transitions.find(({ id }) => id === transitionId)?.name ?? transitionId;
  throw refusal(
    400,
    `It seems that you have tried to perform a workflow operation (${name}) that is not valid for the current ` +
      `state of this issue (${issue.key}). The likely cause is that somebody has changed the issue recently, ` +
      'please look at the issue history for details.',
  );
}

/**
 * @throws {Refusal} 400 when a field that was posted is not on the screen, or one that is required was not posted,
 *   also when the issue has a value: a screen carries none over. Then what a validator says.
 */
export function checkScreen(
  { screen, refusal: validator }: Transition,
  posted: ReadonlySet<string>,
  names: (id: string) => string,
): void {
  const onScreen = new Set(screen?.map(({ id }) => id));
  const misplaced = [...posted].filter((id) => !onScreen.has(id)).map((id) => [id, notOnScreen(id)]);
  const missing = (screen ?? [])
    .filter(({ id, required }) => required && !posted.has(id))
    .map(({ id }) => [id, `${names(id)} is required.`]);
  const problems = [...misplaced, ...missing];
  if (problems.length > 0) throw fieldRefusal(Object.fromEntries(problems) as Record<string, string>);
  if (validator !== null) throw refusal(400, validator);
}
