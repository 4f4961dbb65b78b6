import type { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import { OutboundComment, type OutboundCommentStep } from '../../domain/outbound/outbound-comment.ts';
import type { OutboundCommentContent } from '../../domain/outbound/outbound-content.ts';
import type { DecisionValues } from '../../domain/sync-decision.ts';
import { rulesIn, type CommentVisibility } from '../../domain/sync-settings.ts';
import type { TrackerIssueId } from '../../domain/ids.ts';
import { afterFailure } from '../inbound/after-failure.ts';
import { afterTrackerFailure, askTracker } from '../inbound/ask-tracker.ts';
import { over, type Conclusion, type Over } from '../inbound/conclusion.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import type { Clock } from '../ports/clock.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Log } from '../ports/log.ts';
import type { Stores } from '../ports/stores.ts';
import type { Trackers } from '../ports/tracker.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { CarriesOut, OutboundErrand } from './outbound-errand.ts';
import { WriteJiraComment, type OutboundCommentErrand } from './write-jira-comment.ts';

export interface CarryOutOutboundCommentPorts {
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'comments' | 'issues'>;
  readonly stores: Pick<Stores, 'outboundComments' | 'syncedComments' | 'effects'>;
  readonly unitOfWork: UnitOfWork;
  readonly trackers: Trackers;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Carries a comment of the tracker issue to Jira. What we wrote to the tracker ourselves is known by its id, as its
 * SyncedComment says, and never by its author. A comment given on linking is carried likewise.
 */
export class CarryOutOutboundComment implements CarriesOut<OutboundCommentContent> {
  readonly #ports: CarryOutOutboundCommentPorts;
  readonly #write: WriteJiraComment;

  constructor(ports: CarryOutOutboundCommentPorts) {
    this.#ports = ports;
    this.#write = new WriteJiraComment(ports);
  }

