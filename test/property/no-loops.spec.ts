import { expect } from 'chai';
import fc from 'fast-check';

import {
  PLAIN_STATUS_MAPPING,
  type StatusMapping,
  type StatusTargets,
} from '../../src/domain/outbound/status-mapping.ts';
import { STATUS_RULES, type StatusRule } from '../../src/domain/sync-settings.ts';
import { TRACKER_ISSUE_STATUSES, type TrackerIssueStatus } from '../../src/domain/tracker-issue.ts';
import { CLOSED, DONE, IN_PROGRESS, TO_DO } from '../support/payloads.ts';
import type { StatusOfIssue } from '../support/scenario-issue.ts';
import { TwoWayWorld, type TrackerManners, type TwoWayShape } from '../support/two-way-world.ts';

const STATUSES: readonly StatusOfIssue[] = [TO_DO, IN_PROGRESS, DONE, CLOSED];
const IDS = STATUSES.map(({ id }) => id);
const RUNS = { numRuns: 150 };

/** What people do, and what becomes of what either side tells of it. `which` is of those under way, counted round. */
type Step =
  | { readonly kind: 'jira'; readonly to: StatusOfIssue }
  | { readonly kind: 'tracker'; readonly link: number; readonly to: TrackerIssueStatus }
  | Fate
  | { readonly kind: 'work' };

interface Fate {
  readonly kind: 'deliver' | 'repeat' | 'lose';
  readonly of: 'jira' | 'tracker';
  readonly which: number;
}

function step(fates: readonly ('deliver' | 'repeat' | 'lose')[], statuses: readonly TrackerIssueStatus[]) {
  return fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({ kind: fc.constant('jira' as const), to: fc.constantFrom(...STATUSES) }),
    fc.record({ kind: fc.constant('tracker' as const), link: fc.nat(1), to: fc.constantFrom(...statuses) }),
    fc.record({
      kind: fc.constantFrom(...fates),
      of: fc.constantFrom('jira' as const, 'tracker' as const),
      which: fc.nat(9),
    }),
    fc.constant({ kind: 'work' as const }),
  );
}

/** Any targets at all: resolved may open the Jira issue, and unresolved may close it. */
function sillyMapping(): fc.Arbitrary<StatusMapping> {
  const id = fc.constantFrom(...IDS);
  return fc.record({ onResolve: id, onUnresolve: id, onIgnore: fc.option(id) }).map(mapped);
}

const SENSIBLE = mapped({ onResolve: DONE.id, onUnresolve: TO_DO.id, onIgnore: null });

function mapped(targets: StatusTargets): StatusMapping {
  return { ...PLAIN_STATUS_MAPPING, ...targets };
}

function manners(): fc.Arbitrary<TrackerManners> {
  return fc.record({
    tellsActor: fc.boolean(),
    tellsTime: fc.boolean(),
    aheadMs: fc.constantFrom(0, -3_600_000, 3_600_000),
  });
}

function shape(
  mapping: fc.Arbitrary<StatusMapping>,
  rules: readonly StatusRule[] = STATUS_RULES,
): fc.Arbitrary<TwoWayShape> {
  return fc
    .record({
      manners: manners(),
      mapping,
      statusRule: fc.constantFrom(...rules),
      links: fc.integer({ min: 1, max: 2 }),
    })
    .map(({ mapping: ours, statusRule, ...rest }) => ({
      ...rest,
      statuses: STATUSES,
      settings: { statusRule, statusMappings: { '10100': ours } },
    }));
}

/** How many changes people made that were none before. */
interface Changes {
  readonly inJira: number;
  readonly inTracker: number;
}

async function live(world: TwoWayWorld, steps: readonly Step[]): Promise<Changes> {
  let [inJira, inTracker] = [0, 0];
  for (const one of steps) {
    switch (one.kind) {
      case 'jira':
        if (world.changeJira(one.to)) inJira += 1;
        break;
      case 'tracker': {
        const link = world.links[one.link % world.links.length];
        if (link !== undefined && (await world.changeTracker(link, one.to))) inTracker += 1;
        break;
      }
      case 'work':
        await world.work();
        break;
      default:
        await meet(world, one);
    }
  }
  return { inJira, inTracker };
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
async function quiet(world: TwoWayWorld, bound: number): Promise<void> {
  for (let round = 0; round <= bound; round += 1) {
    await world.work();
    if (world.jiraEvents.length === 0 && world.trackerEvents.length === 0) return;
    for (const event of world.trackerEvents.splice(0)) await world.hearTracker(event);
    for (const event of world.jiraEvents.splice(0)) await world.hearJira(event);
  }
  throw new Error(`it did not become quiet in ${bound} rounds`);
}

/**
 * Each change of a person in the tracker is carried to Jira at most once, by one transition, as each event is taken once
 * and what Lockstep does is no person's. Each change of a status in Jira, by a person or by Lockstep, changes each tracker
 * issue at most once.
 */
function mostWrites({ inJira, inTracker }: Changes, links: number): number {
  return inTracker + links * (inJira + inTracker);
}

describe('what Lockstep does on one side for what happened on the other', () => {
  it('ends, whatever is mapped, told, lost, repeated or told late', async function () {
    this.timeout(60_000);
    const lives = fc.array(step(['deliver', 'repeat', 'lose'], TRACKER_ISSUE_STATUSES), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(shape(sillyMapping()), lives, async (given, steps) => {
        const world = await TwoWayWorld.open(given);
        const changes = await live(world, steps);
        const most = mostWrites(changes, given.links);
        await quiet(world, most + 2);
        expect(world.writes).to.be.at.most(most);

        const before = world.writes;
        for (let round = 0; round < 3; round += 1) await world.work();
        expect(world.writes).to.equal(before);
      }),
      RUNS,
    );
  });

  it('ends with both sides of one mind, where the mapping makes sense and nothing is lost', async function () {
    this.timeout(60_000);
    const lives = fc.array(step(['deliver', 'repeat'], ['resolved', 'unresolved']), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(shape(fc.constant(SENSIBLE), ['each']), lives, async (given, steps) => {
        const world = await TwoWayWorld.open(given);
        const changes = await live(world, steps);
        await quiet(world, mostWrites(changes, given.links) + 2);

        const isDone = world.issue.status?.category === 'done';
        const statuses = world.links.map((link) => world.trackerStatusOf(link));
        expect(statuses).to.deep.equal(world.links.map(() => (isDone ? 'resolved' : 'unresolved')));
      }),
      RUNS,
    );
  });
});
