import type { EffectId, TrackerIssueId } from '../../../domain/ids.ts';
import { statusAfter, type TrackerAction, type TrackerIssueStatus } from '../../../domain/tracker-issue.ts';
import { TrackerUnavailable, type ApplyAnswer } from '../../../application/ports/tracker.ts';
import type { OwnWrite, OwnWrites } from './own-writes.ts';
import { wasDone, type SentryIssue } from './sentry-issue.ts';
import type { SentryIssues } from './sentry-issues.ts';

const CHANGES: Readonly<Record<TrackerAction, object>> = {
  resolve: { status: 'resolved' },
  resolve_in_current_release: { status: 'resolved', statusDetails: { inRelease: 'latest' } },
  resolve_in_next_release: { status: 'resolved', statusDetails: { inNextRelease: true } },
  ignore: { status: 'ignored' },
  unresolve: { status: 'unresolved' },
};

/** What Sentry calls the activities by which an issue comes to a status. */
const ACTIVITIES: Readonly<Record<TrackerIssueStatus, readonly string[]>> = {
  resolved: ['set_resolved', 'set_resolved_in_release', 'set_resolved_in_commit'],
  ignored: ['set_ignored'],
  unresolved: ['set_unresolved'],
};

/** Resolves, ignores and unresolves issues of a Sentry, once for each Effect. */
export class SentryStatus {
  readonly #issues: SentryIssues;
  readonly #writes: OwnWrites;

  constructor(issues: SentryIssues, writes: OwnWrites) {
    this.#issues = issues;
    this.#writes = writes;
  }

  /** @throws {TrackerUnavailable} */
  async apply(action: TrackerAction, id: TrackerIssueId, effect: EffectId): Promise<ApplyAnswer> {
    const write = await this.#writes.of(effect, 'status');
    if (write.result !== null) return write.result.answer as ApplyAnswer;

    const read = await this.#issues.read(id);
    if (read === null) return write.settle('gone');
    const { issue, at } = read;
    const wanted = statusAfter(action);
    if (write.openSince === null && issue.status === wanted) return write.settle('unchanged');
    if (write.openSince !== null && (await this.#isDone(issue, wanted, write.openSince))) {
      return write.settle('changed');
    }
    if (isAboutRelease(action) && !(await this.#hasRelease(issue))) return 'unsupported';

    await write.begin(at);
    return this.#write(action, issue, write);
  }

  async #write(action: TrackerAction, issue: SentryIssue, write: OwnWrite): Promise<ApplyAnswer> {
    const { kind } = await this.#issues.update(issue, CHANGES[action], `${action} the issue ${issue.id}`);
    if (kind === 'good') return write.settle('changed');
    if (kind === 'missing') return write.settle('gone');

    await write.withdraw();
    if (isAboutRelease(action)) return 'unsupported';
    throw new TrackerUnavailable(`Sentry refuses to ${action} the issue ${issue.id}.`);
  }

  /** Of a write whose answer was lost. What was undone since stands in the activity, where there is one. */
  async #isDone(issue: SentryIssue, wanted: TrackerIssueStatus, since: Date): Promise<boolean> {
    if (issue.status === wanted) return true;
    if (issue.activity === null) return false;
    return wasDone(issue, ACTIVITIES[wanted], { userId: await this.#issues.ownUserId(), since });
  }

  /** Without one, Sentry refuses to resolve in it; GlitchTip would resolve without saying that it left that out. */
  async #hasRelease({ project, assignee }: SentryIssue): Promise<boolean> {
    if (project === null || assignee === 'untold') return false;
    const path = `${this.#issues.projectPath(project)}releases/`;
    return ((await this.#issues.list(path, `read the releases of ${project}`)) ?? []).length > 0;
  }
}

function isAboutRelease(action: TrackerAction): boolean {
  return action === 'resolve_in_current_release' || action === 'resolve_in_next_release';
}
