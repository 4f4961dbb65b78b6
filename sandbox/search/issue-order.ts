import type { Issue } from '../model/issue.ts';
import { DEFAULT_PRIORITY } from '../model/priorities.ts';
import type { Order, OrderField } from './jql.ts';

/** Where the order leaves two alike, the lower id comes first. */
export function comparing(order: readonly Order[]): (one: Issue, other: Issue) => number {
  const all: readonly Order[] = [...order, { by: 'id', direction: 'ASC' }];
  return (one, other) => {
    for (const { by, direction } of all) {
      const difference = COMPARE[by](one, other);
      if (difference !== 0) return direction === 'ASC' ? difference : -difference;
    }
    return 0;
  };
}

const COMPARE: Readonly<Record<OrderField, (one: Issue, other: Issue) => number>> = {
  id: (one, other) => Number(one.id) - Number(other.id),
  created: (one, other) => one.created - other.created,
  updated: (one, other) => one.updated - other.updated,
  summary: (one, other) => one.summary.localeCompare(other.summary),
  status: (one, other) => Number(one.status.id) - Number(other.status.id),
  // From the lowest to the highest, as Jira has it.
  priority: (one, other) => Number(priorityOf(other)) - Number(priorityOf(one)),
  key: (one, other) =>
    one.project.key.localeCompare(other.project.key) ||
    Number(one.key.split('-').at(-1)) - Number(other.key.split('-').at(-1)),
};

function priorityOf({ values }: Issue): string {
  return values['priority']?.id ?? DEFAULT_PRIORITY.id;
}
