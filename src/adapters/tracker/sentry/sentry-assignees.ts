import { filledTextOf, idTextOf, own } from '../../../domain/foreign-json.ts';
import type { EffectId, TrackerIssueId, TrackerUserId } from '../../../domain/ids.ts';
import type { TrackerUser } from '../../../domain/tracker-user.ts';
import { TrackerUnavailable, type AssignAnswer } from '../../../application/ports/tracker.ts';
import type { OwnWrite, OwnWrites } from './own-writes.ts';
import { isAssignedTo, understandSentryIssue, wasDone, type SentryIssue } from './sentry-issue.ts';
import type { SentryIssues } from './sentry-issues.ts';

/** Assigns issues of a Sentry, once for each Effect. */
export class SentryAssignees {
  readonly #issues: SentryIssues;
  readonly #writes: OwnWrites;

  constructor(issues: SentryIssues, writes: OwnWrites) {
    this.#issues = issues;
    this.#writes = writes;
  }

  /** Who is active in a team of the issue's project. @throws {TrackerUnavailable} */
  async assignable(id: TrackerIssueId): Promise<readonly TrackerUser[] | 'gone' | 'unsupported'> {
    const read = await this.#issues.read(id);
    if (read === null) return 'gone';
    const { project, assignee } = read.issue;
    if (assignee === 'untold' || project === null) return 'unsupported';

    const path = `${this.#issues.projectPath(project)}members/`;
    const members = (await this.#issues.list(path, `read who works on ${project}`)) ?? [];
    return members.map(memberIn).filter((user) => user !== null);
  }

  /** @throws {TrackerUnavailable} */
  async assign(user: TrackerUserId | null, id: TrackerIssueId, effect: EffectId): Promise<AssignAnswer> {
    const write = await this.#writes.of(effect, 'assignee');
    if (write.result !== null) return write.result.answer;

    const read = await this.#issues.read(id);
    if (read === null) return write.settle('gone');
    const { issue, at } = read;
    if (issue.assignee === 'untold') return 'unsupported';
    if (write.openSince === null && isAssignedTo(issue, user)) return write.settle('unchanged');
    if (write.openSince !== null && (await this.#isDone(issue, user, write.openSince))) {
      return write.settle('changed');
    }
    await write.begin(at);
    return this.#write(user, issue, write);
  }

  async #write(user: TrackerUserId | null, issue: SentryIssue, write: OwnWrite): Promise<AssignAnswer> {
    const change = { assignedTo: user === null ? '' : `user:${user}` };
    const { kind, value } = await this.#issues.update(issue, change, `assign the issue ${issue.id}`);
    if (kind === 'missing') return write.settle('gone');
    if (kind === 'good') {
      const shown = understandSentryIssue(value);
      const isTaken = shown === null || isAssignedTo(shown, user);
      return write.settle(isTaken ? 'changed' : 'not_assignable');
    }
    if (user !== null) return write.settle('not_assignable');
    await write.withdraw();
    throw new TrackerUnavailable(`Sentry refuses to assign the issue ${issue.id} to nobody.`);
  }

  /** Of a write whose answer was lost. */
  async #isDone(issue: SentryIssue, user: TrackerUserId | null, since: Date): Promise<boolean> {
    if (isAssignedTo(issue, user)) return true;
    if (issue.activity === null) return false;
    const types = [user === null ? 'unassigned' : 'assigned'];
    return wasDone(issue, types, { userId: await this.#issues.ownUserId(), since });
  }
}

/** Null for who is not in yet, or out again: an issue cannot be assigned to them. */
function memberIn(value: unknown): TrackerUser | null {
  const user = own(value, 'user');
  const id = idTextOf(own(user, 'id'));
  if (id === null || own(user, 'isActive') === false || own(value, 'pending') === true) return null;

  const email = filledTextOf(own(user, 'email')) ?? filledTextOf(own(value, 'email'));
  const name = filledTextOf(own(user, 'username')) ?? email ?? id;
  return { id: id as TrackerUserId, name, email, isEmailVerified: isVerified(email, own(user, 'emails')) };
}

/** An e-mail of which nothing is told is not verified. */
function isVerified(email: string | null, emails: unknown): boolean {
  if (email === null || !Array.isArray(emails)) return false;
  return emails.some(
    (one) =>
      filledTextOf(own(one, 'email'))?.toLowerCase() === email.toLowerCase() &&
      own(one, 'is_verified') === true,
  );
}
