import { z } from 'zod';
import { EFFECT_KINDS, EFFECT_STATES, isOutbound } from '../../../domain/effect.ts';
import type { TimelineEntry } from '../../../application/ports/admin-reads.ts';
import { DECISION_REASONS, type SyncDecision } from '../../../domain/sync-decision.ts';
import { timelineSentence } from '../timeline-sentence.ts';
import { count, list, ownId, time, type Presented } from './presented.ts';

const DECISION = z
  .strictObject({
    outcome: z.enum(['applied', 'skipped', 'failed', 'dead']),
    reason: z.enum(DECISION_REASONS),
    values: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .describe('What it was decided on, by name.'),
    decidedAt: time(),
  })
  .meta({ id: 'Decision' });

const EARLIER_DECISION = DECISION.extend({ sentence: z.string() }).meta({ id: 'EarlierDecision' });

export const TIMELINE_ENTRY = z
  .strictObject({
    id: ownId(),
    linkId: ownId(),
    integrationId: ownId(),
    jiraIssueId: z.string(),
    deliveryId: ownId().nullable(),
    kind: z.enum(EFFECT_KINDS),
    direction: z.enum(['inbound', 'outbound']).describe('`outbound`: to Jira.'),
    state: z
      .enum(EFFECT_STATES)
      .describe('`failed`: of no use trying again. `dead`: tried to the end. Those wait for a person.'),
    source: z.enum(['delivery', 'linking', 'reconciliation', 'tracker']).describe('What made it.'),
    actor: z.string().nullable().describe('Who acted, in Jira or in the tracker.'),
    observedAt: time().nullable().describe('When what it is about happened, as far as that was told.'),
    attempts: count(),
    nextAttemptAt: time().nullable(),
    lastProblem: z.string().nullable(),
    createdAt: time(),
    replayedAt: time().nullable(),
    replayedBy: z.string().nullable(),
    decision: DECISION.nullable().describe('What was decided on it last; null while it is open.'),
    sentence: z.string().describe('What was done, or not, and why, for people.'),
    earlierDecisions: list(EARLIER_DECISION),
  })
  .meta({ id: 'TimelineEntry', description: 'An Effect, with what was decided on it.' });

export function presentTimelineEntry({
  effect,
  decision,
  earlierDecisions,
}: TimelineEntry): Presented<typeof TIMELINE_ENTRY> {
  const props = effect.toProps();
  return {
    id: props.id,
    linkId: props.linkId,
    integrationId: props.integrationId,
    jiraIssueId: props.jiraIssueId,
    deliveryId: props.deliveryId,
    kind: effect.kind,
    direction: isOutbound(effect.kind) ? 'outbound' : 'inbound',
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

function presentDecision({ outcome, reason, values, decidedAt }: SyncDecision): Presented<typeof DECISION> {
  return { outcome, reason, values, decidedAt };
}
