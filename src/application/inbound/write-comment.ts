import type { CommentContent } from '../../domain/comment-content.ts';
import type { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { EffectId, TrackerCommentId } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import type { DecisionValues } from '../../domain/sync-decision.ts';
import type { SeenComment, SyncedComment } from '../../domain/synced-comment.ts';
import { commentAddress, type TrackerCommentText } from '../../domain/tracker-comment.ts';
import { trackerKeyOf } from '../../domain/tracker-key.ts';
import type { IssueLease } from '../ports/issue-leases.ts';
import type { Stores } from '../ports/stores.ts';
import type { CommentAnswer, TrackerComments, WrittenComment } from '../ports/tracker-comments.ts';
import type { Trackers } from '../ports/tracker.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { askTracker } from './ask-tracker.ts';
import { over, type Conclusion } from './conclusion.ts';

export interface WriteCommentPorts {
  readonly stores: Pick<Stores, 'integrations'>;
  readonly unitOfWork: UnitOfWork;
  readonly trackers: Trackers;
}

/** A comment Effect, with what it is carried out on. */
export interface CommentErrand {
  readonly effect: Effect;
  readonly content: CommentContent;
  readonly link: ExternalIssueLink;
  readonly installation: Installation;
  readonly lease: IssueLease;
  readonly known: SyncedComment;
  readonly seen: SeenComment;
  readonly values: DecisionValues;
}

const ANSWERS: readonly CommentAnswer[] = ['changed', 'gone', 'unsupported'];

/** What stands in the tracker for a moment when it has to write a comment only to tell which one to take out. */
const TAKEN_OUT: TrackerCommentText = { author: null, body: '(taken out)', url: null };

/** Writes, edits and takes out a comment of Jira in the tracker. Outside any transaction, as the Tracker is foreign. */
export class WriteComment {
  readonly #ports: WriteCommentPorts;

  constructor(ports: WriteCommentPorts) {
    this.#ports = ports;
  }

  /**
   * @throws {LeaseLost} when another process works on the issue by now.
   * @throws {TrackerCallFailed} when the tracker throws anything.
   */
  async execute(step: 'put' | 'remove', errand: CommentErrand): Promise<Conclusion> {
    const { comments } = await askTracker(async () => this.#ports.trackers.of(errand.installation));
    if (comments === undefined) return over('skipped', 'comments_unsupported', errand.values);
    if (step === 'remove') {
      const known = await this.#noted(errand.known.removalAsked(), errand);
      return remove({ ...errand, known }, comments);
    }

    const text = await this.#textOf(errand);
    const { trackerCommentId } = errand.known;
    if (trackerCommentId !== null) return this.#edit({ text, id: trackerCommentId }, errand, comments);
    return this.#write(text, errand, comments);
  }

  /**
   * What an Effect before asked to be written, nobody knows with what end, may stand there with an older text, or may
   * have been taken out again.
   */
  async #write(
    text: TrackerCommentText,
    errand: CommentErrand,
    comments: TrackerComments,
  ): Promise<Conclusion> {
    const { effect, values, seen } = errand;
    const key = trackerKeyOf(effect);
    const known = await this.#noted(errand.known.asked(key), errand);
    const written = await writtenUnder(known.creation ?? key, text, errand, comments);
    if (written === 'gone') return over('failed', 'tracker_issue_gone', values);
    if (written === 'unsupported') return over('skipped', 'comments_unsupported', values);
    if (known.creation !== key || known.isRemovalAsked)
      return this.#edit({ text, id: written.id }, { ...errand, known }, comments);
    return { ...over('applied', 'comment_written', values), comment: known.written(written.id, seen) };
  }

  /** One that is gone because we took it out is written anew; one that somebody took out in the tracker stays out. */
  async #edit(
    { text, id }: { readonly text: TrackerCommentText; readonly id: TrackerCommentId },
    errand: CommentErrand,
    comments: TrackerComments,
  ): Promise<Conclusion> {
    const { known, effect, seen, link } = errand;
    const key = trackerKeyOf(effect);
    const ref = { id, issue: link.toProps().trackerIssueId };
    const answer = await askTracker(async () => understood(await comments.edit(text, ref, key)));
    if (answer === 'gone' && known.isRemovalAsked && known.creation !== key) {
      const anew = await this.#noted(known.askedAnew(key), errand);
      return this.#write(text, { ...errand, known: anew }, comments);
    }
    return { ...afterEdit(answer, errand), comment: known.written(id, seen) };
  }

  /** Commits what the tracker is about to be asked for, so that whoever carries on knows of it. */
  async #noted(asked: SyncedComment, { known, lease }: CommentErrand): Promise<SyncedComment> {
    if (asked === known) return known;
    await this.#ports.unitOfWork.run(async ({ leases, syncedComments }) => {
      await leases.confirm(lease);
      await syncedComments.save(asked);
    });
    return asked;
  }

  async #textOf({ content, link }: CommentErrand): Promise<TrackerCommentText> {
    const { integrationId, jiraIssueKey } = link.toProps();
    const integration = await this.#ports.stores.integrations.find(integrationId);
    const url =
      integration === null || jiraIssueKey === null
        ? null
        : commentAddress(integration.toProps().baseUrl, jiraIssueKey, content.commentId);
    return { author: content.author, body: content.body ?? '', url };
  }
}

