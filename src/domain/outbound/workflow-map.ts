import type { JiraStatus } from '../jira-status.ts';
import type { JiraTransition } from './jira-transition.ts';

/** Where the statuses of a workflow led when that was last seen, by the status's id. Of the others nothing is known. */
export type WorkflowMap = ReadonlyMap<string, readonly JiraStatus[]>;

/** Where these transitions lead, each status once. */
export function exitsOf(transitions: readonly JiraTransition[]): readonly JiraStatus[] {
  const byId = new Map<string, JiraStatus>();
  for (const { to } of transitions) if (to !== null) byId.set(to.id, to);
  return [...byId.values()];
}

/** How many steps it takes from `start` to the next status that `isSought`; null when that is more than `most`. */
export function stepsTo(
  start: JiraStatus,
  map: WorkflowMap,
  search: {
    readonly isSought: (status: JiraStatus) => boolean;
    /** Whether it may be passed, or arrived at. */
    readonly isOpen: (status: JiraStatus) => boolean;
    readonly most: number;
  },
): number | null {
  const seen = new Set([start.id]);
  let reached: readonly JiraStatus[] = search.isOpen(start) ? [start] : [];
  for (let steps = 0; steps <= search.most && reached.length > 0; steps += 1) {
    if (reached.some(search.isSought)) return steps;
    const next = new Map<string, JiraStatus>();
    for (const exit of reached.flatMap(({ id }) => map.get(id) ?? [])) {
      if (!seen.has(exit.id) && search.isOpen(exit)) next.set(exit.id, exit);
    }
    for (const id of next.keys()) seen.add(id);
    reached = [...next.values()];
  }
  return null;
}
