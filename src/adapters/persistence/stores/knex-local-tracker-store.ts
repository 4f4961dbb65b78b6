import type { Knex } from 'knex';
import type { Scope } from '../../../domain/api-key.ts';
import { Conflict } from '../../../domain/domain-error.ts';
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
import { matching, withinInstallations } from '../scoping.ts';
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
    const query = this.#users(id).whereIn('organization_id', organization).first();
    const row = await (this.#isTransaction ? query.forKeyShare() : query);
    return row === undefined ? null : users.fromRow(row);
  }

  async findPerson({ organizationId }: Scope, id: TrackerUserId): Promise<LocalTrackerUser | null> {
    const query = matching(this.#users(id), { organization_id: organizationId }).first();
    const row = await (this.#isTransaction ? query.forUpdate() : query);
    return row === undefined ? null : users.fromRow(row);
  }

  async savePerson(user: LocalTrackerUser): Promise<void> {
    const { name, email, email_verified } = users.toRow(user);
    try {
      await this.#users(user.id).update({ name, email, email_verified });
    } catch (error) {
      throw isTaken(error) ? new Conflict('this Organization has a person of this name') : error;
    }
  }

  async issuesOf(id: TrackerUserId): Promise<readonly LocalTrackerIssue[]> {
    const all = this.#db<issues.TrackerIssueRow>(TABLES.trackerIssue).where('assignee_id', storableText(id));
    return (await held(this.#db, all.orderBy('id'))).map(issues.fromRow);
  }

  async removePerson(id: TrackerUserId): Promise<void> {
    await this.#users(id).delete();
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

  get #isTransaction(): boolean {
    return this.#db.isTransaction === true;
  }

  #users(id: TrackerUserId) {
    return this.#db<users.TrackerUserRow>(TABLES.trackerUser).where('id', storableText(id));
  }

  #comments(id: TrackerCommentId) {
    return this.#db<comments.TrackerCommentRow>(TABLES.trackerComment).where('id', storableText(id));
  }
}

/** PostgreSQL's `unique_violation` (its manual, appendix A): `unique (organization_id, name)`. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}
