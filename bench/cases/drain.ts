import { availableParallelism } from 'node:os';

import { until } from '../../test/support/e2e-until.ts';
import { bodyInSql, FIRST_ISSUE, templatesForSql } from '../issue-events.ts';
import { LinkedJira } from '../linked-jira.ts';
import { result } from '../results.ts';
import type { Service } from '../stage.ts';
import type { RunCase } from './run-case.ts';

const PROCESSES = [1, 2, 4];
const EVENTS_OF_AN_ISSUE = 10;
const FULL = { issues: 2_000, seconds: 900 };
const FEWER = { issues: 400, seconds: 7 };

/** Twice as many processes, where there are cores for them, the database and this one. */
const AIM = { is: 'at least', number: 1.6 } as const;
const CORES_FOR_TWO = 4;

/** A backlog of ten status changes for each of many issues, worked off by one process and by more. */
export const drain: RunCase = async function* (stage, { isFull }) {
  const database = await stage.newDatabase();
  const first = await stage.serve(database);
  const { issues, seconds } = isFull ? FULL : FEWER;
  const jira = await LinkedJira.connect(stage, first, { database, links: issues });
  await first.process.close();

  let alone: Drained | null = null;
  for (const [round, processes] of PROCESSES.entries()) {
    const started = await Promise.all(
      Array.from({ length: processes }, () => stage.serve(database, { publicUrl: jira.webhook.origin })),
    );
    const drained = await drainedBy(started, jira, { issues, round, seconds });
    for (const { process } of started) await process.close();
    await jira.clear();

    const what = `drain of ${issues * EVENTS_OF_AN_ISSUE} Deliveries, ${processes} at work`;
    const isAimed = processes === 2 && availableParallelism() >= CORES_FOR_TWO;
    const compared = alone === null ? {} : { against: alone.perSecond };
    yield result('d', what, {
      ...{ value: drained.perSecond, unit: '/s', ...compared },
      ...(isAimed ? { aim: AIM } : {}),
    });
    if (alone === null) {
      yield result('d', `${what}: CPU of Lockstep for each`, { value: drained.cpuMs, unit: 'ms' });
      yield result('d', `${what}: transactions for each`, { value: drained.transactions, unit: '' });
    }
    alone ??= drained;
  }
};

interface Drained {
  readonly perSecond: number;
  /** Of all its processes, for each Delivery. */
  readonly cpuMs: number;
  /** Of the database, for each Delivery. */
  readonly transactions: number;
}

/** As much of the backlog as is drained in so many seconds. */
async function drainedBy(
  services: readonly Service[],
  jira: LinkedJira,
  { issues, round, seconds }: { readonly issues: number; readonly round: number; readonly seconds: number },
): Promise<Drained> {
  await addBacklog(jira, { issues, round });
  const cpu = () => services.reduce((sum, { process }) => sum + process.cpuMs(), 0);
  const before = { cpu: cpu(), transactions: await jira.transactions(), at: performance.now() };
  await until('the backlog', async () => ((await jira.open()) === 0 ? true : null), seconds * 1000).catch(
    () => null,
  );
  const drained = issues * EVENTS_OF_AN_ISSUE - (await jira.pending());
  return {
    perSecond: drained / ((performance.now() - before.at) / 1000),
    cpuMs: (cpu() - before.cpu) / drained,
    transactions: ((await jira.transactions()) - before.transactions) / drained,
  };
}

/** All of it is there at once, in the order of sequence one event of each issue after the other. */
async function addBacklog(
  { db, installed }: LinkedJira,
  { issues, round }: { readonly issues: number; readonly round: number },
): Promise<void> {
  await db.raw(
    `insert into lockstep.delivery (id, integration_id, jira_issue_id, body, fingerprint, received_at)
      select 'backlog-' || sequence, :integrationId, issue_id::text, ${bodyInSql()}, 'backlog-' || sequence, now()
      from (
        select :first::int + issue as issue_id, event % 2 = 0 as is_done,
          ((:round::int * :events::int + event) * :issues::int + issue) as sequence
        from generate_series(0, :events::int - 1) event, generate_series(0, :issues::int - 1) issue
        order by event, issue
      ) as said`,
    {
      ...{ integrationId: installed.integrationId, first: FIRST_ISSUE },
      ...{ round, issues, events: EVENTS_OF_AN_ISSUE },
      ...templatesForSql(),
    },
  );
}
