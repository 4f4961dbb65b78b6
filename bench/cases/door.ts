import { closedLoop, expectAll, type Round } from '../closed-loop.ts';
import { FIRST_ISSUE, type Event } from '../issue-events.ts';
import { LinkedJira } from '../linked-jira.ts';
import { median, percentile } from '../measures.ts';
import { startPlainKoa } from '../plain-koa-process.ts';
import { result, type CaseLetter, type Result } from '../results.ts';
import type { RunCase } from './run-case.ts';

const LINKS = 1_000;
const CONNECTIONS = [1, 10, 50];
const AIM = { is: 'at least', number: 0.8 } as const;

/** Accepted events against one INSERT: while another process works them off, and while this one does. */
export const acceptedEvents: RunCase = async function* (stage, { seconds, rounds }) {
  const { jira, plain } = await onStage(stage);
  const next = eventsOf(jira, FIRST_ISSUE);

  await jira.hold(LINKS);
  const door = {
    ours: jira.webhook,
    theirs: plain.insert,
    next,
    seconds,
    rounds,
    settle: () => jira.clear(),
  };
  for (const connections of CONNECTIONS) {
    const both = await sideBySide({ ...door, connections, status: 202 });
    yield* told('a', `accepted, worked off elsewhere, ${named(connections)}`, both);
  }
  await jira.release();
  for (const connections of CONNECTIONS) {
    const both = await sideBySide({ ...door, connections, status: 202 });
    yield* told('a', `accepted, worked off as well, ${named(connections)}`, both);
  }
};

/** Irrelevant events against one SELECT. */
export const irrelevantEvents: RunCase = async function* (stage, { seconds, rounds }) {
  const { jira, plain } = await onStage(stage);
  const next = eventsOf(jira, FIRST_ISSUE + LINKS);
  const settle = () => Promise.resolve();
  for (const connections of CONNECTIONS) {
    const both = await sideBySide({
      ...{ ours: jira.webhook, theirs: plain.select, next, seconds, rounds, settle },
      ...{ connections, status: 200 },
    });
    yield* told('b', `irrelevant, ${named(connections)}`, both);
  }
};

async function onStage(stage: Parameters<RunCase>[0]) {
  const database = await stage.newDatabase();
  const service = await stage.serve(database);
  const jira = await LinkedJira.connect(stage, service, { database, links: LINKS });
  return { jira, plain: await startPlainKoa(stage, LINKS) };
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

interface SideBySide {
  readonly ours: URL;
  readonly theirs: URL;
  readonly next: () => Event;
  readonly connections: number;
  readonly seconds: number;
  readonly rounds: number;
  /** What each good answer is. */
  readonly status: number;
  /** Between Lockstep's round and the rival's. */
  readonly settle: () => Promise<void>;
}

interface Both {
  readonly ours: readonly Round[];
  readonly theirs: readonly Round[];
}

/** In turns, so that what else the machine does hits both; the first turn of each is for warming up. */
async function sideBySide({ ours, theirs, settle, rounds, status, ...load }: SideBySide): Promise<Both> {
  const both: { ours: Round[]; theirs: Round[] } = { ours: [], theirs: [] };
  for (let turn = 0; turn <= rounds; turn += 1) {
    const options = turn === 0 ? { ...load, seconds: 1 } : load;
    const our = await closedLoop(ours, options);
    await settle();
    const their = await closedLoop(theirs, options);
    expectAll(status, our);
    expectAll(status, their);
    if (turn === 0) continue;
    both.ours.push(our);
    both.theirs.push(their);
  }
  return both;
}

function told(letter: CaseLetter, what: string, { ours, theirs }: Both): readonly Result[] {
  const rate = (rounds: readonly Round[]) => median(rounds.map(({ perSecond }) => perSecond));
  const time = (rounds: readonly Round[], share: number) =>
    median(rounds.map(({ times }) => percentile(times, share)));
  return [
    result(letter, what, { value: rate(ours), unit: '/s', against: rate(theirs), aim: AIM }),
    result(letter, `${what}: p50`, { value: time(ours, 0.5), unit: 'ms', against: time(theirs, 0.5) }),
    result(letter, `${what}: p99`, { value: time(ours, 0.99), unit: 'ms', against: time(theirs, 0.99) }),
  ];
}

function named(connections: number): string {
  return connections === 1 ? '1 connection' : `${connections} connections`;
}
