import { availableParallelism } from 'node:os';

import { until } from '../../test/support/e2e-until.ts';
import { bodyInSql, FIRST_ISSUE, templatesForSql } from '../issue-events.ts';
import { LinkedJira } from '../linked-jira.ts';
import { result, type Result } from '../results.ts';
import type { RunCase } from './run-case.ts';

const PROCESSES = [1, 2, 4];
const EVENTS_OF_AN_ISSUE = 10;
const FULL_ISSUES = 2_000;
const FEWER_ISSUES = 200;
const DRAINED_WITHIN_MS = 900_000;

/** Twice as many processes, where there are cores for them, the database and this one. */
const AIM = { is: 'at least', number: 1.6 } as const;
const CORES_FOR_TWO = 4;

/** A backlog of ten status changes for each of many issues, worked off by one process and by more. */
export const drain: RunCase = async (stage, { isFull }) => {
  const database = await stage.newDatabase();
  const first = await stage.serve(database);
  const issues = isFull ? FULL_ISSUES : FEWER_ISSUES;
  const jira = await LinkedJira.connect(stage, first, { database, links: issues });
  await first.process.close();

  const rates: number[] = [];
  const results: Result[] = [];
  for (const [round, processes] of PROCESSES.entries()) {
    const started = await Promise.all(
      Array.from({ length: processes }, () => stage.serve(database, { publicUrl: jira.webhook.origin })),
    );
    await addBacklog(jira, { issues, round });
    const startedAt = performance.now();
    await until(
      'the backlog to be drained',
      async () => ((await jira.open()) === 0 ? true : null),
      DRAINED_WITHIN_MS,
    );
    const rate = (issues * EVENTS_OF_AN_ISSUE) / ((performance.now() - startedAt) / 1000);
    for (const { process } of started) await process.close();

    rates.push(rate);
    const what = `${issues * EVENTS_OF_AN_ISSUE} Deliveries drained, ${processes === 1 ? '1 process' : `${processes} processes`}`;
    const [alone] = rates;
    const isAimed = processes === 2 && availableParallelism() >= CORES_FOR_TWO;
    const compared = processes === 1 || alone === undefined ? {} : { against: alone };
    results.push(
      result('d', what, { value: rate, unit: '/s', ...compared, ...(isAimed ? { aim: AIM } : {}) }),
    );
  }
  return results;
};

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
