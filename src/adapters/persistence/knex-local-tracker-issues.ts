import type { Knex } from 'knex';
import type { Scope } from '../../domain/api-key.ts';
import type { EffectId, InstallationId, TrackerIssueId, TrackerUserId } from '../../domain/ids.ts';
import type { LocalTrackerIssue } from '../../domain/tracker-issue.ts';
import type { Page } from '../../application/ports/admin-reads.ts';
import type {
  AssigneeAt,
  IssueOfInstallation,
  LocalTrackerIssues,
  StatusAt,
} from '../../application/ports/local-tracker-issues.ts';
import type { AssignAnswer, TrackerAnswer } from '../../application/ports/tracker.ts';
import type { InstallationRow } from './rows/installation-row.ts';
import { storableText } from './rows/storable.ts';
import { TABLES } from './rows/tables.ts';
import { fromRow, toRow, type TrackerIssueRow } from './rows/tracker-issue-row.ts';
import type { TrackerUserRow } from './rows/tracker-user-row.ts';
import { onPage, withinInstallations } from './scoping.ts';

interface TrackerAnswerRow {
  readonly effect_id: string;
  readonly answer: AssignAnswer;
}

/** The local tracker's issues. What an Effect was answered is kept beside them, by the Effect's id. */
export class KnexLocalTrackerIssues implements LocalTrackerIssues {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async add(issue: LocalTrackerIssue): Promise<void> {
    await this.#knex<TrackerIssueRow>(TABLES.trackerIssue).insert(toRow(issue));
  }

  async find(scope: Scope, id: TrackerIssueId): Promise<LocalTrackerIssue | null> {
    const row = await this.#issues(scope).where('id', storableText(id)).first();
    return row === undefined ? null : fromRow(row);
  }

  async list(scope: Scope, installation: InstallationId, page: Page): Promise<readonly LocalTrackerIssue[]> {
    const issues = this.#issues(scope).where('installation_id', storableText(installation));
    const rows = await onPage(issues, page);
    return rows.map(fromRow);
  }

  applyOnce(effect: EffectId, issue: IssueOfInstallation, { status, at }: StatusAt): Promise<TrackerAnswer> {
    return this.#once(effect, async (trx) => {
      const issues = () => trx<TrackerIssueRow>(TABLES.trackerIssue).where(rowOf(issue));
      const found = await issues().forUpdate().first();
      if (found === undefined) return 'gone';
      if (found.status === status) return 'unchanged';

      await issues().update({ status, changed_at: at });
      return 'changed';
    });
  }

  assignOnce(
    effect: EffectId,
    issue: IssueOfInstallation,
    { assigneeId, at }: AssigneeAt,
  ): Promise<AssignAnswer> {
    return this.#once<AssignAnswer>(effect, async (trx) => {
      const issues = () => trx<TrackerIssueRow>(TABLES.trackerIssue).where(rowOf(issue));
      const found = await issues().forUpdate().first();
      if (found === undefined) return 'gone';
      if (assigneeId !== null && !(await isColleague(trx, issue.installationId, assigneeId)))
        return 'not_assignable';
      if (found.assignee_id === assigneeId) return 'unchanged';

      await issues().update({ assignee_id: assigneeId, changed_at: at });
      return 'changed';
    });
  }

  /** An Effect asks for one thing only, so what it was answered is an answer of its kind. */
  #once<Answer extends AssignAnswer>(
    effect: EffectId,
    work: (trx: Knex.Transaction) => Promise<Answer>,
  ): Promise<Answer> {
    return this.#knex.transaction(async (trx) => {
      const answers = () => trx<TrackerAnswerRow>(TABLES.trackerAnswer).where('effect_id', effect);

      // Written first, before it is known, so that who asks at the same time waits here.
      const claimed = await trx<TrackerAnswerRow>(TABLES.trackerAnswer)
        .insert({ effect_id: effect, answer: 'gone' })
        .onConflict('effect_id')
        .ignore()
        .returning('effect_id');
      const given = claimed.length === 0 ? await answers().first() : undefined;
      if (given !== undefined) return given.answer as Answer;

      const answer = await work(trx);
      await answers().update({ answer });
      return answer;
    });
  }

  #issues(scope: Scope) {
    const issues = this.#knex<TrackerIssueRow>(TABLES.trackerIssue);
    return withinInstallations(issues, 'installation_id', scope);
  }
}

function rowOf({ installationId, id }: IssueOfInstallation) {
  return { id: storableText(id), installation_id: storableText(installationId) };
}

async function isColleague(
  trx: Knex.Transaction,
  installation: InstallationId,
  id: TrackerUserId,
): Promise<boolean> {
  const organization = trx<InstallationRow>(TABLES.installation)
    .where('id', storableText(installation))
    .select('organization_id');
  const found = await trx<TrackerUserRow>(TABLES.trackerUser)
    .where('id', storableText(id))
    .whereIn('organization_id', organization)
    .first('id');
  return found !== undefined;
}
