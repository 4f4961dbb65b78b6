import type { PreviewedEffect } from '../../application/inbound/preview-event.ts';
import { decisionOn } from '../../domain/sync-decision.ts';
import type { DecisionId } from '../../domain/ids.ts';
import { sentence } from './sentence-parts.ts';
import { timelineSentence } from './timeline-sentence.ts';

const HANGS_ON = {
  jira: 'How it goes on hangs on what Jira shows of the issue then, for the event does not tell enough.',
  tracker: 'How it goes on hangs on what the tracker says then, of the people or issues it has.',
} as const;

/** What the timeline would say of an Effect, once it was carried out. */
export function foretoldSentence({ effect, foretold }: PreviewedEffect): string {
  if (foretold.kind !== 'over') {
    const asked = timelineSentence({ effect, decision: null });
    return foretold.kind === 'asks'
      ? `${asked} ${HANGS_ON[foretold.whom]}`
      : `${asked} It would wait. What stops it: ${sentence(foretold.problem)}`;
  }
  const { outcome, reason, values } = foretold;
  const { id, createdAt: decidedAt } = effect.toProps();
  // It is told, and never kept: any id does.
  const decision = decisionOn(effect, { id: id as string as DecisionId, outcome, reason, values, decidedAt });
  return timelineSentence({ effect: effect.finished(outcome), decision });
}
