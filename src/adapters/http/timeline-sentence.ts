import type { TimelineEntry } from '../../application/ports/admin-reads.ts';
import { isOutbound, MOST_ATTEMPTS, type Effect } from '../../domain/effect.ts';
import { isOutboundAssigneeReason, isOutboundCommentReason } from '../../domain/outbound/people-reasons.ts';
import type { DecisionValues, SyncDecision } from '../../domain/sync-decision.ts';
import { assigneeAsked, assigneeSeen, assigneeSentence } from './assignee-sentence.ts';
import { commentSentence, whatWasDone } from './comment-sentence.ts';
import { deletionSentence } from './deletion-sentence.ts';
import { remoteLinkSentence } from './remote-link-sentence.ts';
import { outboundAssigneeSentence, outboundCommentSentence } from './outbound-people-sentence.ts';
import { outboundAsked, outboundSentence } from './outbound-sentence.ts';
import { outboundStatusSentence } from './outbound-status-sentence.ts';
import { statusSeen, statusSentence } from './status-sentence.ts';
import { fromTo, moment, problemIn, quoted, sentence, textIn, tries, who } from './sentence-parts.ts';

/** What was done for an Effect or why it was not, or what it waits for: a sentence or two, for people, in plain text. */
export function timelineSentence({ effect, decision }: Pick<TimelineEntry, 'effect' | 'decision'>): string {
  if (decision === null) return undecided(effect);
  const replayedBy = textIn(decision.values, 'replayedBy');
  return `${decided(effect, decision)}${replayedBy === null ? '' : ` It was replayed by “${replayedBy}”.`}`;
}

function undecided(effect: Effect): string {
  const { state, nextAttemptAt, attempts, lastProblem, replay } = effect.toProps();
  const nextTry = Math.min(attempts + 1, MOST_ATTEMPTS);
  const problem = lastProblem === null ? '' : ` What stopped it: ${sentence(lastProblem)}`;
  switch (state) {
    case 'due':
      return replay === null
        ? `${askedBy(effect)} It is to be carried out now.`
        : `${askedBy(effect)} It was replayed by “${replay.by}”, and is to be carried out now.`;
    case 'waiting':
      return nextAttemptAt === null
        ? `${askedBy(effect)} It waits until the Integration is authorized again.${problem}`
        : `${askedBy(effect)} Try ${nextTry} of ${MOST_ATTEMPTS} is due at ${moment(nextAttemptAt)}.${problem}`;
    case 'applied':
      return `${askedBy(effect)} It was carried out.`;
    case 'skipped':
      return `${askedBy(effect)} There was nothing to do.`;
    case 'failed':
      return `${askedBy(effect)} It could not be carried out.${problem}`;
    case 'dead':
      return `${askedBy(effect)} It was given up after ${attempts} tries.${problem}`;
  }
}

