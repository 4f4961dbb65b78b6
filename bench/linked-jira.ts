import type { Knex } from 'knex';

import { startSandbox } from '../sandbox/start-sandbox.ts';
import { openPostgres } from '../src/adapters/persistence/database/open-postgres.ts';
import { Story } from '../test/support/e2e-story.ts';
import { until } from '../test/support/e2e-until.ts';
import { FIRST_ISSUE, IssueEvents } from './issue-events.ts';
import { addLinks, type Installed } from './links.ts';
import type { Service, Stage } from './stage.ts';

/** What is done for an event, or is not any more. */
const CLEARED = `
  update lockstep.delivery set state = 'ignored', reason = 'nothing_to_sync', processed_at = now()
    where state = 'pending';
  update lockstep.effect set state = 'skipped', next_attempt_at = null where state in ('due', 'waiting');
  delete from lockstep_queue.job;
`;

const OPEN = `
  select (select count(*) from lockstep.delivery where state = 'pending')
    + (select count(*) from lockstep.effect where state in ('due', 'waiting')) as open
`;

/** A Jira whose webhook is made, and many of whose issues are linked, as the database of a Lockstep has them. */
export class LinkedJira {
  readonly db: Knex;
  readonly installed: Installed;
  readonly events: IssueEvents;
  /** Where its events go; the origin is the service's that was connected. */
  readonly webhook: URL;

  private constructor(
    db: Knex,
    installed: Installed,
    webhook: { readonly url: URL; readonly secret: string },
  ) {
    this.db = db;
    this.installed = installed;
    this.webhook = webhook.url;
    this.events = new IssueEvents(webhook.secret);
  }

  /** Connects a sandbox to the service, as people do, and puts links into the database, as only a bench does. */
  static async connect(
    stage: Stage,
    service: Service,
    { database, links }: { readonly database: string; readonly links: number },
  ): Promise<LinkedJira> {
    const sandbox = await startSandbox();
    stage.closesWith(() => sandbox.close());
    const opened = openPostgres(database, { poolSize: 4 });
    stage.closesWith(() => opened.close());
    const story = new Story(service.api, sandbox);
    const { installationId, integrationId } = await story.connect();
    const [made] = story.webhooks();
    if (made?.secret == null) throw new Error('Jira has no webhook of ours');

    // Else these links would be compared with a Jira that has none of their issues.
    await opened.knex('lockstep.integration').update({ created_at: new Date(Date.now() + 24 * 60 * 60_000) });
    const installed = { installationId, integrationId };
    await addLinks(opened.knex, installed, { count: links });
    return new LinkedJira(opened.knex, installed, { url: new URL(made.url), secret: made.secret });
  }

  /**
   * Has another process seem to work on so many issues, so that this one only takes their events; until `release`.
   * Those that work on them by now are waited for.
   */
  async hold(count: number): Promise<void> {
    await this.db.raw(
      `insert into lockstep.issue_lease (integration_id, jira_issue_id, holder, expires_at, left_behind)
        select ?, n::text, 'bench', 'infinity', false from generate_series(?::int, ?::int) n
        on conflict (integration_id, jira_issue_id) do update set holder = 'bench', expires_at = 'infinity'`,
      [this.installed.integrationId, FIRST_ISSUE, FIRST_ISSUE + count - 1],
    );
  }

  async release(): Promise<void> {
    await this.db('lockstep.issue_lease').where('holder', 'bench').delete();
  }

  /** Deliveries and Effects that are to be worked on. */
  async open(): Promise<number> {
    const { rows } = await this.db.raw<{ rows: { open: string }[] }>(OPEN);
    return Number(rows[0]?.open);
  }

  /** Deliveries that nobody has processed. */
  async pending(): Promise<number> {
    const [row] = await this.db('lockstep.delivery').where('state', 'pending').count<{ count: string }[]>();
    return Number(row?.count);
  }

  /** How many transactions this database has committed, its clients' reads among them. */
  async transactions(): Promise<number> {
    const { rows } = await this.db.raw<{ rows: { count: string }[] }>(
      'select xact_commit as count from pg_stat_database where datname = current_database()',
    );
    return Number(rows[0]?.count);
  }

  /** Has nothing be left to do, and resolves once nothing is done. */
  async clear(): Promise<void> {
    await until('the work to end', async () => {
      await this.db.raw(CLEARED);
      const held = await this.db<{ holder: string }>('lockstep.issue_lease')
        .whereNot('holder', 'bench')
        .first('holder');
      return held === undefined && (await this.open()) === 0 ? true : null;
    });
  }
}
