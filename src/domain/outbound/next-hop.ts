import type { JiraStatus } from '../jira-status.ts';
import type { JiraTransition } from './jira-transition.ts';
import type { StatusMapping } from './status-mapping.ts';
import { byRisingId, chooseTransition, type ChoiceTerms } from './transition-choice.ts';
import { exitsOf, stepsTo, type WorkflowMap } from './workflow-map.ts';

/** A Jira issue on its way to a status, and what is known of the way. */
export interface Walk {
  readonly present: JiraStatus;
  readonly target: JiraStatus;
  /** The statuses it has left on the way, by id. */
  readonly passedIds: readonly string[];
  /** What may be done from the present status, as Jira says now. */
  readonly transitions: readonly JiraTransition[];
  readonly map: WorkflowMap;
  readonly terms: ChoiceTerms & Pick<StatusMapping, 'mostHops' | 'forbiddenStatusIds'>;
}

/** The next transition to take; null when there is none that leads on. */
export interface Hop {
  readonly transition: JiraTransition;
  /** Whether it leads to the target. */
  readonly isLast: boolean;
}

/**
 * Jira lists only what can be done from the present status, so the way is found as it is walked: straight to the target
 * where that is possible; else along the shortest way that is known; else on to a status of which it is not yet known
 * where it leads, which is never one that means "done". No status is passed twice, none that is forbidden is come to, and
 * no more hops are made than allowed.
 */
export function nextHop(walk: Walk): Hop | null {
  const { present, target, passedIds, terms } = walk;
  const hopsLeft = terms.mostHops - passedIds.length;
  const shut = new Set([...terms.forbiddenStatusIds, ...passedIds, present.id]);
  if (hopsLeft < 1 || shut.has(target.id)) return null;

  const direct = chooseTransition(walk.transitions, target.id, terms);
  if (direct !== null) return { transition: direct, isLast: true };

  const isOpen = ({ id }: JiraStatus): boolean => !shut.has(id);
  const exits = exitsOf(byRisingId(walk.transitions)).filter(isOpen);
  const next =
    onKnownWay(exits, walk, { isOpen, hopsLeft }) ?? intoTheUnknown(exits, walk, { isOpen, hopsLeft });
  const transition = next === null ? null : chooseTransition(walk.transitions, next.id, terms);
  return transition === null ? null : { transition, isLast: false };
}

interface Bounds {
  readonly isOpen: (status: JiraStatus) => boolean;
  readonly hopsLeft: number;
}

/** Of several ways that are as short, one that does not begin with a status that means "done". */
function onKnownWay(exits: readonly JiraStatus[], { target, map }: Walk, bounds: Bounds): JiraStatus | null {
  const isSought = ({ id }: JiraStatus): boolean => id === target.id;
  return nearest(exits, {
    stepsFrom: (exit) => stepsTo(exit, map, { ...bounds, isSought, most: bounds.hopsLeft - 1 }),
    rank: ({ category }) => (category === 'done' ? 1 : 0),
  });
}

/** Leaves at least one hop for the way from there. */
function intoTheUnknown(
  exits: readonly JiraStatus[],
  { target, map }: Walk,
  { isOpen, hopsLeft }: Bounds,
): JiraStatus | null {
  const isSought = ({ id }: JiraStatus): boolean => !map.has(id);
  const isOpenAndNotDone = (status: JiraStatus): boolean => isOpen(status) && status.category !== 'done';
  return nearest(exits, {
    stepsFrom: (exit) => stepsTo(exit, map, { isSought, isOpen: isOpenAndNotDone, most: hopsLeft - 2 }),
    rank: ({ category }) => (category === target.category ? 0 : category === 'indeterminate' ? 1 : 2),
  });
}

/** The exit with the fewest steps before it; of several, the one with the lowest rank, then the first. */
function nearest(
  exits: readonly JiraStatus[],
  by: {
    readonly stepsFrom: (exit: JiraStatus) => number | null;
    readonly rank: (exit: JiraStatus) => number;
  },
): JiraStatus | null {
  const [first] = exits
    .flatMap((exit) => {
      const steps = by.stepsFrom(exit);
      return steps === null ? [] : [{ exit, steps }];
    })
    .toSorted((one, other) => one.steps - other.steps || by.rank(one.exit) - by.rank(other.exit));
  return first?.exit ?? null;
}
