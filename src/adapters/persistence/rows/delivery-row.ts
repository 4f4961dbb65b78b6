import type { Delivery, DeliveryState, DeliverySummary, NewDelivery } from '../../../domain/delivery.ts';
import type { DeliveryId, IntegrationId, JiraIssueId } from '../../../domain/ids.ts';
import { replayIn } from './replay-columns.ts';
import { storable } from './storable.ts';

export interface NewDeliveryRow {
  readonly id: string;
  readonly integration_id: string;
  readonly jira_issue_id: string;
  readonly body: Buffer;
  readonly fingerprint: string;
  readonly received_at: Date;
  readonly traceparent: string | null;
}

export interface DeliveryRow extends Omit<NewDeliveryRow, 'body'> {
  readonly body: Buffer | null;
  /** An int8, which comes back as a text. */
  readonly sequence: string;
  readonly state: DeliveryState;
  readonly reason: Delivery['reason'];
  readonly attempts: number;
  readonly next_attempt_at: Date | null;
  readonly last_problem: string | null;
  readonly processed_at: Date | null;
  readonly replayed_at: Date | null;
  readonly replayed_by: string | null;
}

/** What a summary is made of: all columns but the body. */
export const SUMMARY_COLUMNS = [
  ...(['id', 'integration_id', 'jira_issue_id', 'fingerprint', 'received_at'] as const),
  ...(['sequence', 'state', 'reason', 'attempts', 'next_attempt_at', 'last_problem'] as const),
  ...(['processed_at', 'replayed_at', 'replayed_by', 'traceparent'] as const),
];

export function toRow({ body, ...delivery }: NewDelivery): NewDeliveryRow {
  return storable({
    id: delivery.id,
    integration_id: delivery.integrationId,
    jira_issue_id: delivery.jiraIssueId,
    body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
    fingerprint: delivery.fingerprint,
    received_at: delivery.receivedAt,
    traceparent: delivery.traceparent ?? null,
  });
}

export type DeliverySummaryRow = Omit<DeliveryRow, 'body'>;

export function fromRow({ body, ...row }: DeliveryRow): Delivery {
  const bytes = body === null ? null : new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  return { ...summaryFromRow(row), body: bytes };
}

export function summaryFromRow(row: DeliverySummaryRow): DeliverySummary {
  return {
    id: row.id as DeliveryId,
    integrationId: row.integration_id as IntegrationId,
    jiraIssueId: row.jira_issue_id as JiraIssueId,
    fingerprint: row.fingerprint,
    receivedAt: row.received_at,
    sequence: Number(row.sequence),
    state: row.state,
    reason: row.reason,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    lastProblem: row.last_problem,
    processedAt: row.processed_at,
    replay: replayIn(row),
    traceparent: row.traceparent,
  };
}
