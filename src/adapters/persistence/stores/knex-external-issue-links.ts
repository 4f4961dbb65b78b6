import type { Knex } from 'knex';
import { AlreadyLinked } from '../../../domain/domain-error.ts';
import type { ExternalIssueLink } from '../../../domain/external-issue-link.ts';
import type {
  InstallationId,
  IntegrationId,
  JiraIssueId,
  JiraIssueRef,
  LinkId,
  TrackerIssueId,
} from '../../../domain/ids.ts';
import type { ExternalIssueLinks, LinkSelection } from '../../../application/ports/stores.ts';
import { updateRow } from '../database/prepared-writes.ts';
import { runPrepared } from '../database/prepared.ts';
import { fromRow, LINK_COLUMNS, toRow, type ExternalIssueLinkRow } from '../rows/external-issue-link-row.ts';
import { storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';
import { withinInstallations } from '../scoping.ts';
import { held } from './held.ts';
import { rowsOf } from './rows-of.ts';

const OVER = ['deleted', 'unlinked'] as const;

const SELECT = `select ${LINK_COLUMNS.join(', ')} from ${TABLES.link}`;
const FIND = { name: 'link_find', text: `${SELECT} where id = $1` };
/** As `held` holds it. */
const FIND_HELD = { name: 'link_find_held', text: `${SELECT} where id = $1 for no key update` };
const OF_ISSUE = `${SELECT} where integration_id = $1 and jira_issue_id = $2 order by id`;
const FIND_OF_ISSUE = { name: 'links_of_issue', text: OF_ISSUE };
const FIND_OF_ISSUE_HELD = { name: 'links_of_issue_held', text: `${OF_ISSUE} for no key update` };

/** The key of a link's project: all of the issue's key before its last dash, where there is one. */
const PROJECT_KEY = `substring(jira_issue_key from '^(.+)-[^-]*$')`;
const PROJECT = `coalesce(jira_project_id, ${PROJECT_KEY})`;

/** Uniqueness is the schema's: one of a tracker issue in an Installation, of those that are not over. */
export class KnexExternalIssueLinks implements ExternalIssueLinks {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async add(link: ExternalIssueLink): Promise<void> {
    const added = await this.#db<ExternalIssueLinkRow>(TABLES.link)
      .insert(toRow(link))
      .onConflict(
        this.#db.raw(`(installation_id, tracker_issue_id) where state not in ('deleted', 'unlinked')`),
      )
      .ignore()
      .returning('id');
    if (added.length === 0) throw new AlreadyLinked('this tracker issue is linked to a Jira issue already');
  }

  async find(id: LinkId): Promise<ExternalIssueLink | null> {
    const statement = this.#db.isTransaction === true ? FIND_HELD : FIND;
    const [row] = await runPrepared<ExternalIssueLinkRow>(this.#db, statement, [storableText(id)]);
    return row === undefined ? null : fromRow(row);
  }

  async ofTrackerIssue(id: InstallationId, issue: TrackerIssueId): Promise<ExternalIssueLink | null> {
    const query = this.#db<ExternalIssueLinkRow>(TABLES.link)
      .where({ installation_id: storableText(id), tracker_issue_id: storableText(issue) })
      .whereNotIn('state', OVER)
      .first();
    const row = await held(this.#db, query);
    return row === undefined ? null : fromRow(row);
  }

  async ofTrackerIssues(
    id: InstallationId,
    issues: readonly TrackerIssueId[],
  ): Promise<readonly ExternalIssueLink[]> {
    const rows = await this.#db<ExternalIssueLinkRow>(TABLES.link)
      .where('installation_id', storableText(id))
      .whereIn('tracker_issue_id', issues.map(storableText))
      .whereNotIn('state', OVER)
      .orderBy('id');
    return rows.map(fromRow);
  }

  async save(link: ExternalIssueLink): Promise<void> {
    await updateRow(this.#db, TABLES.link, toRow(link));
  }

  async hasAnyOf(id: InstallationId): Promise<boolean> {
    const found = await this.#db<ExternalIssueLinkRow>(TABLES.link)
      .where('installation_id', storableText(id))
      .whereNotIn('state', OVER)
      .first('id');
    return found !== undefined;
  }

  async hasAnyShownInJira(id: InstallationId): Promise<boolean> {
    const found = await this.#db<ExternalIssueLinkRow>(TABLES.link)
      .where({ installation_id: storableText(id), has_remote_link: true })
      .whereNot('state', 'deleted')
      .first('id');
    return found !== undefined;
  }

  async unlinkAllOf(id: InstallationId): Promise<void> {
    await this.#db<ExternalIssueLinkRow>(TABLES.link)
      .where('installation_id', id)
      .whereNotIn('state', OVER)
      .update({ state: 'unlinked' });
  }

  async ofIssue(issue: JiraIssueRef): Promise<readonly ExternalIssueLink[]> {
    const { integration_id, jira_issue_id } = rowsOf(issue);
    const values = [integration_id, jira_issue_id];
    const statement = this.#db.isTransaction === true ? FIND_OF_ISSUE_HELD : FIND_OF_ISSUE;
    const rows = await runPrepared<ExternalIssueLinkRow>(this.#db, statement, values);
    return rows.map(fromRow);
  }

  async ofIssues(id: IntegrationId, issues: readonly JiraIssueId[]): Promise<readonly ExternalIssueLink[]> {
    const rows = await this.#living(id)
      .whereIn('jira_issue_id', issues.map(storableText))
      .orderBy(['jira_issue_id', 'id']);
    return rows.map(fromRow);
  }

  async selected(
    selection: LinkSelection,
    { after, limit }: { readonly after: JiraIssueId | null; readonly limit: number },
  ): Promise<readonly ExternalIssueLink[]> {
    const issues = this.#selected(selection);
    if (after !== null) void issues.where('jira_issue_id', '>', storableText(after));
    const found = await issues.distinct('jira_issue_id').orderBy('jira_issue_id').limit(limit);
    if (found.length === 0) return [];

    const rows = await this.#selected(selection)
      .whereIn(
        'jira_issue_id',
        found.map(({ jira_issue_id: issue }) => issue),
      )
      .orderBy(['jira_issue_id', 'id']);
    return rows.map(fromRow);
  }

  async countIssues(selection: LinkSelection): Promise<number> {
    const [row] = await this.#selected(selection).countDistinct<{ count: string }[]>({
      count: 'jira_issue_id',
    });
    return Number(row?.count ?? 0);
  }

  async projects(id: IntegrationId): Promise<readonly string[]> {
    const rows = await this.#living(id)
      .whereRaw(`${PROJECT} is not null`)
      .distinct<{ project: string }[]>(this.#db.raw(`${PROJECT} collate "C" as project`))
      .orderBy('project');
    return rows.map((row) => row.project);
  }

  #living(id: IntegrationId) {
    return this.#db<ExternalIssueLinkRow>(TABLES.link)
      .where('integration_id', storableText(id))
      .whereNotIn('state', OVER);
  }

  #selected({ integrationId, organizationId, range }: LinkSelection) {
    const links = withinInstallations(this.#living(integrationId), 'installation_id', { organizationId });
    switch (range.kind) {
      case 'integration':
        return links;
      case 'project':
        return links.whereRaw(`(jira_project_id = :project or ${PROJECT_KEY} = :project)`, {
          project: storableText(range.project),
        });
      case 'link':
        return links.where('id', storableText(range.linkId));
    }
  }
}
