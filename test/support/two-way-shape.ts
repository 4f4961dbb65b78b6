import type { WorkflowStep } from '../../src/adapters/memory/in-memory-jira-transitions.ts';
import type { JiraIssue } from '../../src/domain/jira-issue.ts';
import { understandStatus } from '../../src/domain/jira-status.ts';
import type { SyncSettings } from '../../src/domain/sync-settings.ts';
import type { StatusOfIssue } from './scenario-issue.ts';

/** How a tracker tells of what happened in it. */
export interface TrackerManners {
  /** Whether it says that Lockstep did something, or a person. */
  readonly tellsActor: boolean;
  /** Whether it names the Effect by which Lockstep did something. */
  readonly tellsCause: boolean;
  readonly tellsTime: boolean;
  /** By how much its clock is ahead of Jira's, in milliseconds. */
  readonly aheadMs: number;
}

/** Who has this place in `PEOPLE` in Jira is, by the mapping, who has the other one in the tracker. */
export type MappedPlaces = readonly [inJira: number, inTracker: number];

export interface TwoWayShape {
  readonly manners: TrackerManners;
  readonly settings: Partial<SyncSettings>;
  /** The statuses of the workflow; the first is that of the issue. */
  readonly statuses: readonly StatusOfIssue[];
  /** Which statuses lead to which, by their ids; each to every other when left out. */
  readonly steps?: readonly (readonly [from: string, to: string])[];
  readonly people?: readonly MappedPlaces[];
  readonly links: number;
}

/** Both in Jira and in the tracker somebody is called so. */
export const PEOPLE = ['ada', 'bob', 'cleo'] as const;

/** The workflow of such a Jira. */
export function stepsIn({ statuses, steps }: TwoWayShape): readonly WorkflowStep[] {
  const step = (from: readonly string[] | null, to: StatusOfIssue): WorkflowStep => ({
    ...{ id: `${from === null ? 1 : from.join('')}${to.id}`, name: to.name, from, to: toStatus(to) },
  });
  if (steps === undefined) return statuses.map((to) => step(null, to));
  return steps.flatMap(([from, id]) => statuses.filter((to) => to.id === id).map((to) => step([from], to)));
}

export function toStatus({ id, name, statusCategory }: StatusOfIssue): NonNullable<JiraIssue['status']> {
  const category = understandStatus({ id, name, statusCategory })?.category ?? null;
  return { id, name, category };
}
