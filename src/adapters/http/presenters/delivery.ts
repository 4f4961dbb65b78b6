import type { Delivery, DeliverySummary } from '../../../domain/delivery.ts';

export function presentDelivery(delivery: DeliverySummary) {
  const { id, integrationId, jiraIssueId, sequence, state, reason, receivedAt, processedAt } = delivery;
  return { id, integrationId, jiraIssueId, sequence, state, reason, receivedAt, processedAt };
}

/** With the body as Jira sent it, read as UTF-8. */
export function presentDeliveryWithBody(delivery: Delivery) {
  return { ...presentDelivery(delivery), body: new TextDecoder().decode(delivery.body) };
}
