import { expect } from 'chai';
import fc from 'fast-check';

import { EVERYTHING } from '../../../src/domain/api-key.ts';
import { DomainError } from '../../../src/domain/domain-error.ts';
import type { UseCases } from '../scenario-use-cases.ts';
import { change, numbered, told, type Telling } from './changes.ts';
import { expectOrder } from './laws.ts';
import { noteChange, noteLink, noteTaken, type Model, type ModelEvent, type ModelLink } from './model.ts';
import type { TrackerHealth } from './watched-trackers.ts';
import type { World } from './world.ts';

/** One thing that happens; after it, what holds at any time still does. */
class Happening implements fc.AsyncCommand<Model, World> {
  readonly #name: string;
  readonly #act: (model: Model, world: World) => Promise<void>;

  constructor(name: string, act: (model: Model, world: World) => Promise<void>) {
    this.#name = name;
    this.#act = act;
  }

  check(): boolean {
    return true;
  }

  async run(model: Model, world: World): Promise<void> {
    await this.#act(model, world);
    await expectOrder(model, world);
  }

  toString(): string {
    return this.#name;
  }
}

type Commands = fc.Arbitrary<Happening>;

const nth = fc.nat(99);
const process = fc.nat(2);
const moments = fc.integer({ min: 1, max: 30 });

/** Everything that may happen, as often as it is worth. */
export function happenings(): Commands[] {
  return [
    ...times(6, personChanges()),
    ...times(6, arrives()),
    ...times(2, linked()),
    ...times(3, worked()),
    ...times(2, timePasses()),
    arrivesAgain(),
    isLost(),
    allWork(),
    ...times(2, killedAtWork()),
    killedTaking(),
    ...times(2, stalls()),
    goesOnLate(),
    compared(),
    killedComparing(),
    trackerIs(),
    jiraIs(),
    fc.constant(new Happening('the token is revoked', async (_, world) => world.jira.revokeAccess())),
    fc.constant(new Happening('a person authorizes', (_, world) => world.authorize())),
  ];
}

function personChanges(): Commands {
  return fc.tuple(nth, change(), telling()).map(
    ([which, one, how]) =>
      new Happening(`issue ${which % 2}: ${one.name}, told ${how}`, async (model) => {
        const issue = pick(model.issues, which);
        if (issue === undefined || issue.isDeleted) return;
        const { payload, tells } = one.make(issue.jira);
        const event = numbered(payload, issue.versions.length);
        noteChange(model, issue, { payload: told(event, how), tells });
      }),
  );
}

function arrives(): Commands {
  return fc.tuple(process, nth, fc.boolean()).map(
    ([at, which, isSignalLost]) =>
      new Happening(
        `event ${which} arrives at ${at}${isSignalLost ? ', its signal is lost' : ''}`,
        (model, world) => {
          world.signal.isLosing = isSignalLost;
          return deliver(model, world, { process: at, event: takeOut(model.underWay, which) }).finally(() => {
            world.signal.isLosing = false;
          });
        },
      ),
  );
}

function arrivesAgain(): Commands {
  return fc
    .tuple(process, nth)
    .map(
      ([at, which]) =>
        new Happening(`event ${which} arrives again at ${at}`, (model, world) =>
          deliver(model, world, { process: at, event: pick(model.taken, which) }),
        ),
    );
}

function isLost(): Commands {
  return nth.map(
    (which) =>
      new Happening(`event ${which} is lost`, async (model) => {
        takeOut(model.underWay, which);
      }),
  );
}

function linked(): Commands {
  return fc.tuple(nth, nth).map(
    ([which, installation]) =>
      new Happening(`issue ${which % 2} is linked for team ${installation % 2}`, async (model, world) => {
        const issue = pick(model.issues, which);
        const installationId = pick(world.installations, installation);
        if (issue === undefined || installationId === undefined || model.links.size >= 5) return;
        const { addLocalTrackerIssue, linkIssue } = world.useCases(0);
        const scope = EVERYTHING;
        const { id } = await addLocalTrackerIssue.execute({ scope, installationId, title: 'A crash' });
        try {
          const jiraIssue = issue.jira.id;
          const link = await linkIssue.execute({ scope, installationId, trackerIssueId: id, jiraIssue });
          noteLink(model, link.id, issue);
        } catch (error) {
          expect(mayRefuse(error), String(error)).to.equal(true);
        }
      }),
  );
}

function worked(): Commands {
  return process.map((at) => new Happening(`${at} works`, (_, world) => world.work(at)));
}

/** Every process at once, while events come in. */
function allWork(): Commands {
  return fc.nat(4).map(
    (events) =>
      new Happening(`all work at once while ${events} events arrive`, async (model, world) => {
        const arriving = Array.from({ length: events }, (_, index) =>
          deliver(model, world, { process: index % 3, event: takeOut(model.underWay, index * 7) }),
        );
        const woken = [...world.signal.woken];
        const working = world.processes.flatMap((at) =>
          woken.map((issue) => world.useCases(at).processIssue.execute(issue)),
        );
        await Promise.all([...arriving, ...working, ...world.processes.map((at) => world.work(at))]);
      }),
  );
}

