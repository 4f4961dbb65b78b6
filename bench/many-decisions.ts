import type { Knex } from 'knex';

/** Whose links they are. */
export interface Filled {
  readonly installationId: string;
  readonly integrationId: string;
  readonly organizationId: string;
}

export interface Extent {
  readonly links: number;
  readonly decisions: number;
  /** How many of the decisions are on the first link. */
  readonly onFirst: number;
}

/** The id of the nth thing of a kind, which is a digit. */
export function idOf(kind: number, n: number): string {
  return `00000000-0000-7000-8${kind}00-${n.toString(16).padStart(12, '0')}`;
}

const id = (kind: number, n: string) => `('00000000-0000-7000-8${kind}00-' || lpad(to_hex(${n}), 12, '0'))`;

/** A week, in which everything was decided; the last of it is now. */
const at = (n: string) => `now() - interval '7 days' * (1 - (${n})::float / :decisions)`;

/** Fills a database with links, and what was decided for them: most was done, some failed, some waits. */
export async function fillWithDecisions(knex: Knex, filled: Filled, extent: Extent): Promise<void> {
  const bindings = { ...filled, ...extent };
  const link = `case when n <= :onFirst then 1 else 1 + n % :links end`;
  const state = `case when n % 400 = 0 then 'dead' when n % 300 = 0 then 'failed' when n % 3 = 0 then 'skipped' else 'applied' end`;
  await knex.raw(
    `insert into lockstep.external_issue_link (
        id, installation_id, integration_id, tracker_issue_id, jira_issue_id, jira_issue_key, jira_project_id,
        state, last_done, status_watermark, in_doubt, jira_status_id, jira_status_name, created_at)
      select ${id(1, 'n')}, :installationId, :integrationId, 'tracker-' || n, n::text, 'ABC-' || n, '10100',
        case when n % 200 = 0 then 'unreachable' else 'linked' end, false, now(), false, '1', 'To Do', now()
      from generate_series(1, :links::int) n`,
    bindings,
  );
  await knex.raw(
    `insert into lockstep.delivery (
        id, integration_id, jira_issue_id, body, fingerprint, received_at, state, reason, processed_at)
      select ${id(2, 'n')}, :integrationId, (1 + n % :links)::text, convert_to('{"n":' || n || '}', 'UTF8'),
        'f' || n, ${at('n * 2')}, 'processed', null, ${at('n * 2')}
      from generate_series(1, :decisions::int / 2) n`,
    bindings,
  );
  await knex.raw(
    `insert into lockstep.effect (
        id, link_id, integration_id, jira_issue_id, delivery_id, source, content, actor, observed_at, state, attempts,
        next_attempt_at, last_problem, created_at)
      select ${id(3, 'n')}, ${id(1, link)}, :integrationId, (${link})::text, ${id(2, '1 + n / 2')}, 'delivery',
        '{"kind": "move", "key": "ABC-1"}', 'Ada', ${at('n')}, ${state}, 1, null, null, ${at('n')}
      from generate_series(1, :decisions::int) n`,
    bindings,
  );
  await knex.raw(
    `insert into lockstep.sync_decision (
        id, link_id, effect_id, delivery_id, kind, source, outcome, reason, "values", decided_at)
      select ${id(4, 'n')}, ${id(1, link)}, ${id(3, 'n')}, ${id(2, '1 + n / 2')}, 'move', 'delivery', ${state},
        case when n % 400 = 0 then 'jira_gave_up' else 'key_changed' end, '{"to": "ABC-1"}',
        ${at('n')} + interval '1 second' * (n % 5)
      from generate_series(1, :decisions::int) n`,
    bindings,
  );
  await knex.raw(
    `insert into lockstep.audit_entry (
        id, actor_kind, actor_name, operation, thing_kind, thing_id, organization_id, before, after, outcome, begun_at)
      select ${id(5, 'n')}, 'api_key', 'Ada', 'links remove', 'links', ${id(1, 'n')}, :organizationId, '{}', '{}', 'done', now()
      from generate_series(1, :links::int) n`,
    bindings,
  );
  await knex.raw('vacuum analyze');
}
