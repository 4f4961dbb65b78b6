import fc from 'fast-check';
import type { JiraStatus } from '../../src/domain/jira-status.ts';
import type { JiraTransition } from '../../src/domain/outbound/jira-transition.ts';
import type { WorkflowMap } from '../../src/domain/outbound/workflow-map.ts';

/** A workflow: its statuses, and what may be done from each. */
export interface SomeWorkflow {
  readonly statuses: readonly JiraStatus[];
  transitionsFrom(statusId: string): readonly JiraTransition[];
  /** Where every status leads. */
  readonly wholeMap: WorkflowMap;
}

/** Workflows of 2 to 7 statuses and any transitions between them, some of which lead nowhere else or want a field. */
export function workflows(): fc.Arbitrary<SomeWorkflow> {
  return fc.integer({ min: 2, max: 7 }).chain((size) => {
    const index = fc.integer({ min: 0, max: size - 1 });
    const categories = fc.array(fc.constantFrom('new' as const, 'indeterminate' as const, 'done' as const), {
      minLength: size,
      maxLength: size,
    });
    const steps = fc.array(fc.record({ from: index, to: index, asks: fc.boolean() }), { maxLength: 16 });
    return fc.record({ categories, steps }).map(({ categories: of, steps: between }) => {
      const statuses = of.map((category, place) => ({
        id: String(place + 1),
        name: `S${place + 1}`,
        category,
      }));
      return workflowOf(statuses, between);
    });
  });
}

function workflowOf(
  statuses: readonly JiraStatus[],
  steps: readonly { readonly from: number; readonly to: number; readonly asks: boolean }[],
): SomeWorkflow {
  const transitionsFrom = (statusId: string): readonly JiraTransition[] =>
    steps.flatMap(({ from, to, asks }, place) =>
      statuses[from]?.id === statusId
        ? [
            {
              id: String(place + 11),
              name: `T${place + 11}`,
              to: statuses[to] ?? null,
              fields: asks ? [{ id: 'resolution', name: 'Resolution', isRequired: true }] : [],
            },
          ]
        : [],
    );
  const wholeMap = new Map(
    statuses.map(({ id }) => [
      id,
      transitionsFrom(id)
        .map(({ to }) => to)
        .filter((to) => to !== null),
    ]),
  );
  return { statuses, transitionsFrom, wholeMap };
}
