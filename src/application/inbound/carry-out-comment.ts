import type { CommentContent } from '../../domain/comment-content.ts';
import { withCommentLeftAlone } from '../../domain/comment-drift.ts';
import type { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { DecisionValues } from '../../domain/sync-decision.ts';
import { rulesIn, type ProjectRules } from '../../domain/sync-settings.ts';
import { SyncedComment, type SeenComment } from '../../domain/synced-comment.ts';
import type { Log } from '../ports/log.ts';
import type { Stores } from '../ports/stores.ts';
import type { Trackers } from '../ports/tracker.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { afterTrackerFailure } from './ask-tracker.ts';
import { over, type Conclusion, type Over } from './conclusion.ts';
import { WriteComment, type CommentErrand } from './write-comment.ts';
import { installationOf } from './installation-of.ts';
import { isOwnComment } from './own-comment.ts';

export interface CarryOutCommentPorts {
  readonly stores: Pick<Stores, 'installations' | 'integrations' | 'syncedComments' | 'outboundComments'>;
  readonly unitOfWork: UnitOfWork;
  readonly trackers: Trackers;
  readonly log: Log;
}

/** Carries a comment of Jira over to the tracker issue. */
export class CarryOutComment {
  readonly #ports: CarryOutCommentPorts;
  readonly #write: WriteComment;

  constructor(ports: CarryOutCommentPorts) {
    this.#ports = ports;
    this.#write = new WriteComment(ports);
  }

  /** @throws {LeaseLost} when another process works on the issue by now. */
  async execute(
    effect: Effect,
    content: CommentContent,
    { link, lease }: Pick<CommentErrand, 'link' | 'lease'>,
  ): Promise<Conclusion> {
    const installation = await installationOf(link, this.#ports.stores);
    const rules = rulesIn(installation.settings, link.toProps().jiraProjectId);
    const comment = { id: content.commentId, body: content.body };
    if (await isOwnComment(comment, effect.issue.integrationId, this.#ports.stores))
      return over('skipped', 'echo', valuesOf(effect, content));

    const known = await this.#ports.stores.syncedComments.find(link.id, content.commentId);
    const errand: CommentErrand = {
      ...{ effect, content, link, installation, lease },
      known: known ?? SyncedComment.unknown(link.id, content.commentId),
      seen: seenIn(effect, content, rules),
      values: valuesOf(effect, content),
    };

    try {
      return await this.#carryOut(errand, rules);
    } catch (error) {
      return afterTrackerFailure(error, effect, this.#ports.log);
    }
  }

  async #carryOut(errand: CommentErrand, rules: ProjectRules): Promise<Conclusion> {
    const { known, seen, values, content } = errand;
    const step = known.judge(seen);
    switch (step) {
      case 'known':
        return over('skipped', 'comment_known', values);
      case 'stale':
        return over('skipped', 'stale', values);
      case 'deleted_before':
        return over('skipped', 'comment_deleted_before', values);
    }

    if (!rules.inboundComments) return leftAlone(errand);
    if (step === 'nothing')
      return { ...over('skipped', whyNothing(seen), values), comment: known.noted(seen) };
    if (step !== 'remove' && content.body === null) return over('skipped', 'comment_unreadable', values);
    return this.#write.execute(step, errand);
  }
}

function seenIn(effect: Effect, { action, isRestricted }: CommentContent, rules: ProjectRules): SeenComment {
  const { observedAt } = effect.toProps();
  return { action, updatedAt: observedAt, isVisible: !isRestricted || rules.restrictedComments };
}

function valuesOf(effect: Effect, { commentId, author, isRestricted }: CommentContent): DecisionValues {
  const { observedAt, actor } = effect.toProps();
  const updatedAt = observedAt?.toISOString() ?? null;
  return { comment: commentId, author, restricted: isRestricted, updatedAt, by: actor };
}

/**
 * While comments are left alone, only what must not come back later is noted: what is gone, and what was hidden. The others
 * are left alone as well by whoever compares comments later.
 */
function leftAlone({ effect, known, seen, content, values }: CommentErrand): Over {
  const mustNotComeBack = seen.action === 'deleted' || content.isRestricted;
  // Of a deletion Jira tells when the comment was edited last.
  const updatedAt = seen.action === 'deleted' ? null : seen.updatedAt;
  const version = { updatedAt, heardAt: effect.toProps().createdAt };
  const change = (link: ExternalIssueLink) => withCommentLeftAlone(link, version);
  const left = { ...over('skipped', 'comment_sync_off', values), change };
  return mustNotComeBack ? { ...left, comment: known.noted(seen) } : left;
}

function whyNothing({ action }: SeenComment): 'comment_not_there' | 'comment_restricted' {
  return action === 'deleted' ? 'comment_not_there' : 'comment_restricted';
}
