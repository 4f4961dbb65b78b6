import { setTimeout as wait } from 'node:timers/promises';

import { AnswerWatch } from './answer-watch.ts';
import { BusyPeople } from './busy-people.ts';
import { Chance } from './chance.ts';
import { changesLogged, effectsAppliedTwice, unaccountedChanges, versionOf } from './change-log.ts';
import { drained, healed, lostForAWhile } from './healing.ts';
import {
  backlogOf,
  deliveriesWithoutEffect,
  stepsBack,
  undecidedEffects,
  unsettledDeliveries,
} from './laws.ts';
import { linkIssues, READY_WITHIN_MS, setUp, type Stage } from './stage.ts';

export interface SoakOptions {
  readonly seed: number;
  /** How often SIGKILL is sent: to one of our processes, and one time of five to PostgreSQL. */
  readonly kills: number;
  readonly services: number;
  readonly issues: number;
  /** How many things people change in Jira, about. */
  readonly changesPerSecond: number;
  /** The longest time between two kills. */
  readonly longestPauseMs: number;
  /** The program; the one of this clone when left out. */
  readonly program?: string;
  readonly say: (line: string) => void;
}

/** One thing that must hold: of so many cases, those in which it did not. */
export interface Law {
  readonly name: string;
  readonly cases: number;
  readonly broken: readonly string[];
}

export interface SoakResult {
  readonly options: SoakOptions;
  readonly kills: { readonly services: number; readonly postgres: number };
  /** Of PostgreSQL. */
  readonly version: string;
  readonly changes: number;
  readonly sent: number;
  readonly statuses: ReadonlyMap<string, number>;
  readonly acknowledged: number;
  readonly trackerChanges: number;
  /** From when all processes were ready and every request over until nothing was left to be done. */
  readonly drainedAfterMs: number;
  readonly tookMs: number;
  readonly laws: readonly Law[];
  readonly errors: ReadonlyMap<string, number>;
}

/**
 * Has people change issues in a sandbox Jira, and kills processes of Lockstep and PostgreSQL at random moments
 * meanwhile; then, in the quiet after, looks whether everything holds that must.
 */
export async function runSoak(options: SoakOptions): Promise<SoakResult> {
  const started = performance.now();
  const closing: (() => Promise<unknown>)[] = [];
  try {
    const stage = await setUp(options, closing);
    return await soak(stage, options, started);
  } finally {
    for (const close of closing.toReversed()) await close();
  }
}

async function soak(stage: Stage, options: SoakOptions, started: number): Promise<SoakResult> {
  const { sandbox, services, db } = stage;
  const { seed, say, changesPerSecond } = options;
  const issues = await linkIssues(stage, options.issues);
  await sandbox.jira.deliveriesSettled();
  sandbox.jira.clearDeliveries();
  say(`${issues.length} issues are linked; people begin to work, and SIGKILLs to come`);

  const answers = new AnswerWatch(sandbox);
  const people = new BusyPeople(sandbox, issues, new Chance(seed));
  const evening = new AbortController();
  const working = people.work(changesPerSecond, evening.signal);
  const kills = await killAll(stage, options, () => `${people.changes} changes, ${answers.sent} requests`);
  await Promise.all(services.map((service) => service.isReady(READY_WITHIN_MS)));
  say('all processes are ready; people go home');
  evening.abort();
  await working;
  await sandbox.jira.deliveriesSettled();
  answers.stop();
  const settled = performance.now();
  say(`every request is over; ${await backlogOf(db)} things are left to be done`);
  await drained(db);
  const drainedAfterMs = performance.now() - settled;
  say(`quiet: ${answers.acknowledged.length} of ${answers.sent} requests were acknowledged`);

  const laws = await lawsOf(stage, answers);
  laws.push(await healed(stage, answers, say));
  laws.push(await lostForAWhile(stage, people, say));
  return {
    options,
    kills,
    version: await versionOf(db),
    changes: people.changes,
    sent: answers.sent,
    statuses: answers.statuses,
    acknowledged: answers.acknowledged.length,
    trackerChanges: await changesLogged(db),
    drainedAfterMs,
    tookMs: performance.now() - started,
    laws,
    errors: merged(services.map(({ errors }) => errors)),
  };
}

async function killAll(
  { postgres, services }: Stage,
  { seed, kills, longestPauseMs, say }: SoakOptions,
  progress: () => string,
): Promise<SoakResult['kills']> {
  const chance = new Chance(seed + 1);
  const sent = { services: 0, postgres: 0 };
  for (let kill = 1; kill <= kills; kill += 1) {
    await wait(chance.between(50, longestPauseMs));
    if (kill % 5 === 3) {
      await postgres.kill();
      sent.postgres += 1;
      await wait(chance.between(0, 500));
      await postgres.start();
    } else {
      chance.of(services).kill();
      sent.services += 1;
    }
    if (kill % 10 === 0) say(`${kill} of ${kills} SIGKILLs, ${sent.postgres} to PostgreSQL; ${progress()}`);
  }
  return sent;
}

async function lawsOf({ db }: Stage, { acknowledged }: AnswerWatch): Promise<Law[]> {
  const statuses = acknowledged.filter(({ isStatusChange }) => isStatusChange).length;
  const changes = await changesLogged(db);
  return [
    {
      name: 'each acknowledged Delivery is kept and done with',
      cases: acknowledged.length,
      broken: await unsettledDeliveries(db, acknowledged),
    },
    {
      name: 'each acknowledged change of a status has its Effect on every link',
      cases: statuses,
      broken: await deliveriesWithoutEffect(db, acknowledged),
    },
    { name: 'each Effect is decided on once', cases: statuses, broken: await undecidedEffects(db) },
    { name: 'no Effect changes the tracker twice', cases: changes, broken: await effectsAppliedTwice(db) },
    {
      name: 'each change of the tracker is of one Effect',
      cases: changes,
      broken: await unaccountedChanges(db),
    },
    { name: 'no applied status is older than its predecessor', cases: changes, broken: await stepsBack(db) },
  ];
}

function merged(counts: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  for (const [kind, count] of counts.flatMap((one) => [...one])) all.set(kind, (all.get(kind) ?? 0) + count);
  return all;
}
