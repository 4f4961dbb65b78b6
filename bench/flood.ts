import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import type { Knex } from 'knex';
import { Pool } from 'undici';

import { startSandbox, type Sandbox } from '../sandbox/start-sandbox.ts';
import { openPostgres } from '../src/adapters/persistence/database/open-postgres.ts';
import { buildPackage } from '../test/soak/build-package.ts';
import { keepChangeLog } from '../test/soak/change-log.ts';
import { KillablePostgres } from '../test/soak/killable-postgres.ts';
import { SupervisedService } from '../test/soak/supervised-service.ts';
import { ApiClient } from '../test/support/e2e-api.ts';
import { newEncryptionKeys } from '../test/support/e2e-database.ts';
import { post, postingsOf, type Posting } from '../test/support/e2e-posting.ts';
import { freePort } from '../test/support/e2e-process.ts';
import { newAdminKey } from '../test/support/e2e-service.ts';
import { Story, type LinkedPair } from '../test/support/e2e-story.ts';
import { lineOfTimes } from './measures.ts';

// One Integration is flooded with events of issues that nobody linked; how long does another's event take meanwhile,
// from the request to the answer, and from the request to the change of the tracker issue?

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '50000' },
    connections: { type: 'string', default: '50' },
    'per-second': { type: 'string', default: '20' },
    'log-level': { type: 'string', default: 'info' },
  },
});
const [EVENTS, CONNECTIONS] = [Number(values.events), Number(values.connections)];
const PAUSE_MS = 1000 / Number(values['per-second']);
const WARM_UP_MS = 5_000;
const ISSUES = 40;

/** One event that was sent, and what is known of its way. */
interface Sent {
  readonly trackerIssueId: string;
  readonly at: number;
  readonly status: number | null;
  readonly answeredAfterMs: number;
}

/** Sends the same event again and again, each time with other bytes, over so many connections. */
async function flood({ url, body }: Posting, secret: string): Promise<ReadonlyMap<number, number>> {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1 });
  const statuses = new Map<number, number>();
  let left = EVENTS;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const one = body.replace(/"timestamp":\d+/, `"timestamp":${left}`);
      const signature = `sha256=${createHmac('sha256', secret).update(one).digest('hex')}`;
      const headers = { 'Content-Type': 'application/json', 'X-Hub-Signature': signature };
      const answer = await pool.request({ path: pathname + search, method: 'POST', headers, body: one });
      await answer.body.dump();
      statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  await pool.close();
  return statuses;
}

/** Changes the status of linked issues at a steady pace, and sends each event at once, until told to stop. */
async function keepPace(sandbox: Sandbox, pairs: readonly LinkedPair[], stop: AbortSignal): Promise<Sent[]> {
  const sent: Promise<Sent>[] = [];
  for (let turn = 0; !stop.aborted; turn += 1) {
    const pair = pairs[turn % pairs.length];
    if (pair === undefined) break;
    const to = Math.floor(turn / pairs.length) % 2 === 0 ? 'Done' : 'To Do';
    for (const posting of postingsOf(sandbox, () =>
      sandbox.jira.issues.transition(pair.jiraIssueKey, { to }),
    ))
      sent.push(send(posting, pair));
    await wait(PAUSE_MS);
  }
  return Promise.all(sent);
}

async function send(posting: Posting, { trackerIssueId }: LinkedPair): Promise<Sent> {
  const [at, started] = [Date.now(), performance.now()];
  const status = await post(posting);
  return { trackerIssueId, at, status, answeredAfterMs: performance.now() - started };
}

/** From each request to the change it made, by the database's own log. Each event changes its issue, one after another. */
async function waysToTracker(db: Knex, sent: readonly Sent[]): Promise<readonly number[]> {
  const rows = await db('soak.change')
    .orderBy('seen')
    .select<{ tracker_issue_id: string; at: Date }[]>(['tracker_issue_id', 'at']);
  return sent.map(({ trackerIssueId, at }) => {
    const index = rows.findIndex((row) => row.tracker_issue_id === trackerIssueId);
    const [change] = index === -1 ? [] : rows.splice(index, 1);
    return (change?.at.getTime() ?? Infinity) - at;
  });
}

const closing: (() => unknown)[] = [];
try {
  const built = await buildPackage();
  closing.push(built.remove);
  const postgres = await KillablePostgres.start();
  closing.push(() => postgres.close());
  const adminKey = newAdminKey();
  const settings = {
    DATABASE_URL: postgres.url,
    LOCKSTEP_ENCRYPTION_KEYS: newEncryptionKeys(),
    LOCKSTEP_ADMIN_KEY: adminKey,
    LOCKSTEP_LOG_LEVEL: values['log-level'],
  };
  const service = new SupervisedService(await freePort(), settings, built.program);
  closing.push(() => service.close());
  await service.isReady(60_000);
  const opened = openPostgres(postgres.url, { poolSize: 2 });
  closing.push(() => opened.close());
  await keepChangeLog(opened.knex);
  const [quiet, loud] = [await startSandbox(), await startSandbox()];
  closing.push(
    () => quiet.close(),
    () => loud.close(),
  );

  const story = new Story(new ApiClient(service.url, adminKey), quiet);
  const connection = await story.connect();
  const pairs: LinkedPair[] = [];
  while (pairs.length < ISSUES) pairs.push(await story.link(connection));
  await quiet.jira.deliveriesSettled();
  const loudStory = new Story(new ApiClient(service.url, adminKey), loud);
  await loudStory.connect();
  const [irrelevant] = postingsOf(loud, () =>
    loud.jira.issues.create({ project: 'ABC', summary: 'Of no interest' }),
  );
  const secret = loudStory.webhooks()[0]?.secret;
  if (irrelevant === undefined || secret == null) throw new Error('the other Jira has no webhook of ours');

  const evening = new AbortController();
  const pace = keepPace(quiet, pairs, evening.signal);
  await wait(WARM_UP_MS);
  const [began, started] = [Date.now(), performance.now()];
  const statuses = await flood(irrelevant, secret);
  const [ended, seconds] = [Date.now(), (performance.now() - started) / 1000];
  evening.abort();
  const sent = await pace;
  await wait(2_000);

  const ways = await waysToTracker(opened.knex, sent);
  const isMeanwhile = ({ at }: Sent) => at >= began && at <= ended;
  const meanwhile = sent.filter(isMeanwhile);
  const answers = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
  process.stdout.write(
    `${EVENTS} irrelevant events over ${CONNECTIONS} connections in ${seconds.toFixed(1)} s, ` +
      `${(EVENTS / seconds).toFixed(0)} a second: ${answers}\n` +
      `the other Integration's events: ${meanwhile.length}, ${meanwhile.filter(({ status }) => status !== 202).length} not taken\n\n` +
      '| milliseconds | events | p50 | p95 | p99 | longest |\n| --- | --- | --- | --- | --- | --- |\n' +
      lineOfTimes(
        'to the answer, before',
        sent.filter(({ at }) => at < began).map(({ answeredAfterMs }) => answeredAfterMs),
      ) +
      lineOfTimes(
        'to the tracker, before',
        ways.filter((_, index) => (sent[index]?.at ?? 0) < began),
      ) +
      lineOfTimes(
        'to the answer, meanwhile',
        meanwhile.map(({ answeredAfterMs }) => answeredAfterMs),
      ) +
      lineOfTimes(
        'to the tracker, meanwhile',
        ways.filter((_, index) => {
          const one = sent[index];
          return one !== undefined && isMeanwhile(one);
        }),
      ),
  );
} finally {
  for (const close of closing.toReversed()) await close();
}
