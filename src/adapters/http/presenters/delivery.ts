import type { Delivery, DeliverySummary } from '../../../domain/delivery.ts';

export function presentDelivery(delivery: DeliverySummary) {
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
export function presentDeliveryWithBody(delivery: Delivery) {
  return {
    ...presentDelivery(delivery),
    body: delivery.body === null ? null : new TextDecoder().decode(delivery.body),
  };
}
