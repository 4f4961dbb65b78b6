import { isOutbound } from '../../../domain/effect.ts';
import type { TimelineEntry } from '../../../application/ports/admin-reads.ts';
import type { SyncDecision } from '../../../domain/sync-decision.ts';
import { timelineSentence } from '../timeline-sentence.ts';

export function presentTimelineEntry({ effect, decision, earlierDecisions }: TimelineEntry) {
  const props = effect.toProps();
  return {
    id: props.id,
    linkId: props.linkId,
    integrationId: props.integrationId,
    jiraIssueId: props.jiraIssueId,
    deliveryId: props.deliveryId,
    kind: effect.kind,
    direction: isOutbound(effect.kind) ? ('outbound' as const) : ('inbound' as const),
    state: props.state,
    source: props.source,
    actor: props.actor,
    observedAt: props.observedAt,
    attempts: props.attempts,
    nextAttemptAt: props.nextAttemptAt,
    lastProblem: props.lastProblem,
    createdAt: props.createdAt,
    replayedAt: props.replay?.at ?? null,
    replayedBy: props.replay?.by ?? null,
    decision: decision === null ? null : presentDecision(decision),
    sentence: timelineSentence({ effect, decision }),
    earlierDecisions: earlierDecisions.map((earlier) => ({
      ...presentDecision(earlier),
      sentence: timelineSentence({ effect, decision: earlier }),
    })),
  };
}

function presentDecision({ outcome, reason, values, decidedAt }: SyncDecision) {
  return { outcome, reason, values, decidedAt };
}