/** Nothing that it was woken for is done by it, and nobody wakes for that again but the sweep. */
function killedAtWork(): Commands {
  return fc.tuple(process, moments, nth).map(
    ([at, after, which]) =>
      new Happening(
        `event ${which} arrives, and ${at} is killed ${after} moments into its work`,
        async (model, world) => {
          await deliver(model, world, { process: at, event: takeOut(model.underWay, which) });
          await world.kill(at, after, (useCases) => workOn(world, useCases));
        },
      ),
  );
}

/** Nobody knows whether it was kept; Jira does not send it again. */
function killedTaking(): Commands {
  return fc.tuple(process, fc.integer({ min: 1, max: 16 }), nth).map(
    ([at, after, which]) =>
      new Happening(`${at} is killed ${after} moments into taking event ${which}`, async (model, world) => {
        const event = takeOut(model.underWay, which);
        if (event === undefined) return;
        const request = await world.request(event.payload);
        const isKilled = await world.kill(at, after, ({ receiveIssueEvent }) =>
          receiveIssueEvent.execute(request),
        );
        if (!isKilled) noteTaken(model, event);
      }),
  );
}

function stalls(): Commands {
  return fc.tuple(process, moments, nth).map(
    ([at, after, which]) =>
      new Happening(
        `event ${which} arrives, and ${at} stalls ${after} moments into its work`,
        async (model, world) => {
          await deliver(model, world, { process: at, event: takeOut(model.underWay, which) });
          await world.stall(at, after, (useCases) => workOn(world, useCases));
        },
      ),
  );
}

/** Others do meanwhile what it was about to do. */
function goesOnLate(): Commands {
  return process.map(
    (at) =>
      new Happening(`${at} works, and then those that stalled go on`, async (_, world) => {
        await world.pass(1000);
        await world.work(at);
        await world.wakeStalled();
      }),
  );
}

function compared(): Commands {
  return process.map(
    (at) =>
      new Happening(`${at} compares every link with Jira`, (_, world) => compare(world, world.useCases(at))),
  );
}

function killedComparing(): Commands {
  return fc.tuple(process, fc.integer({ min: 1, max: 60 })).map(
    ([at, after]) =>
      new Happening(`${at} is killed ${after} moments into comparing`, async (_, world) => {
        await world.kill(at, after, (useCases) => compare(world, useCases));
      }),
  );
}

function timePasses(): Commands {
  return fc.constantFrom(1_000, 60_000, 4 * 3_600_000).map(
    (milliseconds) =>
      new Happening(`${milliseconds} ms pass`, async (_, world) => {
        await world.pass(milliseconds);
      }),
  );
}

function trackerIs(): Commands {
  return fc.constantFrom<TrackerHealth>('up', 'away', 'loses_answers').map(
    (health) =>
      new Happening(`the tracker is ${health}`, async (_, world) => {
        world.tracker.health = health;
      }),
  );
}

function jiraIs(): Commands {
  return fc.constantFrom('up' as const, 'away' as const).map(
    (health) =>
      new Happening(`Jira is ${health}`, async (_, world) => {
        world.jiraIs(health);
      }),
  );
}

function telling(): fc.Arbitrary<Telling> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant<Telling>('whole') },
    { weight: 1, arbitrary: fc.constantFrom<Telling>('without category', 'without time') },
  );
}

async function deliver(
  model: Model,
  world: World,
  { process: at, event }: { readonly process: number; readonly event: ModelEvent | undefined },
): Promise<void> {
  if (event === undefined) return;
  const links = [...model.links.values()].filter(({ issue }) => issue === event.issue);
  const outcome = await world.deliver(at, event.payload);
  if (outcome === 'not_linked') expect(links.every(isKnownToBeGone)).to.equal(true);
  noteTaken(model, event);
}

/** Whether Lockstep was told that its issue is deleted, or found that by comparing. */
function isKnownToBeGone({ issue, isDeletionTold, isOver }: ModelLink): boolean {
  return isDeletionTold || (issue.isDeleted && isOver);
}

/** What a process does that was woken: the signals it takes are gone with it. */
function workOn(world: World, { processIssue }: UseCases): Promise<void> {
  return world.signal.settle((issue) => processIssue.execute(issue));
}

async function compare(world: World, useCases: UseCases): Promise<void> {
  try {
    await world.reconcile(useCases);
  } catch (error) {
    if (!mayRefuse(error)) throw error;
  }
}

/** That Jira or the tracker is away, the Jira not authorized, the issue gone. */
function mayRefuse(error: unknown): boolean {
  return error instanceof DomainError && error.code !== 'invariant_violated';
}

function pick<Thing>(things: readonly Thing[], which: number): Thing | undefined {
  return things[which % Math.max(things.length, 1)];
}

function takeOut<Thing>(things: Thing[], which: number): Thing | undefined {
  return things.splice(which % Math.max(things.length, 1), 1)[0];
}

function times(count: number, commands: Commands): readonly Commands[] {
  return Array.from({ length: count }, () => commands);
}
