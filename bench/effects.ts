import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { startSandbox, type Sandbox } from '../sandbox/start-sandbox.ts';
import { buildPackage } from '../test/soak/build-package.ts';
import { KillablePostgres } from '../test/soak/killable-postgres.ts';
import { SupervisedService } from '../test/soak/supervised-service.ts';
import { ApiClient } from '../test/support/e2e-api.ts';
import { newEncryptionKeys } from '../test/support/e2e-database.ts';
import { freePort } from '../test/support/e2e-process.ts';
import { newAdminKey } from '../test/support/e2e-service.ts';
import { Story, type LinkedPair } from '../test/support/e2e-story.ts';
import { until } from '../test/support/e2e-until.ts';
import { lineOfTimes } from './measures.ts';

// How many changes of tracker issues a second are carried to a Jira that takes 20 ms for each answer, by how many of its
// issues are worked on at once; and how long one Jira's changes take while another answers in seconds.

const { values } = parseArgs({
  options: {
    links: { type: 'string', default: '200' },
    'delay-ms': { type: 'string', default: '20' },
    'slow-ms': { type: 'string', default: '2000' },
    'at-once': { type: 'string', default: '1,4,8,16' },
    seconds: { type: 'string', default: '20' },
  },
});
const LINKS = Number(values.links);
const SECONDS = Number(values.seconds);
const PACE_MS = 200;
/** A drain that takes longer is none. */
const MOST_MS = 120_000;

/** A Jira, and tracker issues linked to issues of it. */
class Bank {
  readonly story: Story;
  readonly pairs: LinkedPair[] = [];
  readonly #sandbox: Sandbox;
  #isResolved = false;

  private constructor(story: Story, sandbox: Sandbox) {
    this.story = story;
    this.#sandbox = sandbox;
  }

  static async open(story: Story, links: number): Promise<Bank> {
    const { sandbox } = story;
    const bank = new Bank(story, sandbox);
    const { installationId } = await story.connect();
    const project = sandbox.jira.projects().find(({ key }) => key === 'ABC');
    const [done, open] = [bank.#statusIdOf('Done'), bank.#statusIdOf('To Do')];
    if (project === undefined) throw new Error('the sandbox has no project ABC');
    await story.api.put(`/installations/${installationId}/settings`, {
      statusMappings: { [project.id]: { onResolve: done, onUnresolve: open } },
    });
    while (bank.pairs.length < links) bank.pairs.push(await story.link({ installationId }));
    return bank;
  }

  /** What a new issue shows once it is there. */
  #statusIdOf(name: string): string {
    const issue = this.#sandbox.jira.issues.create({ project: 'ABC', summary: 'To look at its status' });
    const { status } =
      name === 'To Do' ? issue : this.#sandbox.jira.issues.transition(issue.key, { to: name });
    this.#sandbox.jira.issues.delete(issue.key);
    return status.id;
  }

  answerAfter(ms: number): void {
    this.#sandbox.jira.switchOn('rest-delay', { ms });
  }

