import { z } from 'zod';
import type { Delivery, DeliverySummary } from '../../../domain/delivery.ts';
import { count, ownId, time, type Presented } from './presented.ts';

export const DELIVERY = z
  .strictObject({
    id: ownId(),
    integrationId: ownId(),
    jiraIssueId: z.string(),
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
  })
  .meta({ id: 'Delivery' });

export const DELIVERY_WITH_BODY = DELIVERY.extend({
  body: z.string().nullable().describe('As Jira sent it, read as UTF-8; null once it was removed.'),
}).meta({ id: 'DeliveryWithBody' });

export function presentDelivery(delivery: DeliverySummary): Presented<typeof DELIVERY> {
  return {
    id: delivery.id,
    integrationId: delivery.integrationId,
    jiraIssueId: delivery.jiraIssueId,
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
  };
}

/** With the body as Jira sent it, read as UTF-8; null once it was removed. */
export function presentDeliveryWithBody(delivery: Delivery): Presented<typeof DELIVERY_WITH_BODY> {
  return {
    ...presentDelivery(delivery),
    body: delivery.body === null ? null : new TextDecoder().decode(delivery.body),
  };
}
