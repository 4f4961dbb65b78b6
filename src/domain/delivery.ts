import type { DeliveryId, IntegrationId, JiraIssueId } from './ids.ts';

/** `pending`: nobody has processed it. `processed`: it became Effects. `ignored`: it asked for nothing, as `reason` says. */
export type DeliveryState = 'pending' | 'processed' | 'ignored';

/** One webhook request about a linked issue, as it arrived. */
export interface NewDelivery {
  readonly id: DeliveryId;
  readonly integrationId: IntegrationId;
  readonly jiraIssueId: JiraIssueId;
  /** The raw bytes. */
  readonly body: Uint8Array;
  /** Tells the same bytes again. */
  readonly fingerprint: string;
  readonly receivedAt: Date;
}

/** A webhook request that is kept. */
export interface Delivery extends NewDelivery {
  /** Rises with every Delivery that is accepted after another was. */
  readonly sequence: number;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly processedAt: Date | null;
}

/** A Delivery without its bytes: what a list of many can hold. */
export type DeliverySummary = Omit<Delivery, 'body'>;
