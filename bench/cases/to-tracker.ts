import type { Knex } from 'knex';

import { changesLogged, keepChangeLog } from '../../test/soak/change-log.ts';
import { until } from '../../test/support/e2e-until.ts';
import { steadily } from '../closed-loop.ts';
import { FIRST_ISSUE } from '../issue-events.ts';
import { LinkedJira } from '../linked-jira.ts';
import { percentile } from '../measures.ts';
import { result } from '../results.ts';
import type { RunCase } from './run-case.ts';

const IDLE = { name: 'ten a second', perSecond: 10, seconds: 10 };
const BUSY = { name: '200 a second', perSecond: 200 };
const BUSY_SECONDS = 10;
const BUSY_SECONDS_FULL = 30;
const WARM_UP = { name: '', perSecond: 50, seconds: 4 };
/** What has not arrived so long after the last was sent is told as endless. */
const ARRIVE_WITHIN_MS = 5_000;

/** From the sending of an event to the change of its tracker issue, as the database's own log of changes has it. */
export const toTracker: RunCase = async function* (stage, { isFull }) {
  const paces = [IDLE, { ...BUSY, seconds: isFull ? BUSY_SECONDS_FULL : BUSY_SECONDS }];
  const database = await stage.newDatabase();
  const service = await stage.serve(database);
  const links = [WARM_UP, ...paces].reduce((sum, pace) => sum + pace.perSecond * pace.seconds, 0);
  const jira = await LinkedJira.connect(stage, service, { database, links });
  await keepChangeLog(jira.db);

  // Each event is of an issue of its own, and so makes one change.
  let firstIssue = FIRST_ISSUE;
  for (const pace of [WARM_UP, ...paces]) {
    const count = pace.perSecond * pace.seconds;
    const ways = await waysOf(jira, { firstIssue, count, perSecond: pace.perSecond });
    firstIssue += count;
    if (pace === WARM_UP) continue;
    const told = `webhook to tracker, ${pace.name}`;
    yield result('c', `${told}: p50`, timeOf(ways, 0.5, 15));
    yield result('c', `${told}: p99`, timeOf(ways, 0.99, 60));
  }
};

function timeOf(ways: readonly number[], share: number, atMost: number) {
  return { value: percentile(ways, share), unit: 'ms', aim: { is: 'at most', number: atMost } } as const;
}

interface Pace {
  readonly firstIssue: number;
  readonly count: number;
  readonly perSecond: number;
}

async function waysOf(jira: LinkedJira, { firstIssue, count, perSecond }: Pace): Promise<readonly number[]> {
  const before = await changesLogged(jira.db);
  const events = Array.from({ length: count }, (_, index) =>
    jira.events.make({
      issueId: firstIssue + index,
      isDone: true,
      sequence: firstIssue - FIRST_ISSUE + index,
    }),
  );
  const answers = await steadily(jira.webhook, events, perSecond);
  const refused = answers.filter(({ status }) => status !== 202);
  if (refused.length > 0) throw new Error(`${refused.length} events were not accepted`);
  const allArrived = async () => ((await changesLogged(jira.db)) - before >= count ? true : null);
  await until('every change of the tracker', allArrived, ARRIVE_WITHIN_MS).catch(() => null);

  const changed = await changeTimes(jira.db);
  return answers.map(({ sentAt }, index) => (changed.get(firstIssue + index) ?? Infinity) - sentAt);
}

/** By Jira issue, in milliseconds as `Date.now()` has them, and their thousandths. */
async function changeTimes(db: Knex): Promise<ReadonlyMap<number, number>> {
  const rows = await db('soak.change').select<{ tracker_issue_id: string; at: string }[]>(
    'tracker_issue_id',
    db.raw('extract(epoch from at) * 1000 as at'),
  );
  return new Map(rows.map((row) => [Number(row.tracker_issue_id.split('-')[1]), Number(row.at)]));
}
