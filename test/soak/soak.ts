import { setTimeout as wait } from 'node:timers/promises';

import type { Knex } from 'knex';

import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { openPostgres } from '../../src/adapters/persistence/database/open-postgres.ts';
import { ApiClient } from '../support/e2e-api.ts';
import { newEncryptionKeys } from '../support/e2e-database.ts';
import { post } from '../support/e2e-posting.ts';
import { freePort } from '../support/e2e-process.ts';
import { newAdminKey } from '../support/e2e-service.ts';
import { Story } from '../support/e2e-story.ts';
import { until } from '../support/e2e-until.ts';
import { AnswerWatch } from './answer-watch.ts';
import { BusyPeople } from './busy-people.ts';
import { Chance } from './chance.ts';
import { changesLogged, effectsAppliedTwice, keepChangeLog, unaccountedChanges } from './change-log.ts';
import { KillablePostgres } from './killable-postgres.ts';
import {
  backlogOf,
  deliveriesWithoutEffect,
  differences,
  stepsBack,
  undecidedEffects,
  unsettledDeliveries,
} from './laws.ts';
import { RoundRobin } from './round-robin.ts';
import { SupervisedService } from './supervised-service.ts';

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
  readonly changes: number;
  readonly sent: number;
  readonly statuses: ReadonlyMap<string, number>;
  readonly acknowledged: number;
  readonly trackerChanges: number;
  /** From the last kill until nothing was left to be done. */
  readonly drainedAfterMs: number;
  readonly tookMs: number;
  readonly laws: readonly Law[];
  readonly errors: ReadonlyMap<string, number>;
}

const READY_WITHIN_MS = 90_000;
const DRAINED_WITHIN_MS = 120_000;

/** Everything that runs while it is killed. */
interface Stage {
  readonly postgres: KillablePostgres;
  readonly services: readonly SupervisedService[];
  readonly sandbox: Sandbox;
  readonly db: Knex;
  readonly story: Story;
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

async function setUp(
  { services: count, program, say }: SoakOptions,
  closing: (() => Promise<unknown>)[],
): Promise<Stage> {
  const postgres = await KillablePostgres.start();
  closing.push(() => postgres.close());
  const ports = await Promise.all(Array.from({ length: count }, () => freePort()));
  const door = await RoundRobin.before(ports);
  closing.push(() => door.close());
  const adminKey = newAdminKey();
  const settings = {
    DATABASE_URL: postgres.url,
    LOCKSTEP_ENCRYPTION_KEYS: newEncryptionKeys(),
    LOCKSTEP_ADMIN_KEY: adminKey,
    LOCKSTEP_PUBLIC_URL: door.url,
    LOCKSTEP_LOG_LEVEL: 'error',
  };
  const services = ports.map((port) => new SupervisedService(port, settings, program));
  for (const service of services) closing.push(() => service.close());
  await Promise.all(services.map((service) => service.isReady(READY_WITHIN_MS)));

  const sandbox = await startSandbox();
  closing.push(() => sandbox.close());
  const opened = openPostgres(postgres.url, { poolSize: 2 });
  closing.push(() => opened.close());
  await keepChangeLog(opened.knex);
  say(`${count} processes of Lockstep behind ${door.url}, a sandbox Jira at ${sandbox.url}`);
  return {
    postgres,
    services,
    sandbox,
    db: opened.knex,
    story: new Story(new ApiClient(door.url, adminKey), sandbox),
  };
}

async function soak(stage: Stage, options: SoakOptions, started: number): Promise<SoakResult> {
  const { sandbox, story, services, db } = stage;
  const { seed, say, changesPerSecond } = options;
  const issues = await linkIssues(story, options.issues);
  await sandbox.jira.deliveriesSettled();
  sandbox.jira.clearDeliveries();
  say(`${issues.length} issues are linked; people begin to work, and SIGKILLs to come`);

  const answers = new AnswerWatch(sandbox);
  const people = new BusyPeople(sandbox, issues, new Chance(seed));
  const evening = new AbortController();
  const working = people.work(changesPerSecond, evening.signal);
  const kills = await killAll(stage, options, () => `${people.changes} changes, ${answers.sent} requests`);
  const lastKill = performance.now();
  await Promise.all(services.map((service) => service.isReady(READY_WITHIN_MS)));
  evening.abort();
  await working;
  await sandbox.jira.deliveriesSettled();
  answers.stop();
  await drained(db);
  const drainedAfterMs = performance.now() - lastKill;
  say(`quiet: ${answers.acknowledged.length} of ${answers.sent} requests were acknowledged`);

  const laws = await lawsOf(stage, answers);
  laws.push(await healed(stage, answers, say));
  return {
    options,
    kills,
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

/** Every third issue hangs on two tracker issues. */
async function linkIssues(story: Story, count: number): Promise<readonly string[]> {
  const connection = await story.connect();
  const ids: string[] = [];
  for (let linked = 0; linked < count; linked += 1) {
    const { jiraIssueId, jiraIssueKey } = await story.link(connection);
    ids.push(jiraIssueId);
    if (linked % 3 !== 0) continue;
    const trackerIssueId = await story.addTrackerIssue(connection.installationId);
    await story.api.post(`/installations/${connection.installationId}/links`, {
      trackerIssueId,
      jiraIssue: jiraIssueKey,
    });
  }
  story.api.answers.length = 0;
  return ids;
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

async function drained(db: Knex): Promise<void> {
  await until('all to be done', async () => ((await backlogOf(db)) === 0 ? true : null), DRAINED_WITHIN_MS);
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

/** What Jira sent and nobody acknowledged comes once more; then all must be the same on both sides. */
async function healed(
  { db, sandbox }: Stage,
  answers: AnswerWatch,
  say: (line: string) => void,
): Promise<Law> {
  const before = await differences(db, sandbox);
  say(`${before.length} links differ from Jira for want of ${answers.unacknowledged.length} requests`);
  for (const record of answers.unacknowledged) await post(record);
  await drained(db);
  const links = await db('lockstep.external_issue_link').count<{ count: string }[]>('* as count');
  return {
    name: 'in the end each link is as Jira is',
    cases: Number(links[0]?.count ?? 0),
    broken: await differences(db, sandbox),
  };
}

function merged(counts: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  for (const [kind, count] of counts.flatMap((one) => [...one])) all.set(kind, (all.get(kind) ?? 0) + count);
  return all;
}
