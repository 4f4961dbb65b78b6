import type { Knex } from 'knex';
import type { LinkId } from '../../domain/ids.ts';
import { UNTRIED, type LinkCondition, type LinkHealth } from '../../domain/link-health.ts';
import type { LinkFilter } from '../../application/ports/admin-reads.ts';
import { storableText } from './rows/storable.ts';
import { TABLES } from './rows/tables.ts';

interface HealthRow {
  readonly id: string;
  readonly due: string;
  readonly waiting: string;
  readonly dead: string;
  readonly last_problem: string | null;
  readonly last_success_at: Date | null;
}

const LINK = `${TABLES.link}.id`;

/** The problem of an Effect that waits is its own; one that came to nothing may have it in its decision alone. */
const HEALTH = `
  select link.id,
    (select count(*) from ${TABLES.effect} where link_id = link.id and state = 'due') as due,
    (select count(*) from ${TABLES.effect} where link_id = link.id and state = 'waiting') as waiting,
    (select count(*) from ${TABLES.effect} where link_id = link.id and state = 'dead') as dead,
    (select coalesce(effect.last_problem, (
        select decision."values" ->> 'problem' from ${TABLES.decision} as decision
        where decision.effect_id = effect.id order by decision.decided_at desc, decision.id desc limit 1))
      from ${TABLES.effect} as effect
      where effect.link_id = link.id and effect.state in ('waiting', 'failed', 'dead')
      order by effect.added desc limit 1) as last_problem,
    (select decided_at from ${TABLES.decision}
      where link_id = link.id and outcome = 'applied' order by decided_at desc limit 1) as last_success_at
  from ${TABLES.link} as link
`;

/** How these links fare; of no others. */
export async function linkHealthOf(
  knex: Knex,
  ids: readonly string[],
): Promise<ReadonlyMap<LinkId, LinkHealth>> {
  const { rows } = await knex.raw<{ rows: HealthRow[] }>(`${HEALTH} where link.id = any(?)`, [[...ids]]);
  return new Map(rows.map((row) => [row.id as LinkId, healthIn(row)]));
}

function healthIn(row: HealthRow): LinkHealth {
  const counts = { due: Number(row.due), waiting: Number(row.waiting), dead: Number(row.dead) };
  return { ...UNTRIED, ...counts, lastProblem: row.last_problem, lastSuccessAt: row.last_success_at };
}

/** The links narrowed to the key that the issue has or had, the project and the condition asked for. */
export function inCondition<Query extends Knex.QueryBuilder>(
  query: Query,
  { jiraIssueKey, jiraProject, condition }: Pick<LinkFilter, 'jiraIssueKey' | 'jiraProject' | 'condition'>,
): Query {
  if (jiraIssueKey !== null) {
    const key = storableText(jiraIssueKey);
    void query.whereRaw('(jira_issue_key = :key or former_keys @> array[:key]::text[])', { key });
  }
  if (jiraProject !== null) {
    const project = storableText(jiraProject);
    void query.whereRaw(
      `(jira_project_id = :project or substring(jira_issue_key from '^(.+)-[^-]*$') = :project)`,
      { project },
    );
  }
  if (condition !== null) void query.whereRaw(CONDITIONS[condition]);
  return query;
}

const withEffects = (...states: readonly string[]) =>
  `exists (select from ${TABLES.effect} as effect where effect.link_id = ${LINK} and effect.state in (${states
    .map((state) => `'${state}'`)
    .join(', ')}))`;
const IN_DOUBT = `(in_doubt or assignee_in_doubt)`;

const CONDITIONS: Readonly<Record<LinkCondition, string>> = {
  in_lockstep: `(state = 'linked' and not ${IN_DOUBT} and not ${withEffects('due', 'waiting', 'dead')})`,
  in_doubt: `(${IN_DOUBT} and state not in ('deleted', 'unlinked'))`,
  due: withEffects('due'),
  waiting: withEffects('waiting'),
  dead: withEffects('dead'),
};