  /** Changes every tracker issue, sixteen at a time, and answers the milliseconds until the last Jira issue has followed. */
  async flipAll(): Promise<number> {
    this.#isResolved = !this.#isResolved;
    const started = performance.now();
    const left = [...this.pairs];
    const lane = async (): Promise<void> => {
      for (let pair = left.pop(); pair !== undefined; pair = left.pop()) await this.#set(pair);
    };
    await Promise.all(Array.from({ length: 16 }, lane));
    await until(
      'all Jira issues',
      () => (this.pairs.every((pair) => this.#isThere(pair)) ? true : null),
      MOST_MS,
    );
    return performance.now() - started;
  }

  /** Changes every tracker issue, and waits for nothing. */
  async beginFlip(): Promise<void> {
    this.#isResolved = !this.#isResolved;
    for (const pair of this.pairs) await this.#set(pair);
  }

  /** Changes one tracker issue after the other at a steady pace, and answers how long each took to arrive in Jira. */
  async keepPace(seconds: number): Promise<readonly number[]> {
    const ways: Promise<number>[] = [];
    for (let turn = 0; turn < (seconds * 1000) / PACE_MS; turn += 1) {
      const index = turn % this.pairs.length;
      if (index === 0) this.#isResolved = !this.#isResolved;
      const pair = this.pairs[index];
      if (pair !== undefined) ways.push(this.#way(pair, this.#isResolved));
      await wait(PACE_MS);
    }
    return Promise.all(ways);
  }

  async #way(pair: LinkedPair, isResolved: boolean): Promise<number> {
    const started = performance.now();
    await this.#set(pair, isResolved);
    while (!this.#isThere(pair, isResolved) && performance.now() - started < MOST_MS) await wait(2);
    return performance.now() - started;
  }

  async #set({ trackerIssueId }: LinkedPair, isResolved = this.#isResolved): Promise<void> {
    const status = isResolved ? 'resolved' : 'unresolved';
    await this.story.api.put(`/tracker-issues/${trackerIssueId}/status`, { status });
  }

  #isThere({ jiraIssueKey }: LinkedPair, isResolved = this.#isResolved): boolean {
    return this.#sandbox.jira.issues.get(jiraIssueKey).status.name === (isResolved ? 'Done' : 'To Do');
  }
}

const closing: (() => unknown)[] = [];
try {
  const built = await buildPackage();
  closing.push(built.remove);
  const postgres = await KillablePostgres.start();
  closing.push(() => postgres.close());
  const adminKey = newAdminKey();
  const encryptionKeys = newEncryptionKeys();
  const port = await freePort();
  const serve = async (atOnce: number): Promise<SupervisedService> => {
    const settings = {
      DATABASE_URL: postgres.url,
      LOCKSTEP_ENCRYPTION_KEYS: encryptionKeys,
      LOCKSTEP_ADMIN_KEY: adminKey,
      LOCKSTEP_LOG_LEVEL: 'warn',
      LOCKSTEP_CONCURRENCY: String(Math.max(16, atOnce)),
      LOCKSTEP_JIRA_CONCURRENCY: String(atOnce),
    };
    const service = new SupervisedService(port, settings, built.program);
    await service.isReady(60_000);
    return service;
  };
  const [near, far] = [await startSandbox(), await startSandbox()];
  closing.push(
    () => near.close(),
    () => far.close(),
  );

  let service = await serve(16);
  closing.push(() => service.close());
  const bank = await Bank.open(new Story(new ApiClient(service.url, adminKey), near), LINKS);
  bank.answerAfter(Number(values['delay-ms']));

  process.stdout.write(`| at once | effects | seconds | effects a second |\n| --- | --- | --- | --- |\n`);
  for (const atOnce of values['at-once'].split(',').map(Number)) {
    await service.close();
    service = await serve(atOnce);
    const times = [await bank.flipAll(), await bank.flipAll()];
    const seconds = times.reduce((sum, ms) => sum + ms, 0) / 1000;
    const effects = times.length * LINKS;
    process.stdout.write(
      `| ${atOnce} | ${effects} | ${seconds.toFixed(1)} | ${(effects / seconds).toFixed(0)} |\n`,
    );
  }

  await service.close();
  service = await serve(8);
  const slow = await Bank.open(new Story(new ApiClient(service.url, adminKey), far), LINKS);
  const alone = await bank.keepPace(SECONDS);
  slow.answerAfter(Number(values['slow-ms']));
  await slow.beginFlip();
  const beside = await bank.keepPace(SECONDS);
  process.stdout.write(
    '\n| milliseconds to Jira | effects | p50 | p95 | p99 | longest |\n| --- | --- | --- | --- | --- | --- |\n' +
      lineOfTimes('alone', alone) +
      lineOfTimes('beside a slow Jira', beside),
  );
} finally {
  for (const close of closing.toReversed()) await close();
}
