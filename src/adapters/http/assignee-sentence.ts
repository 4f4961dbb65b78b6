import type { AssigneeContent } from '../../domain/assignee.ts';
import type { Effect, EffectSource } from '../../domain/effect.ts';
import { nameOf } from '../../domain/jira-user.ts';
import type { AssigneeReason, DecisionValues } from '../../domain/sync-decision.ts';
import { candidates, perhaps, quoted, textIn, who } from './sentence-parts.ts';

const FOUND_BY: Readonly<Record<string, string>> = {
  mapping: 'the user mapping',
  key: "Jira's key",
  name: 'name',
  email: 'verified e-mail',
};

const MAP_THEM = "Name them in the user mapping of the Installation's settings.";
const LEFT = 'The tracker issue keeps its assignee.';

/** What was done about the assignee, or why nothing was. */
export function assigneeSentence(
  effect: Effect,
  { reason, values }: { readonly reason: AssigneeReason; readonly values: DecisionValues },
): string {
  const seen = assigneeSeen(effect, values);
  switch (reason) {
    case 'assigned':
      return `${seen}, so the tracker issue was assigned to ${quoted(values, 'to')}${foundBy(values)}.`;
    case 'already_assigned':
      return `${seen}; the tracker issue was assigned to ${quoted(values, 'to')} already${foundBy(values)}.`;
    case 'unassigned':
      return `${seen}, so the tracker issue was unassigned.`;
    case 'already_unassigned':
      return `${seen}; the tracker issue was unassigned already.`;
    case 'assignee_ambiguous':
      return `${seen}, who may be any of several people of the tracker${foundBy(values)}${candidates(values)}. ${LEFT} ${MAP_THEM}`;
    case 'assignee_unknown':
      return `${seen}, whom the tracker does not know by Jira's key, name or verified e-mail. ${LEFT}${perhaps(values)} ${MAP_THEM}`;
    case 'assignee_email_hidden':
      return `${seen}, whom the tracker does not know by Jira's key or name, and whose e-mail Jira does not show. ${LEFT}${perhaps(values)} ${MAP_THEM}`;
    case 'assignee_not_assignable':
      return `${seen}, who is ${quoted(values, 'to')} in the tracker${foundBy(values)}; the tracker does not assign this issue to them. ${LEFT}`;
    case 'assignee_sync_off':
      return `${seen}. The tracker issue was left alone: this Installation does not follow Jira's assignee (setting inboundAssignee).`;
    case 'assignees_unsupported':
      return `${seen}. Nothing was done: this tracker assigns nobody.`;
  }
}

/** The clause that tells whom the Jira issue is assigned to; without the full stop. */
export function assigneeSeen(effect: Effect, values: DecisionValues): string {
  const isNobody = textIn(values, 'assignee') === null;
  const assignee = isNobody ? 'nobody' : quoted(values, 'assignee');
  const { source } = effect.toProps();
  if (source === 'linking') return `When the issues were linked, the Jira issue was assigned to ${assignee}`;
  if (source === 'reconciliation')
    return `Comparing with Jira showed that the issue is assigned to ${assignee}`;
  if (values['changed'] !== true) return `The Jira issue is assigned to ${assignee}`;
  const person = who(effect, values);
  return isNobody
    ? `${person} unassigned the Jira issue`
    : `${person} assigned the Jira issue to ${assignee}`;
}

/** What asked for the assignee, when there is no more to tell. */
export function assigneeAsked(
  { seen }: AssigneeContent,
  { source, person }: { readonly source: EffectSource; readonly person: string },
): string {
  if (seen === null) return `${person} changed the Jira issue.`;
  const assignee = seen.user === null ? 'nobody' : `“${nameOf(seen.user)}”`;
  if (source === 'linking') return `The issues were linked when the Jira issue was assigned to ${assignee}.`;
  if (!seen.isChange) return `The Jira issue is assigned to ${assignee}.`;
  return seen.user === null
    ? `${person} unassigned the Jira issue.`
    : `${person} assigned the Jira issue to ${assignee}.`;
}

function foundBy(values: DecisionValues): string {
  const step = textIn(values, 'foundBy');
  const by = step !== null && Object.hasOwn(FOUND_BY, step) ? FOUND_BY[step] : undefined;
  return by === undefined ? '' : `, found by ${by}`;
}
