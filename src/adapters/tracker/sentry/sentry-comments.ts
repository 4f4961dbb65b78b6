import { idTextOf, own, ownPath, textOf } from '../../../domain/foreign-json.ts';
import type { EffectId, TrackerCommentId, TrackerIssueId } from '../../../domain/ids.ts';
import type { TrackerCommentText } from '../../../domain/tracker-comment.ts';
import { TrackerUnavailable } from '../../../application/ports/tracker.ts';
import type {
  CommentAnswer,
  TrackerCommentRef,
  TrackerComments,
  WrittenComment,
} from '../../../application/ports/tracker-comments.ts';
import { commentText } from '../../../domain/sentry/comment-text.ts';
import type { OwnWrite, OwnWrites } from './own-writes.ts';
import type { SentryIssues } from './sentry-issues.ts';

/** For so long Sentry takes the same text of the same author for a double click. */
const HOUR_MS = 3_600_000;

interface SentryComment {
  readonly id: TrackerCommentId;
  readonly text: string;
  readonly userId: string | null;
  readonly at: Date | null;
}

/** The comments of a Sentry's issues. Each is known again by its text, its author and its time. */
export class SentryComments implements TrackerComments {
  readonly #issues: SentryIssues;
  readonly #writes: OwnWrites;

  constructor(issues: SentryIssues, writes: OwnWrites) {
    this.#issues = issues;
    this.#writes = writes;
  }

  async write(text: TrackerCommentText, id: TrackerIssueId, effect: EffectId): Promise<WrittenComment> {
    const write = await this.#writes.of(effect, 'comment');
    if (write.result !== null) return writtenAs(write.result.commentId);

    const read = await this.#issues.read(id);
    if (read === null) return write.settle('gone');
    const body = commentText(text);
    if (write.openSince !== null) {
      const found = await this.#find(id, body, write.openSince);
      if (found !== null) return this.#settled(write, found);
    }
    await write.begin(read.at);
    const answer = await this.#issues.ask(id, {
      method: 'POST',
      under: 'comments/',
      purpose: `comment on the issue ${id}`,
      body: bodyOf(body),
    });
    const written = answer.kind === 'good' ? idTextOf(own(answer.value, 'id')) : null;
    if (written !== null) return this.#settled(write, written as TrackerCommentId);
    return this.#afterRefusal(write, id, { body, since: new Date(read.at.getTime() - HOUR_MS) });
  }

  async edit(text: TrackerCommentText, comment: TrackerCommentRef, effect: EffectId): Promise<CommentAnswer> {
    const write = await this.#writes.of(effect, 'comment');
    if (write.result !== null) return write.result.answer as CommentAnswer;
    if ((await this.#issues.read(comment.issue)) === null) return write.settle('gone');

    const { kind } = await this.#issues.ask(comment.issue, {
      method: 'PUT',
      under: underOf(comment),
      purpose: `edit the comment ${comment.id}`,
      body: bodyOf(commentText(text)),
    });
    if (kind === 'good') return write.settle('changed');
    await this.#expectGone(comment);
    return write.settle('gone');
  }

  async delete(comment: TrackerCommentRef, effect: EffectId): Promise<CommentAnswer> {
    const write = await this.#writes.of(effect, 'comment');
    if (write.result !== null) return write.result.answer as CommentAnswer;
    const read = await this.#issues.read(comment.issue);
    if (read === null) return write.settle('gone');

    const isAgain = write.openSince !== null;
    await write.begin(read.at);
    const { kind } = await this.#issues.ask(comment.issue, {
      method: 'DELETE',
      under: underOf(comment),
      purpose: `delete the comment ${comment.id}`,
    });
    if (kind === 'good') return write.settle('changed');
    await this.#expectGone(comment);
    // What is gone at the second try went at the first, whose answer was lost.
    return write.settle(isAgain ? 'changed' : 'gone');
  }

  /** A body that Sentry signed once can be sent again by whoever has it, and does not tell when that was. */
  readonly read = async ({ issue, id }: TrackerCommentRef): Promise<string | null> =>
    (await this.#all(issue)).find((comment) => comment.id === id)?.text ?? null;

  async #settled(write: OwnWrite, id: TrackerCommentId): Promise<WrittenComment> {
    await write.settle('changed', id);
    return { id };
  }

  async #afterRefusal(
    write: OwnWrite,
    id: TrackerIssueId,
    { body, since }: { readonly body: string; readonly since: Date },
  ): Promise<WrittenComment> {
    if ((await this.#issues.read(id)) === null) return write.settle('gone');
    const found = await this.#find(id, body, since);
    if (found !== null) return this.#settled(write, found);

    await write.withdraw();
    throw new TrackerUnavailable(
      `Sentry does not take a comment on the issue ${id}: it has no comments, or has taken the very same one within ` +
        'the hour.',
      { retryAfterMs: HOUR_MS },
    );
  }

  /** A comment of our own with this text that no other Effect has written. */
  async #find(id: TrackerIssueId, body: string, since: Date): Promise<TrackerCommentId | null> {
    const ownUserId = await this.#issues.ownUserId();
    const alike = (await this.#all(id)).filter(
      ({ text, userId, at }) =>
        text === body &&
        (ownUserId === null || userId === null || userId === ownUserId) &&
        (at === null || at >= since),
    );
    const taken = await this.#writes.comments(alike.map((comment) => comment.id));
    return alike.find((comment) => !taken.has(comment.id))?.id ?? null;
  }

  /** Sentry answers alike to a comment that is gone and to one that it lets nobody change. */
  async #expectGone({ issue, id }: TrackerCommentRef): Promise<void> {
    if (!(await this.#all(issue)).some((comment) => comment.id === id)) return;
    throw new TrackerUnavailable(
      `Sentry lets this token change no comment ${id}: it is another's, or the token lacks Issue & Event: Admin.`,
    );
  }

  async #all(id: TrackerIssueId): Promise<readonly SentryComment[]> {
    const path = this.#issues.pathUnder(id, 'comments/');
    const comments = (await this.#issues.list(path, `read the comments of the issue ${id}`)) ?? [];
    return comments.map(commentIn).filter((comment) => comment !== null);
  }
}

/** Sentry takes the one, GlitchTip the other. */
function bodyOf(text: string): object {
  return { text, data: { text } };
}

function underOf({ id }: TrackerCommentRef): string {
  return `comments/${encodeURIComponent(id)}/`;
}

function writtenAs(id: TrackerCommentId | null): WrittenComment {
  return id === null ? 'gone' : { id };
}

function commentIn(value: unknown): SentryComment | null {
  const id = idTextOf(own(value, 'id'));
  const text = textOf(ownPath(value, 'data', 'text'));
  if (id === null || text === null) return null;
  const time = Date.parse(textOf(own(value, 'dateCreated')) ?? '');
  return {
    id: id as TrackerCommentId,
    text,
    userId: idTextOf(ownPath(value, 'user', 'id')),
    at: Number.isNaN(time) ? null : new Date(time),
  };
}