function decided(effect: Effect, { reason, values }: SyncDecision): string {
  const { content } = effect.toProps();
  const told = { effect, values, asked: askedBy(effect) };
  if (isOutboundAssigneeReason(reason)) return outboundAssigneeSentence(reason, told);
  if (isOutboundCommentReason(reason)) return outboundCommentSentence(reason, told);
  switch (reason) {
    case 'resolved':
    case 'unresolved':
    case 'already_resolved':
    case 'already_unresolved':
    case 'ignored':
    case 'already_ignored':
    case 'held_back':
      return statusSentence(effect, { reason, values });
    case 'nothing_changed':
      return `${statusSeen(effect, values)}, ${nothingChanged(effect, values)}.`;
    case 'stale':
      return stale(effect, values);
    case 'superseded':
      return `${askedBy(effect)} Before it was carried out something newer of its kind came, which took its place.`;
    case 'status_sync_off':
      return `${statusSeen(effect, values)}. The tracker issue was left alone: this Installation does not follow Jira's status (setting inboundStatus).`;
    case 'status_unknown':
      return `${statusSeen(effect, values)}, and Jira does not tell whether that means done. Name the done statuses of its project in the Installation's settings.`;
    case 'tracker_issue_gone':
      return content.kind === 'comment' || isOutbound(content.kind)
        ? `${askedBy(effect)} The tracker has no such issue any more.`
        : `${seen(effect, values)}, but the tracker has no such issue any more.`;
    case 'tracker_gave_up':
      return `${askedBy(effect)} It was given up after ${tries(effect, values)}: the tracker did not do it. ${problemIn(effect, values)}`;
    case 'jira_gave_up':
      return `${askedBy(effect)} It was given up after ${tries(effect, values)}: Jira did not ${whatJiraDidNot(effect)}. ${problemIn(effect, values)}`;
    case 'lockstep_failed':
      return `${askedBy(effect)} It was given up after ${tries(effect, values)}: Lockstep itself failed. ${problemIn(effect, values)}`;
    case 'jira_issue_unreachable':
      return `Jira does not show the issue to Lockstep's account, so nothing was done; the next event about it heals the link. ${problemIn(effect, values)}`;
    case 'jira_issue_deleted':
      return deletionSentence(effect, values);
    case 'link_over':
      return `${askedBy(effect)} Nothing was done: the Jira issue is deleted, and the link is over.`;
    case 'uninstalled':
      return `${askedBy(effect)} Nothing was done: Jira was disconnected before it was carried out.`;
    case 'unlinked':
      return `${askedBy(effect)} Nothing was done: ${quoted(values, 'unlinkedBy')} unlinked the issues before it was carried out.`;
    case 'key_changed':
      return `${who(effect, values)} moved the Jira issue${fromTo(values)}. The link follows it under its new key.`;
    case 'key_unchanged':
      return `The Jira issue was known as ${quoted(values, 'to')} already: there was nothing to do.`;
    case 'assigned':
    case 'already_assigned':
    case 'unassigned':
    case 'already_unassigned':
    case 'assignee_ambiguous':
    case 'assignee_unknown':
    case 'assignee_email_hidden':
    case 'assignee_not_assignable':
    case 'assignee_sync_off':
    case 'assignees_unsupported':
      return assigneeSentence(effect, { reason, values });
    case 'echo':
    case 'tracker_moved_on':
      return outboundSentence(reason, askedBy(effect));
    case 'remote_link_shown':
    case 'remote_link_removed':
    case 'remote_link_without_page':
    case 'remote_link_refused':
    case 'remote_links_off':
      return remoteLinkSentence(reason, values, askedBy(effect));
    case 'jira_status_changed':
    case 'jira_status_already':
    case 'outbound_status_off':
    case 'status_not_mapped':
    case 'ignoring_not_mapped':
    case 'not_reopened':
    case 'no_transition':
    case 'transition_refused':
    case 'transition_forbidden':
      return outboundStatusSentence({ reason, values }, askedBy(effect));
    default:
      return content.kind === 'comment'
        ? commentSentence(reason, content, effect.toProps())
        : askedBy(effect);
  }
}

/** What asked for the Effect, when there is no more to tell. */
function askedBy(effect: Effect): string {
  const { content, source, actor } = effect.toProps();
  if (source === 'linking' && content.kind === 'status')
    return 'The issues were linked, and Jira was to be asked for the status.';
  if (source === 'linking' && content.kind === 'outbound_comment')
    return `${actor ?? 'Somebody'} linked the issues, with a comment for Jira.`;
  if (content.kind === 'comment') return `${whatWasDone(content, { source, actor })}.`;
  if (source === 'reconciliation') return 'Comparing with Jira showed a difference.';

  const person = actor ?? 'Somebody';
  switch (content.kind) {
    case 'deletion':
      return `${person} deleted the Jira issue.`;
    case 'move':
      return `${person} moved the Jira issue to ${content.key}.`;
    case 'assignee':
      return assigneeAsked(content, { source, person });
    case 'status':
      return content.seen === null
        ? `${person} changed the Jira issue.`
        : `${person} changed the Jira issue, whose status was then “${content.seen.statusName ?? content.seen.statusId}”.`;
    default:
      return outboundAsked(content, actor);
  }
}

function whatJiraDidNot({ kind }: Effect): string {
  return isOutbound(kind) ? 'take it' : `tell the issue's ${kind}`;
}

function stale(effect: Effect, values: DecisionValues): string {
  if (effect.kind === 'comment') return `${askedBy(effect)} A later text of it was carried over before.`;
  return effect.kind === 'move'
    ? `An older event told of the key ${quoted(values, 'key')}; the link knows a newer one, ${quoted(values, 'known')}, and keeps it.`
    : `${seen(effect, values)}, but that is no newer than what was decided on last, so it was left alone.`;
}

/** The clause that tells what was decided on; without the full stop. */
function seen(effect: Effect, values: DecisionValues): string {
  return effect.kind === 'assignee' ? assigneeSeen(effect, values) : statusSeen(effect, values);
}

function nothingChanged(effect: Effect, values: DecisionValues): string {
  if (values['done'] === true) return 'which is done, as before: there was nothing to do';
  return effect.toProps().source === 'linking'
    ? 'which is not done: the tracker issue was left as it was'
    : 'still not done: there was nothing to do';
}
