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
import type { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';
import { isInstallationIn, pageOf } from './scoping.ts';
import type { Tables } from './tables.ts';

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

  applyOnce(effect: EffectId, issue: IssueOfInstallation, { status, at }: StatusAt): Promise<TrackerAnswer> {
    return this.#once(effect, (tables) => {
      const found = issueOf(tables, issue);
      if (found === null) return 'gone';
      if (found.status === status) return 'unchanged';
      tables.trackerIssues.set(found.id, { ...found, status, changedAt: at });
      return 'changed';
    });
  }

  assignOnce(
    effect: EffectId,
    issue: IssueOfInstallation,
    { assigneeId, at }: AssigneeAt,
  ): Promise<AssignAnswer> {
    return this.#once<AssignAnswer>(effect, (tables) => {
      const found = issueOf(tables, issue);
      if (found === null) return 'gone';
      if (assigneeId !== null && !isColleague(tables, issue.installationId, assigneeId))
        return 'not_assignable';
      if (found.assigneeId === assigneeId) return 'unchanged';
      tables.trackerIssues.set(found.id, { ...found, assigneeId, changedAt: at });
      return 'changed';
    });
  }

  /** An Effect asks for one thing only, so what it was answered is an answer of its kind. */
  #once<Answer extends AssignAnswer>(effect: EffectId, work: (tables: Tables) => Answer): Promise<Answer> {
    return this.#unitOfWork.runOnTables((tables) => {
      const given = tables.trackerAnswers.get(effect);
      if (given !== undefined) return given as Answer;
      const answer = work(tables);
      tables.trackerAnswers.set(effect, answer);
      return answer;
    });
  }
}

function issueOf(
  { trackerIssues }: Tables,
  { installationId, id }: IssueOfInstallation,
): LocalTrackerIssue | null {
  const issue = trackerIssues.get(id);
  return issue?.installationId === installationId ? issue : null;
}

function isColleague(
  { installations, trackerUsers }: Tables,
  installationId: InstallationId,
  id: TrackerUserId,
): boolean {
  const organizationId = trackerUsers.get(id)?.organizationId;
  return (
    organizationId !== undefined &&
    installations.get(installationId)?.toProps().organizationId === organizationId
  );
}
