import type { Effect } from '../../domain/effect.ts';
import type { OutboundAssigneeReason, OutboundCommentReason } from '../../domain/outbound/people-reasons.ts';
import type { DecisionValues } from '../../domain/sync-decision.ts';
import { candidates, perhaps, problemIn, quoted, textIn } from './sentence-parts.ts';

const FOUND_BY: Readonly<Record<string, string>> = {
  mapping: 'the user mapping',
  key: 'their key in Jira',
  name: 'their name in Jira',
  email: 'their e-mail',
};

const LEFT = 'The Jira issue was left as it was.';
const MAP_THEM = 'Say who they are in Jira in the user mapping of the Installation.';

/** What was done about the Jira issue's assignee, or why nothing was; `asked` is the sentence that tells what was asked for. */
export function outboundAssigneeSentence(
  reason: OutboundAssigneeReason,
  {
    effect,
    values,
    asked,
  }: { readonly effect: Effect; readonly values: DecisionValues; readonly asked: string },
): string {
  switch (reason) {
    case 'jira_assigned':
      return `${asked} The Jira issue was assigned to ${quoted(values, 'to')}${foundBy(values)}.`;
    case 'jira_assigned_already':
      return `${asked} The Jira issue was assigned to ${quoted(values, 'to')} already${foundBy(values)}.`;
    case 'jira_unassigned':
      return `${asked} The Jira issue was unassigned.`;
    case 'jira_unassigned_already':
      return `${asked} The Jira issue was assigned to nobody already.`;
    case 'jira_unassigning_forbidden':
      return `${asked} ${LEFT} Jira lets nobody unassign an issue: its setting “Allow unassigned issues” is off. ${problemIn(effect, values)}`;
    case 'jira_assigning_forbidden':
      return `${asked} ${LEFT} Insufficient permissions to assign the Jira issue: give Lockstep's account the permission “Assign Issues” in its project. ${problemIn(effect, values)}`;
    case 'jira_assigning_failed':
      return `${asked} Failed to assign the Jira issue to ${quoted(values, 'to')}. ${problemIn(effect, values)}`;
    case 'jira_person_ambiguous':
      return `${asked} ${LEFT} They may be any of several people of Jira${foundBy(values)}${candidates(values)}. ${MAP_THEM}`;
    case 'jira_person_unknown':
      return `${asked} ${LEFT} Jira names nobody of that key, name or e-mail whom the issue can be assigned to.${perhaps(values)} ${MAP_THEM}`;
    case 'jira_person_without_email':
      return `${asked} ${LEFT} Jira names nobody of that key or name whom the issue can be assigned to, and the tracker knows no verified e-mail of theirs.${perhaps(values)} ${MAP_THEM}`;
    case 'jira_person_not_assignable':
      return `${asked} ${LEFT} They are ${quoted(values, 'to')} in Jira${foundBy(values)}, to whom Jira does not assign the issue: they have left, or lack the permission “Assignable User”.`;
    case 'outbound_assignee_off':
      return `${asked} The Jira issue was left alone: this Installation does not carry assignees to Jira (setting outboundAssignee).`;
  }
}

/** What was done about a comment in Jira, or why nothing was; `asked` is the sentence that tells what was asked for. */
export function outboundCommentSentence(
  reason: OutboundCommentReason,
  {
    effect,
    values,
    asked,
  }: { readonly effect: Effect; readonly values: DecisionValues; readonly asked: string },
): string {
  switch (reason) {
    case 'jira_comment_written':
      return `${asked} It was written to the Jira issue.`;
    case 'jira_comment_edited':
      return `${asked} The comment in Jira was changed.`;
    case 'jira_comment_deleted':
      return `${asked} The comment in Jira was deleted.`;
    case 'jira_comment_gone':
      return `${asked} Somebody deleted the comment in Jira: it was not written again.`;
    case 'jira_comment_refused':
      return `${asked} Jira does not take the comment. ${problemIn(effect, values)}`;
    case 'jira_comment_forbidden':
      return `${asked} Lockstep's account may not do that to comments in Jira: give it the permissions to add, edit and delete its own. ${problemIn(effect, values)}`;
    case 'jira_comment_visibility_refused':
      return `${asked} Jira does not take the comment for the ${quoted(values, 'visibility')} alone, and it was not written for more people (setting commentVisibility). ${problemIn(effect, values)}`;
    case 'outbound_comment_not_there':
      return `${asked} It is not in Jira, and will not be.`;
    case 'outbound_comment_stale':
      return `${asked} A later text of it was carried to Jira before.`;
    case 'outbound_comment_deleted_before':
      return `${asked} It is deleted by now: there was nothing to do.`;
    case 'outbound_comment_unreadable':
      return `${asked} The tracker did not tell its text: nothing was written.`;
    case 'outbound_comments_off':
      return `${asked} It was left alone: this Installation does not carry comments to Jira (setting outboundComments).`;
  }
}

function foundBy(values: DecisionValues): string {
  const step = textIn(values, 'foundBy');
  const by = step !== null && Object.hasOwn(FOUND_BY, step) ? FOUND_BY[step] : undefined;
  return by === undefined ? '' : `, found by ${by}`;
}
