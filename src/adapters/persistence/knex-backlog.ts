import type { Knex } from 'knex';
import type { IntegrationId, JiraIssueId, JiraIssueRef } from '../../domain/ids.ts';
import type { Backlog } from '../../application/ports/backlog.ts';
import type { BacklogDepth } from '../../domain/backlog-depth.ts';
import { runPrepared } from './database/prepared.ts';
import { storableText } from './rows/storable.ts';
import { TABLES } from './rows/tables.ts';
import { issueIn, type IssueRow } from './stores/issue-in.ts';
import { rowsOf } from './stores/rows-of.ts';

/**
 * Each part has a partial index, so that what is over costs nothing. What is due counts from when it was made or
 * replayed, what waits from when it is to be tried again.
 */
const workUntil = (isInTime: string) => `
  select integration_id, jira_issue_id, coalesce(next_attempt_at, replayed_at, received_at) as since
    from lockstep.delivery where state = 'pending' and (next_attempt_at is null or ${isInTime})
  union all
  select integration_id, jira_issue_id, coalesce(replayed_at, created_at) from lockstep.effect where state = 'due'
  union all
  select integration_id, jira_issue_id, next_attempt_at from lockstep.effect
    where state = 'waiting' and next_attempt_at is not null and ${isInTime}
`;

const WORK = workUntil('next_attempt_at <= :now');
const WORK_SOME_TIME = workUntil('true');

const HAS_WORK = {
  name: 'has_work',
  text: `
    select 1 from (${workUntil('next_attempt_at <= $3')}) as work
    where integration_id = $1 and jira_issue_id = $2
    limit 1
  `,
};

const FREE_ISSUES = `
  select integration_id, jira_issue_id from (${WORK}) as work
  where not exists (
    select from lockstep.issue_lease as lease
    where lease.integration_id = work.integration_id
      and lease.jira_issue_id = work.jira_issue_id
      and lease.expires_at > clock_timestamp()
  )
  group by integration_id, jira_issue_id
  order by
    row_number() over (partition by integration_id order by min(since), jira_issue_id),
    min(since), integration_id
  limit :limit
`;

const DEPTH = `
  select
    (select count(*) from lockstep.delivery where integration_id = :id and state = 'pending') as pending_deliveries,
    (select count(*) from lockstep.effect where integration_id = :id and state in ('due', 'waiting')) as open_effects,
    (select count(*) from lockstep.effect where integration_id = :id and state = 'waiting') as waiting_effects,
    (select count(*) from lockstep.effect where integration_id = :id and state = 'dead') as dead_effects,
    (select min(since) from (${WORK_SOME_TIME}) as due where integration_id = :id) as oldest_due_at
`;

/** Counts are int8, which come back as texts. */
interface DepthRow {
  readonly pending_deliveries: string;
  readonly open_effects: string;
  readonly waiting_effects: string;
  readonly dead_effects: string;
  readonly oldest_due_at: Date | null;
}

/** Leaves out the issues that somebody holds a lease of: who holds it looks again before the end. */
export class KnexBacklog implements Backlog {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async hasWork(issue: JiraIssueRef, now: Date): Promise<boolean> {
    const { integration_id, jira_issue_id } = rowsOf(issue);
    const rows = await runPrepared(this.#knex, HAS_WORK, [integration_id, jira_issue_id, now]);
    return rows.length > 0;
  }

  async issuesWithWork(now: Date, limit: number): Promise<readonly JiraIssueRef[]> {
    const { rows } = await this.#knex.raw<{ rows: IssueRow[] }>(FREE_ISSUES, { now, limit });
    return rows.map(issueIn);
  }

  async unfinished(id: IntegrationId, issues: readonly JiraIssueId[]): Promise<readonly JiraIssueId[]> {
    const among = (table: string) =>
      this.#knex<IssueRow>(table)
        .where('integration_id', storableText(id))
        .whereIn('jira_issue_id', issues.map(storableText))
        .distinct('jira_issue_id');
    const deliveries = await among(TABLES.delivery).where('state', 'pending');
    const effects = await among(TABLES.effect).whereIn('state', ['due', 'waiting']);
    return [...new Set([...deliveries, ...effects].map((row) => row.jira_issue_id as JiraIssueId))];
  }

  async depth(id: IntegrationId): Promise<BacklogDepth> {
    const { rows } = await this.#knex.raw<{ rows: DepthRow[] }>(DEPTH, { id: storableText(id) });
    const [row] = rows;
    return {
      pendingDeliveries: Number(row?.pending_deliveries),
      openEffects: Number(row?.open_effects),
      waitingEffects: Number(row?.waiting_effects),
      deadEffects: Number(row?.dead_effects),
      oldestDueAt: row?.oldest_due_at ?? null,
    };
  }
}
