import type { TimelineEntry } from '../../../application/ports/admin-reads.ts';
import { timelineSentence } from '../timeline-sentence.ts';

export function presentTimelineEntry({ effect, decision }: TimelineEntry) {
  const props = effect.toProps();
  return {
    id: props.id,
    deliveryId: props.deliveryId,
    kind: effect.kind,
    state: props.state,
    source: props.source,
    actor: props.actor,
    observedAt: props.observedAt,
    attempts: props.attempts,
    nextAttemptAt: props.nextAttemptAt,
    lastProblem: props.lastProblem,
    createdAt: props.createdAt,
    decision: presentDecision(decision),
    sentence: timelineSentence({ effect, decision }),
  };
}

function presentDecision(decision: TimelineEntry['decision']) {
  if (decision === null) return null;
  const { outcome, reason, values, decidedAt } = decision;
  return { outcome, reason, values, decidedAt };
}
