import type { Knex } from 'knex';

import { FIRST_ISSUE } from './issue-events.ts';

/** An Installation, of which Jira. */
export interface Installed {
  readonly installationId: string;
  readonly integrationId: string;
}

/**
 * Tracker issues and their links to the Jira issues from `firstIssue` on, all in lockstep with issues that are to do
 * since long ago. Their keys are `ABC-` and the issue's id; tracker issues are named after their Jira issue.
 */
export async function addLinks(
  knex: Knex,
  { installationId, integrationId }: Installed,
  { count, firstIssue = FIRST_ISSUE }: { readonly count: number; readonly firstIssue?: number },
): Promise<void> {
  const bindings = { installationId, integrationId, first: firstIssue, last: firstIssue + count - 1 };
  await knex.raw(
    `insert into lockstep.tracker_issue (id, installation_id, title, status, created_at, changed_at)
      select 'tracker-' || n, :installationId, 'Issue ' || n, 'unresolved', now(), now()
      from generate_series(:first::int, :last::int) n`,
    bindings,
  );
  await knex.raw(
    `insert into lockstep.external_issue_link (
        id, installation_id, integration_id, tracker_issue_id, jira_issue_id, jira_issue_key, jira_project_id,
        state, last_done, status_watermark, in_doubt, jira_status_id, jira_status_name, created_at
      )
      select 'link-' || n, :installationId, :integrationId, 'tracker-' || n, n::text, 'ABC-' || n, '10100',
        'linked', false, '2026-03-04T12:00:00Z', false, '1', 'To Do', now()
      from generate_series(:first::int, :last::int) n`,
    bindings,
  );
  await knex.raw('analyze');
}