  /** @throws {LeaseLost} when another process works on the issue by now. */
  async execute(
    effect: Effect,
    content: OutboundCommentContent,
    { link, lease, installation }: OutboundErrand,
  ): Promise<Conclusion> {
    const { outboundComments, syncedComments } = this.#ports.stores;
    const { observedAt, source } = effect.toProps();
    // Whoever links asks for this very comment, whatever the settings say of those in the tracker.
    const isOnLinking = source === 'linking';
    const { action, commentId, author } = content;
    const values = { comment: commentId, author, updatedAt: observedAt?.toISOString() ?? null };
    if (await syncedComments.isWrittenFor(link.id, commentId)) return over('skipped', 'echo', values);

    const rules = rulesIn(installation.settings, link.toProps().jiraProjectId);
    const known = await outboundComments.find(link.id, commentId);
    const errand: OutboundCommentErrand = {
      ...{ effect, content, lease, values },
      visibility: rules.commentVisibility,
      known: known ?? OutboundComment.unknown(link.id, commentId),
      seen: { action, updatedAt: observedAt },
    };
    const step = errand.known.judge(errand.seen);
    if (!rules.outboundComments && !isOnLinking) return leftAlone(errand);
    if (step !== 'put' && step !== 'remove') return nothingToDo(step, errand);
    if (known === null && !isOnLinking && (await this.#mayBeOurs(link))) return MAY_BE_OURS;
    if (step === 'put' && content.body === null)
      return over('skipped', 'outbound_comment_unreadable', values);
    if (step === 'remove' || isOnLinking) return this.#carryOut(step, errand);
    try {
      const body = await this.#bodyNow(content, { link, installation });
      if (body === null) return over('skipped', 'outbound_comment_deleted_before', values);
      if (!isSameText(body, content.body ?? '') && isInJira(errand))
        return over('skipped', 'tracker_moved_on', values);
      return await this.#carryOut(step, { ...errand, content: { ...content, body } });
    } catch (error) {
      return afterTrackerFailure(error, effect, this.#ports.log);
    }
  }

  /** What it says in the tracker, where that can be read, else what was told; null when it is there no more. */
  async #bodyNow(
    { commentId, body }: OutboundCommentContent,
    { link, installation }: Pick<OutboundErrand, 'link' | 'installation'>,
  ): Promise<string | null> {
    const issue: TrackerIssueId = link.toProps().trackerIssueId;
    return askTracker(async () => {
      const read = this.#ports.trackers.of(installation).comments?.read;
      return read === undefined ? body : read({ issue, id: commentId });
    });
  }

  /** Whether a comment of Jira may have been written to the tracker, and nobody knows yet which it is there. */
  async #mayBeOurs({ id, issue }: ExternalIssueLink): Promise<boolean> {
    const open = await this.#ports.stores.effects.open(issue);
    return open
      .filter(({ kind }) => kind === 'comment')
      .map((effect) => effect.toProps())
      .some(({ linkId, attempts }) => linkId === id && attempts > 0);
  }

  async #carryOut(step: 'put' | 'remove', errand: OutboundCommentErrand): Promise<Conclusion> {
    const { effect, values, visibility } = errand;
    try {
      return await this.#write.execute(step, errand);
    } catch (error) {
      if (!(error instanceof JiraFailure)) return afterFailure(error, effect, this.#ports);
      if (error.code === 'jira_refused') return refused(error, { values, visibility });
      if (error.code === 'jira_forbidden') return this.#afterForbidden(error, errand);
      return afterFailure(error, effect, this.#ports);
    }
  }

  /** What the account may not do to comments says nothing of the issue, as long as it sees that. */
  async #afterForbidden(
    failure: JiraFailure,
    { effect, values }: OutboundCommentErrand,
  ): Promise<Conclusion> {
    const { access, jira } = this.#ports;
    const { integrationId, jiraIssueId } = effect.issue;
    try {
      await access.call(integrationId, (connection) => jira.issues.read(connection, jiraIssueId));
    } catch (error) {
      return afterFailure(error, effect, this.#ports);
    }
    return over('failed', 'jira_comment_forbidden', { ...values, problem: failure.message });
  }
}

/** Whether a version of it was carried: what is told then is not carried but as the tracker shows it. */
function isInJira({ known }: OutboundCommentErrand): boolean {
  return known.toProps().version !== null;
}

/** Line ends and what is around the text are not the same in all that a tracker says. */
function isSameText(one: string, other: string): boolean {
  const plain = (text: string) => text.replaceAll('\r\n', '\n').trim();
  return plain(one) === plain(other);
}

/** What Lockstep wrote is told apart by its id in the tracker, once that is known. */
const MAY_BE_OURS: Conclusion = {
  kind: 'later',
  problem: 'A comment of Jira is on its way to the tracker, and this may be it.',
  retryAfterMs: null,
};

/** While comments are left alone, only that one is gone is noted: it must not be written later. */
function leftAlone({ known, seen, values }: OutboundCommentErrand): Over {
  const left = over('skipped', 'outbound_comments_off', values);
  return seen.action === 'deleted' ? { ...left, outboundComment: known.noted(seen) } : left;
}

function nothingToDo(
  step: Exclude<OutboundCommentStep, 'put' | 'remove'>,
  { known, seen, values }: OutboundCommentErrand,
): Over {
  switch (step) {
    case 'nothing':
      return {
        ...over('skipped', 'outbound_comment_not_there', values),
        outboundComment: known.noted(seen),
      };
    case 'stale':
      return over('skipped', 'outbound_comment_stale', values);
    case 'deleted_before':
      return over('skipped', 'outbound_comment_deleted_before', values);
  }
}

/** Jira does not take it, and would not later; it is never written for more people than it was meant for. */
function refused(
  { fieldMessages, message }: JiraFailure,
  { values, visibility }: { readonly values: DecisionValues; readonly visibility: CommentVisibility | null },
): Over {
  if (visibility === null || fieldMessages['commentLevel'] === undefined)
    return over('failed', 'jira_comment_refused', { ...values, problem: message });
  return over('failed', 'jira_comment_visibility_refused', {
    ...values,
    visibility: `${visibility.type} ${visibility.value}`,
    problem: message,
  });
}
