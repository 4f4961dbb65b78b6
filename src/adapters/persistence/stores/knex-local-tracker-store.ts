import type { Knex } from 'knex';
import type { Scope } from '../../../domain/api-key.ts';
import type { InstallationId, TrackerCommentId, TrackerIssueId, TrackerUserId } from '../../../domain/ids.ts';
import type { LocalTrackerComment } from '../../../domain/tracker-comment.ts';
import type { LocalTrackerIssue } from '../../../domain/tracker-issue.ts';
import type { LocalTrackerUser } from '../../../domain/tracker-user.ts';
import type { LocalTrackerStore } from '../../../application/ports/local-tracker-store.ts';
import type { InstallationRow } from '../rows/installation-row.ts';
import { storable, storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';
import * as comments from '../rows/tracker-comment-row.ts';
import * as issues from '../rows/tracker-issue-row.ts';
import * as users from '../rows/tracker-user-row.ts';
import { withinInstallations } from '../scoping.ts';
import { held } from './held.ts';

/** A comment that was deleted is kept as an empty row, so that nobody writes it again. */
export class KnexLocalTrackerStore implements LocalTrackerStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async findIssue(scope: Scope, id: TrackerIssueId): Promise<LocalTrackerIssue | null> {
    const all = this.#db<issues.TrackerIssueRow>(TABLES.trackerIssue);
    const query = withinInstallations(all, 'installation_id', scope).where('id', storableText(id)).first();
    const row = await held(this.#db, query);
    return row === undefined ? null : issues.fromRow(row);
  }

  async saveIssue(issue: LocalTrackerIssue): Promise<void> {
    const { status, assignee_id, changed_at } = issues.toRow(issue);
    await this.#db<issues.TrackerIssueRow>(TABLES.trackerIssue)
      .where('id', issue.id)
      .update({ status, assignee_id, changed_at });
  }

  async findUser(installation: InstallationId, id: TrackerUserId): Promise<LocalTrackerUser | null> {
    const organization = this.#db<InstallationRow>(TABLES.installation)
      .where('id', storableText(installation))
      .select('organization_id');
    const row = await this.#db<users.TrackerUserRow>(TABLES.trackerUser)
      .where('id', storableText(id))
      .whereIn('organization_id', organization)
      .first();
    return row === undefined ? null : users.fromRow(row);
  }

  async findComment(issue: TrackerIssueId, id: TrackerCommentId): Promise<LocalTrackerComment | null> {
    const row = await this.#comments(id)
      .where('issue_id', storableText(issue))
      .whereNull('deleted_at')
      .first();
    return row === undefined ? null : comments.fromRow(row);
  }

  async addComment(comment: LocalTrackerComment): Promise<void> {
    await this.#db<comments.TrackerCommentRow>(TABLES.trackerComment).insert(comments.toRow(comment));
  }

  async saveComment({ id, author, body, url, changedAt }: LocalTrackerComment): Promise<void> {
    await this.#comments(id)
      .whereNull('deleted_at')
      .update(storable({ author, body, url, changed_at: changedAt }));
  }

  async deleteComment(id: TrackerCommentId, at: Date): Promise<void> {
    await this.#comments(id)
      .whereNull('deleted_at')
      .update({ author: null, body: '', url: null, deleted_at: at });
  }

  #comments(id: TrackerCommentId) {
    return this.#db<comments.TrackerCommentRow>(TABLES.trackerComment).where('id', storableText(id));
  }
}
