import type { Effect } from '../../domain/effect.ts';
import type { DecisionValues } from '../../domain/sync-decision.ts';
import { textIn } from './sentence-parts.ts';

/** What was done as the Jira issue was deleted. */
export function deletionSentence(effect: Effect, values: DecisionValues): string {
  return `${whatHappened(effect, values)} The link is over; ${told(values)}${resolved(values)}.`;
}

function whatHappened(effect: Effect, values: DecisionValues): string {
  const { source, actor } = effect.toProps();
  const key = textIn(values, 'key');
  const issue = key === null ? 'the Jira issue' : `the Jira issue “${key}”`;
  if (source === 'reconciliation') return `Comparing with Jira showed that ${issue} is gone.`;
  return `${textIn(values, 'by') ?? actor ?? 'Somebody'} deleted ${issue}.`;
}

function told(values: DecisionValues): string {
  switch (textIn(values, 'told')) {
    case 'told':
      return 'a comment tells the tracker issue';
    case 'gone':
      return 'the tracker issue is gone, too';
    default:
      return 'the tracker issue cannot be told, as issues of this tracker have no comments';
  }
}

function resolved(values: DecisionValues): string {
  switch (textIn(values, 'resolved')) {
    case 'changed':
      return ', and it was resolved, as the settings ask for';
    case 'unchanged':
      return ', and it was resolved already';
    case 'gone':
      return '';
    default:
      return textIn(values, 'told') === 'gone' ? '' : ', and its status was left as it is';
  }
}
