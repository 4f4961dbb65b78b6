import { closedLoop, expectAll, type Round, type RoundOptions } from '../closed-loop.ts';
import { FIRST_ISSUE, type Event } from '../issue-events.ts';
import { LinkedJira } from '../linked-jira.ts';
import { median, percentile } from '../measures.ts';
import type { NodeProcess } from '../node-process.ts';
import { startPlainKoa } from '../plain-koa-process.ts';
import { result, type CaseLetter, type Result } from '../results.ts';
import type { RunCase } from './run-case.ts';

const LINKS = 1_000;
const CONNECTIONS = [1, 10, 50];
/** The work takes the cores whatever the door does: one number says how much. */
const CONNECTIONS_BESIDE_WORK = 10;
/** Until then code runs slowly that V8 has not compiled yet: of the longer way more than of the shorter. */
const WARM_UP = { connections: 50, seconds: 3 };
const AIM = { is: 'at least', number: 0.8 } as const;

/** Accepted events against one INSERT: while another process works them off, and while this one does. */
export const acceptedEvents: RunCase = async function* (stage, { seconds, rounds }) {
  const { jira, service, plain } = await onStage(stage);
  const next = eventsOf(jira, FIRST_ISSUE);

  await jira.hold(LINKS);
  const door = {
    ours: { to: jira.webhook, process: service.process },
    theirs: { to: plain.insert, process: plain.process },
    settle: () => jira.clear(),
    ...{ next, seconds, rounds },
  };
  await warmUp(door);
  for (const connections of CONNECTIONS) {
    const both = await sideBySide({ ...door, connections, status: 202 });
    yield* told('a', `accepted, worked off elsewhere, ${named(connections)}`, both);
  }
  await jira.release();
  const both = await sideBySide({ ...door, connections: CONNECTIONS_BESIDE_WORK, status: 202 });
  yield* told('a', `accepted, worked off as well, ${named(CONNECTIONS_BESIDE_WORK)}`, both);
};

/** Irrelevant events against one SELECT. */
export const irrelevantEvents: RunCase = async function* (stage, { seconds, rounds }) {
  const { jira, service, plain } = await onStage(stage);
  const door = {
    ours: { to: jira.webhook, process: service.process },
    theirs: { to: plain.select, process: plain.process },
    settle: () => Promise.resolve(),
    ...{ next: eventsOf(jira, FIRST_ISSUE + LINKS), seconds, rounds },
  };
  await warmUp(door);
  for (const connections of CONNECTIONS) {
    const both = await sideBySide({ ...door, connections, status: 200 });
    yield* told('b', `irrelevant, ${named(connections)}`, both);
  }
};

async function onStage(stage: Parameters<RunCase>[0]) {
  const database = await stage.newDatabase();
  const service = await stage.serve(database);
  const jira = await LinkedJira.connect(stage, service, { database, links: LINKS });
  return { jira, service, plain: await startPlainKoa(stage, LINKS) };
}

/** Of so many issues in turn, each time with another status. */
function eventsOf(jira: LinkedJira, firstIssue: number): () => Event {
  let sequence = 0;
  return () => {
    sequence += 1;
    const isDone = Math.floor(sequence / LINKS) % 2 === 0;
    return jira.events.make({ issueId: firstIssue + (sequence % LINKS), isDone, sequence });
  };
}

/** One of the two, and where its events go. */
interface Rival {
  readonly to: URL;
  readonly process: Pick<NodeProcess, 'cpuMs'>;
}

interface Door {
  readonly ours: Rival;
  readonly theirs: Rival;
  readonly next: () => Event;
  readonly seconds: number;
  readonly rounds: number;
  /** Between Lockstep's round and the rival's. */
  readonly settle: () => Promise<void>;
}

interface SideBySide extends Door {
  readonly connections: number;
  /** What each good answer is. */
  readonly status: number;
}

/** A round, and the processor's time that the process had in it. */
interface TimedRound extends Round {
  readonly cpuMs: number;
}

interface Both {
  readonly ours: readonly TimedRound[];
  readonly theirs: readonly TimedRound[];
}

async function warmUp({ ours, theirs, next, settle }: Door): Promise<void> {
  for (const { to } of [ours, theirs]) await closedLoop(to, { ...WARM_UP, next });
  await settle();
}

/** In turns, so that what else the machine does hits both; the first turn of each is to get used to so many connections. */
async function sideBySide({ ours, theirs, settle, rounds, status, ...load }: SideBySide): Promise<Both> {
  const both: { ours: TimedRound[]; theirs: TimedRound[] } = { ours: [], theirs: [] };
  for (let turn = 0; turn <= rounds; turn += 1) {
    const options = turn === 0 ? { ...load, seconds: 0.5 } : load;
    const our = await timed(ours, options);
    await settle();
    const their = await timed(theirs, options);
    expectAll(status, our);
    expectAll(status, their);
    if (turn === 0) continue;
    both.ours.push(our);
    both.theirs.push(their);
  }
  return both;
}

async function timed({ to, process }: Rival, options: RoundOptions): Promise<TimedRound> {
  const before = process.cpuMs();
  const round = await closedLoop(to, options);
  return { ...round, cpuMs: process.cpuMs() - before };
}

function told(letter: CaseLetter, what: string, { ours, theirs }: Both): readonly Result[] {
  const rate = (rounds: readonly Round[]) => median(rounds.map(({ perSecond }) => perSecond));
  const cpu = (rounds: readonly TimedRound[]) =>
    median(rounds.map((round) => round.cpuMs / round.times.length));
  const time = (rounds: readonly Round[], share: number) =>
    median(rounds.map(({ times }) => percentile(times, share)));
  return [
    result(letter, what, { value: rate(ours), unit: '/s', against: rate(theirs), aim: AIM }),
    result(letter, `${what}: CPU for each`, { value: cpu(ours), unit: 'ms', against: cpu(theirs) }),
    result(letter, `${what}: p50`, { value: time(ours, 0.5), unit: 'ms', against: time(theirs, 0.5) }),
    result(letter, `${what}: p99`, { value: time(ours, 0.99), unit: 'ms', against: time(theirs, 0.99) }),
  ];
}

function named(connections: number): string {
  return connections === 1 ? '1 connection' : `${connections} connections`;
}