function afterEdit(answer: CommentAnswer, { known, values }: CommentErrand): Conclusion & { kind: 'over' } {
  if (answer === 'gone') return over('failed', 'tracker_comment_gone', values);
  if (answer === 'unsupported') return over('skipped', 'comments_unsupported', values);
  return edited(known, values);
}

function edited({ trackerCommentId }: SyncedComment, values: DecisionValues): Conclusion & { kind: 'over' } {
  return over('applied', trackerCommentId === null ? 'comment_written' : 'comment_edited', values);
}

async function remove(errand: CommentErrand, comments: TrackerComments): Promise<Conclusion> {
  const { known, seen, effect, values, link } = errand;
  const comment = known.removed(seen);
  const id = known.trackerCommentId ?? (await idOf(errand, comments));
  if (id === null) return { ...over('skipped', 'tracker_issue_gone', values), comment };

  const ref = { id, issue: link.toProps().trackerIssueId };
  const answer = await askTracker(async () => understood(await comments.delete(ref, trackerKeyOf(effect))));
  if (answer === 'unsupported') return over('skipped', 'comments_unsupported', values);
  if (answer === 'gone') return { ...over('skipped', 'tracker_comment_gone', values), comment };
  const reason = seen.action === 'deleted' ? 'comment_deleted' : 'comment_hidden';
  return { ...over('applied', reason, values), comment };
}

/** Of a comment that may have been written: asked again, the tracker answers which. */
async function idOf(errand: CommentErrand, comments: TrackerComments): Promise<TrackerCommentId | null> {
  const { known, effect } = errand;
  const written = await writtenUnder(known.creation ?? effect.id, TAKEN_OUT, errand, comments);
  return typeof written === 'string' ? null : written.id;
}

function writtenUnder(
  creation: EffectId,
  text: TrackerCommentText,
  { link }: CommentErrand,
  comments: TrackerComments,
): Promise<WrittenComment> {
  const { trackerIssueId } = link.toProps();
  return askTracker(async () => understoodWritten(await comments.write(text, trackerIssueId, creation)));
}

/** A tracker written without types may answer anything; that nobody can tell what it did is all there is to say. */
function understood(answer: CommentAnswer): CommentAnswer {
  if (ANSWERS.includes(answer)) return answer;
  throw new TypeError('a Tracker answers changed, gone or unsupported of a comment: nothing else');
}

function understoodWritten(answer: WrittenComment): WrittenComment {
  if (answer === 'gone' || answer === 'unsupported' || typeof answer.id === 'string') return answer;
  throw new TypeError('a Tracker answers the id of the comment it wrote, gone or unsupported: nothing else');
}
