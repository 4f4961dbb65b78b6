import { z } from 'zod';
import type { Delivery, DeliverySummary } from '../../../domain/delivery.ts';
import { NO_RESULT, type DeliveryResult } from '../../../domain/delivery-result.ts';
import { EFFECT_KINDS, EFFECT_STATES } from '../../../domain/effect.ts';
import { DECISION_REASONS } from '../../../domain/sync-decision.ts';
import { count, list, ownId, time, type Presented } from './presented.ts';

const EFFECTS_ALIKE = z
  .strictObject({
    kind: z.enum(EFFECT_KINDS),
    state: z.enum(EFFECT_STATES),
    reason: z.enum(DECISION_REASONS).nullable().describe('Why they ended so; null while they are open.'),
    count: count(),
    linkId: ownId().nullable().describe('The link that it is about; null when there are several.'),
  })
  .meta({ id: 'EffectsAlike' });

export const DELIVERY = z
  .strictObject({
    id: ownId(),
    integrationId: ownId(),
    jiraIssueId: z.string(),
    jiraIssueKey: z.string().nullable().describe('The key that it has now; null while no link knows it.'),
    sequence: count().describe('Rises with every Delivery that is taken after another was.'),
    state: z
      .enum(['pending', 'processed', 'ignored', 'dead'])
      .describe('`processed`: it became Effects. `ignored`: it asked for nothing. `dead`: tried to the end.'),
    reason: z.string().nullable().describe('Why it is ignored.'),
    attempts: count().describe('Tries that failed unexpectedly.'),
    nextAttemptAt: time().nullable(),
    lastProblem: z.string().nullable(),
    receivedAt: time(),
    processedAt: time().nullable().describe('When it was done with, or given up.'),
    replayedAt: time().nullable(),
    replayedBy: z.string().nullable(),
    effects: list(EFFECTS_ALIKE).describe('What came of it, link by link, with what is alike told once.'),
  })
  .meta({ id: 'Delivery' });

export const DELIVERY_WITH_BODY = DELIVERY.extend({
  body: z.string().nullable().describe('As Jira sent it, read as UTF-8; null once it was removed.'),
}).meta({ id: 'DeliveryWithBody' });

export function presentDelivery(
  delivery: DeliverySummary,
  { jiraIssueKey, effects }: DeliveryResult = NO_RESULT,
): Presented<typeof DELIVERY> {
  return {
    id: delivery.id,
    integrationId: delivery.integrationId,
    jiraIssueId: delivery.jiraIssueId,
    jiraIssueKey,
    sequence: delivery.sequence,
    state: delivery.state,
    reason: delivery.reason,
    attempts: delivery.attempts,
    nextAttemptAt: delivery.nextAttemptAt,
    lastProblem: delivery.lastProblem,
    receivedAt: delivery.receivedAt,
    processedAt: delivery.processedAt,
    replayedAt: delivery.replay?.at ?? null,
    replayedBy: delivery.replay?.by ?? null,
    effects: effects.map(({ kind, state, reason, count: many, linkId }) => ({
      ...{ kind, state, reason, count: many, linkId },
    })),
  };
}

/** With the body as Jira sent it, read as UTF-8; null once it was removed. */
export function presentDeliveryWithBody(
  delivery: Delivery,
  result?: DeliveryResult,
): Presented<typeof DELIVERY_WITH_BODY> {
  return {
    ...presentDelivery(delivery, result),
    body: delivery.body === null ? null : new TextDecoder().decode(delivery.body),
  };
}
