import type { Knex } from 'knex';
import type { Scope } from '../../domain/api-key.ts';
import type { EffectId, InstallationId, TrackerIssueId } from '../../domain/ids.ts';
import type { LocalTrackerIssue } from '../../domain/tracker-issue.ts';
import type { Page } from '../../application/ports/admin-reads.ts';
import type { LocalTrackerIssues, StatusAt } from '../../application/ports/local-tracker-issues.ts';
import type { TrackerAnswer } from '../../application/ports/tracker.ts';
import { storableText } from './rows/storable.ts';
import { TABLES } from './rows/tables.ts';
import { fromRow, toRow, type TrackerIssueRow } from './rows/tracker-issue-row.ts';
import { onPage, withinInstallations } from './scoping.ts';

interface TrackerAnswerRow {
  readonly effect_id: string;
  readonly answer: TrackerAnswer;
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

  async setStatus(
    scope: Scope,
    id: TrackerIssueId,
    { status, at }: StatusAt,
  ): Promise<LocalTrackerIssue | null> {
    const [row] = await this.#issues(scope)
      .where('id', storableText(id))
      .update({
        status,
        changed_at: this.#knex.raw<Date>('case when status = ? then changed_at else ? end', [status, at]),
      })
      .returning('*');
    return row === undefined ? null : fromRow(row);
  }

  async applyOnce(
    effect: EffectId,
    issue: { readonly installationId: InstallationId; readonly id: TrackerIssueId },
    change: StatusAt,
  ): Promise<TrackerAnswer> {
    return this.#knex.transaction(async (trx) => {
      const answers = () => trx<TrackerAnswerRow>(TABLES.trackerAnswer).where('effect_id', effect);

      // Written first, before it is known, so that who asks at the same time waits here.
      const claimed = await trx<TrackerAnswerRow>(TABLES.trackerAnswer)
        .insert({ effect_id: effect, answer: 'gone' })
        .onConflict('effect_id')
        .ignore()
        .returning('effect_id');
      const given = claimed.length === 0 ? await answers().first() : undefined;
      if (given !== undefined) return given.answer;

      const answer = await applied(trx, issue, change);
      await answers().update({ answer });
      return answer;
    });
  }

  #issues(scope: Scope) {
    const issues = this.#knex<TrackerIssueRow>(TABLES.trackerIssue);
    return withinInstallations(issues, 'installation_id', scope);
  }
}

async function applied(
  trx: Knex.Transaction,
  { installationId, id }: { readonly installationId: InstallationId; readonly id: TrackerIssueId },
  { status, at }: StatusAt,
): Promise<TrackerAnswer> {
  const issues = () =>
    trx<TrackerIssueRow>(TABLES.trackerIssue).where({
      id: storableText(id),
      installation_id: storableText(installationId),
    });
  const found = await issues().forUpdate().first();
  if (found === undefined) return 'gone';
  if (found.status === status) return 'unchanged';

  await issues().update({ status, changed_at: at });
  return 'changed';
}
