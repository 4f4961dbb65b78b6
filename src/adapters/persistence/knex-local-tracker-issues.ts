import type { Knex } from 'knex';
import { InvariantViolated } from '../../domain/domain-error.ts';
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
import { runPrepared } from './database/prepared.ts';
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

/** The row of the issue is held first, so that of two who ask at once the second sees what the first has done. */
const APPLY_ONCE = {
  name: 'tracker_apply_once',
  text: `
  with issue as (
    select id, status from lockstep.tracker_issue
    where id = $1 and installation_id = $2
    for update
  ),
  given as (
    insert into lockstep.tracker_answer (effect_id, answer)
    select $3, coalesce((select case status when $4 then 'unchanged' else 'changed' end from issue), 'gone')
    on conflict (effect_id) do nothing
    returning answer
  ),
  changed as (
    update lockstep.tracker_issue set status = $4, changed_at = $5
    where id in (select id from issue) and exists (select from given where answer = 'changed')
  )
  select answer from given
`,
};

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

  /** One statement, as most events come to this. */
  async applyOnce(
    effect: EffectId,
    issue: IssueOfInstallation,
    { status, at }: StatusAt,
  ): Promise<TrackerAnswer> {
    const { id, installation_id } = rowOf(issue);
    const values = [id, installation_id, effect, status, at];
    const rows = await runPrepared<{ answer: TrackerAnswer }>(this.#knex, APPLY_ONCE, values);
    // None where there was an answer before, be it of who asked at the same time and was waited for.
    const given = rows[0] ?? (await this.#answers(effect).first());
    if (given === undefined) throw new InvariantViolated(`effect ${effect} was given no answer`);
    return given.answer as TrackerAnswer;
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

  #answers(effect: EffectId) {
    return this.#knex<TrackerAnswerRow>(TABLES.trackerAnswer).where('effect_id', effect);
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
    .forKeyShare()
    .first('id');
  return found !== undefined;
}
