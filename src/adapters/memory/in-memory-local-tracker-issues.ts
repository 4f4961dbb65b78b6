import type { Scope } from '../../domain/api-key.ts';
import type { EffectId, InstallationId, TrackerIssueId } from '../../domain/ids.ts';
import type { LocalTrackerIssue, TrackerIssueStatus } from '../../domain/tracker-issue.ts';
import type { Page } from '../../application/ports/admin-reads.ts';
import type { LocalTrackerIssues, StatusAt } from '../../application/ports/local-tracker-issues.ts';
import type { TrackerAnswer } from '../../application/ports/tracker.ts';
import type { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';
import { isInstallationIn, pageOf } from './scoping.ts';

/** The local tracker's issues, in memory. */
export class InMemoryLocalTrackerIssues implements LocalTrackerIssues {
  readonly #unitOfWork: InMemoryUnitOfWork;

  constructor(unitOfWork: InMemoryUnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  add(issue: LocalTrackerIssue): Promise<void> {
    return this.#unitOfWork.runOnTables(({ trackerIssues }) => {
      trackerIssues.set(issue.id, issue);
    });
  }

  async find(scope: Scope, id: TrackerIssueId): Promise<LocalTrackerIssue | null> {
    const tables = this.#unitOfWork.committed;
    const issue = tables.trackerIssues.get(id);
    return issue !== undefined && isInstallationIn(tables, scope, issue.installationId) ? issue : null;
  }

  async list(scope: Scope, installation: InstallationId, page: Page): Promise<readonly LocalTrackerIssue[]> {
    const tables = this.#unitOfWork.committed;
    if (!isInstallationIn(tables, scope, installation)) return [];
    const issues = [...tables.trackerIssues.values()].filter(
      ({ installationId }) => installationId === installation,
    );
    return pageOf(issues, page, ({ id }) => id);
  }

  async setStatus(
    scope: Scope,
    id: TrackerIssueId,
    { status, at }: StatusAt,
  ): Promise<LocalTrackerIssue | null> {
    return this.#unitOfWork.runOnTables((tables) => {
      const issue = tables.trackerIssues.get(id);
      if (issue === undefined || !isInstallationIn(tables, scope, issue.installationId)) return null;
      const changed = issue.status === status ? issue : { ...issue, status, changedAt: at };
      tables.trackerIssues.set(id, changed);
      return changed;
    });
  }

  applyOnce(
    effect: EffectId,
    issue: { readonly installationId: InstallationId; readonly id: TrackerIssueId },
    { status, at }: StatusAt,
  ): Promise<TrackerAnswer> {
    return this.#unitOfWork.runOnTables(({ trackerIssues, trackerAnswers }) => {
      const given = trackerAnswers.get(effect);
      if (given !== undefined) return given;

      const found = trackerIssues.get(issue.id);
      const answer = answerFor(found, issue.installationId, status);
      if (found !== undefined && answer === 'changed') {
        trackerIssues.set(issue.id, { ...found, status, changedAt: at });
      }
      trackerAnswers.set(effect, answer);
      return answer;
    });
  }
}

function answerFor(
  issue: LocalTrackerIssue | undefined,
  installationId: InstallationId,
  status: TrackerIssueStatus,
): TrackerAnswer {
  if (issue?.installationId !== installationId) return 'gone';
  return issue.status === status ? 'unchanged' : 'changed';
}
