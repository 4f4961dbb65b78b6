import type { Effect } from '../../domain/effect.ts';
import type { DecisionReason, DecisionValues } from '../../domain/sync-decision.ts';
import { quoted, textIn, who } from './sentence-parts.ts';

/** What came of asking the tracker for something for the sake of a status. */
type StatusReason = Extract<
  DecisionReason,
  | 'resolved'
  | 'unresolved'
  | 'already_resolved'
  | 'already_unresolved'
  | 'ignored'
  | 'already_ignored'
  | 'held_back'
>;

const HOW: Readonly<Record<string, string>> = {
  resolve_in_current_release: 'resolve it in the current release',
  resolve_in_next_release: 'resolve it in the next release',
  ignore: 'ignore it',
};

/** What was done about the status of the tracker issue. */
export function statusSentence(
  effect: Effect,
  { reason, values }: { readonly reason: StatusReason; readonly values: DecisionValues },
): string {
  const seen = statusSeen(effect, values);
  switch (reason) {
    case 'resolved':
      return `${seen}, so the tracker issue was resolved${release(values)}.${fallback(values)}`;
    case 'already_resolved':
      return `${seen}; the tracker issue was resolved already.${fallback(values)}`;
    case 'ignored':
      return `${seen}${resolvedAs(values)}, so the tracker issue was ignored.`;
    case 'already_ignored':
      return `${seen}${resolvedAs(values)}; the tracker issue was ignored already.`;
    case 'unresolved':
      return `${seen}, which is not done, so the tracker issue was unresolved.${others(values)}`;
    case 'already_unresolved':
      return `${seen}, which is not done; the tracker issue was unresolved already.${others(values)}`;
    case 'held_back':
      return `${seen}, which is not done. The tracker issue was left as it is: ${quoted(values, 'heldBackBy')}, on the same Jira issue, was unresolved in the tracker, and no other is unresolved for its sake.`;
  }
}

/** The clause that tells which status was decided on; without the full stop. */
export function statusSeen(effect: Effect, values: DecisionValues): string {
  const status = quoted(values, 'status');
  const { source } = effect.toProps();
  if (source === 'linking') return `When the issues were linked, the Jira issue was ${status}`;
  if (source === 'reconciliation') return `Comparing with Jira showed that the issue is ${status}`;
  if (textIn(values, 'from') === null) return `The Jira issue is ${status}`;
  const event = textIn(values, 'event') === null ? '' : ` (${textIn(values, 'event') ?? ''})`;
  return `${who(effect, values)} moved the Jira issue from ${quoted(values, 'from')} to ${status}${event}`;
}

function release(values: DecisionValues): string {
  const action = textIn(values, 'action');
  if (values['supported'] !== true) return '';
  if (action === 'resolve_in_current_release') return ' in the current release';
  return action === 'resolve_in_next_release' ? ' in the next release' : '';
}

function fallback(values: DecisionValues): string {
  const action = textIn(values, 'action');
  const how = action !== null && Object.hasOwn(HOW, action) ? HOW[action] : undefined;
  return how === undefined || values['supported'] !== false ? '' : ` This tracker cannot ${how}.`;
}

function resolvedAs(values: DecisionValues): string {
  return textIn(values, 'resolution') === null ? '' : `, by the resolution ${quoted(values, 'resolution')}`;
}

function others(values: DecisionValues): string {
  const count = values['others'];
  if (typeof count !== 'number' || count < 1) return '';
  return count === 1
    ? ' Another tracker issue hangs on the same Jira issue.'
    : ` ${count} other tracker issues hang on the same Jira issue.`;
}
