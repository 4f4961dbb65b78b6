import type { Finding } from '../../../domain/finding.ts';
import type { EffectId, TrackerIssueId, TrackerUserId } from '../../../domain/ids.ts';
import type { TrackerAction, TrackerIssue } from '../../../domain/tracker-issue.ts';
import type { TrackerUser } from '../../../domain/tracker-user.ts';
import type { TrackerComments } from '../../../application/ports/tracker-comments.ts';
import type { ApplyAnswer, AssignAnswer, Tracker } from '../../../application/ports/tracker.ts';
import type { OwnWrites } from './own-writes.ts';
import { SentryAssignees } from './sentry-assignees.ts';
import { SentryComments } from './sentry-comments.ts';
import type { SentryCheck } from './sentry-check.ts';
import type { SentryIssues } from './sentry-issues.ts';
import { SentryStatus } from './sentry-status.ts';

/** A Sentry, or what speaks its API, as one Installation sees it. Reads before it writes, and notes what it wrote. */
export class SentryTracker implements Tracker {
  readonly comments: TrackerComments;
  readonly check: () => Promise<readonly Finding[]>;
  readonly #issues: SentryIssues;
  readonly #status: SentryStatus;
  readonly #assignees: SentryAssignees;

  constructor(issues: SentryIssues, writes: OwnWrites, check: SentryCheck) {
    this.#issues = issues;
    this.#status = new SentryStatus(issues, writes);
    this.#assignees = new SentryAssignees(issues, writes);
    this.comments = new SentryComments(issues, writes);
    this.check = () => check.execute();
  }

  async find(issue: TrackerIssueId): Promise<TrackerIssue | null> {
    const read = await this.#issues.read(issue);
    if (read === null) return null;
    const { id, title, status, url, assignee } = read.issue;
    const shown = { id, title, status, url: url ?? this.#issues.pageOf(id) };
    if (assignee === 'untold') return shown;
    return { ...shown, assigneeId: assignee?.type === 'user' ? (assignee.id as TrackerUserId) : null };
  }

  apply(action: TrackerAction, issue: TrackerIssueId, effect: EffectId): Promise<ApplyAnswer> {
    return this.#status.apply(action, issue, effect);
  }

  assignable(issue: TrackerIssueId): Promise<readonly TrackerUser[] | 'gone' | 'unsupported'> {
    return this.#assignees.assignable(issue);
  }

  assign(user: TrackerUserId | null, issue: TrackerIssueId, effect: EffectId): Promise<AssignAnswer> {
    return this.#assignees.assign(user, issue, effect);
  }
}
