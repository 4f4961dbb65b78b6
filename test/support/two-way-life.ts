import fc from 'fast-check';

import { TRACKER_ISSUE_STATUSES, type TrackerIssueStatus } from '../../src/domain/tracker-issue.ts';
import { CLOSED, DONE, IN_PROGRESS, TO_DO } from './payloads.ts';
import type { StatusOfIssue } from './scenario-issue.ts';
import { PEOPLE } from './two-way-shape.ts';
import type { TwoWayWorld } from './two-way-world.ts';

export const STATUSES: readonly StatusOfIssue[] = [TO_DO, IN_PROGRESS, DONE, CLOSED];

/** What people do, and what becomes of what either side tells of it. `which` is of those under way, counted round. */
export type Step =
  | { readonly kind: 'jira'; readonly to: StatusOfIssue }
  | { readonly kind: 'tracker'; readonly link: number; readonly to: TrackerIssueStatus }
  | { readonly kind: 'assign_in_jira'; readonly place: number | null }
  | { readonly kind: 'assign_in_tracker'; readonly link: number; readonly place: number | null }
  | Fate
  | { readonly kind: 'work' }
  | { readonly kind: 'kill'; readonly moment: number };

interface Fate {
  readonly kind: 'deliver' | 'repeat' | 'lose';
  readonly of: 'jira' | 'tracker';
  readonly which: number;
}

/** What may happen in a life. */
export interface Chances {
  readonly fates?: readonly Fate['kind'][];
  readonly inTracker?: readonly TrackerIssueStatus[];
  /** Whether people assign, too. */
  readonly assigns?: boolean;
  /** Whether processes are killed. */
  readonly kills?: boolean;
}

export function lives({
  fates = ['deliver', 'repeat'],
  inTracker = TRACKER_ISSUE_STATUSES,
  assigns = false,
  kills = false,
}: Chances): fc.Arbitrary<readonly Step[]> {
  const link = fc.nat(1);
  const place = fc.option(fc.nat(PEOPLE.length - 1));
  const sides = fc.constantFrom('jira' as const, 'tracker' as const);
  const changes: readonly fc.Arbitrary<Step>[] = [
    fc.record({ kind: fc.constant('jira' as const), to: fc.constantFrom(...STATUSES) }),
    fc.record({ kind: fc.constant('tracker' as const), link, to: fc.constantFrom(...inTracker) }),
  ];
  const assignments: readonly fc.Arbitrary<Step>[] = [
    fc.record({ kind: fc.constant('assign_in_jira' as const), place }),
    fc.record({ kind: fc.constant('assign_in_tracker' as const), link, place }),
  ];
  const kill = fc.record({ kind: fc.constant('kill' as const), moment: fc.integer({ min: 1, max: 60 }) });
  const step = fc.oneof<fc.Arbitrary<Step>[]>(
    ...changes,
    ...(assigns ? assignments : []),
    fc.record({ kind: fc.constantFrom(...fates), of: sides, which: fc.nat(9) }),
    fc.constant({ kind: 'work' as const }),
    ...(kills ? [kill] : []),
  );
  return fc.array(step, { maxLength: 25 });
}

/** How many changes people made that were none before, and how often a process was killed. */
export interface Lived {
  readonly inJira: number;
  readonly inTracker: number;
  readonly kills: number;
}

export async function live(world: TwoWayWorld, steps: readonly Step[]): Promise<Lived> {
  let [inJira, inTracker, kills] = [0, 0, 0];
  for (const one of steps) {
    switch (one.kind) {
      case 'jira':
        if (world.changeJira(one.to)) inJira += 1;
        break;
      case 'assign_in_jira':
        if (world.assignInJira(one.place)) inJira += 1;
        break;
      case 'tracker':
        if (await world.changeTracker(linkIn(world, one.link), one.to)) inTracker += 1;
        break;
      case 'assign_in_tracker':
        if (await world.assignInTracker(linkIn(world, one.link), one.place)) inTracker += 1;
        break;
      case 'work':
        await world.work();
        break;
      case 'kill':
        await world.workUntilKilled(one.moment);
        kills += 1;
        break;
      default:
        await meet(world, one);
    }
  }
  return { inJira, inTracker, kills };
}

function linkIn({ links }: TwoWayWorld, place: number): TwoWayWorld['links'][number] {
  const link = links[place % links.length];
  if (link === undefined) throw new TypeError('there is no link');
  return link;
}

async function meet(world: TwoWayWorld, { kind, of, which }: Fate): Promise<void> {
  if (of === 'jira') {
    const [event] = picked(world.jiraEvents, which, kind !== 'repeat');
    if (event !== undefined && kind !== 'lose') await world.hearJira(event);
  } else {
    const [event] = picked(world.trackerEvents, which, kind !== 'repeat');
    if (event !== undefined && kind !== 'lose') await world.hearTracker(event);
  }
}

function picked<Event>(events: Event[], which: number, isTaken: boolean): readonly Event[] {
  const at = events.length === 0 ? 0 : which % events.length;
  return isTaken ? events.splice(at, 1) : events.slice(at, at + 1);
}

/** Has both sides tell all they have to tell, and works, until there is nothing more; fails when that does not end. */
export async function quiet(world: TwoWayWorld, bound: number, isBackwards = false): Promise<void> {
  const inTurn = <Event>(events: Event[]): readonly Event[] =>
    isBackwards ? events.splice(0).reverse() : events.splice(0);
  for (let round = 0; round <= bound; round += 1) {
    // What was put off after a kill is due again by then.
    await world.work(60_000);
    if (world.isAtRest) return;
    for (const event of inTurn(world.trackerEvents)) await world.hearTracker(event);
    for (const event of inTurn(world.jiraEvents)) await world.hearJira(event);
  }
  throw new Error(`it did not become quiet in ${bound} rounds`);
}

/**
 * Each change of a person in the tracker is carried to Jira at most once, over so many transitions at most, as each event
 * is taken once and what Lockstep does is no person's. Each change in Jira, by a person or by Lockstep, changes each
 * tracker issue at most once. A process that is killed may leave one write behind of which it did not know.
 */
export function mostWrites(
  { inJira, inTracker, kills }: Lived,
  { links, hops = 1 }: { readonly links: number; readonly hops?: number },
): number {
  const toJira = inTracker * hops + kills;
  return toJira + links * (inJira + toJira) + kills;
}
