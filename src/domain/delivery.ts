import type { DeliveryId, IntegrationId, JiraIssueId } from './ids.ts';
import type { IgnoredReason } from './issue-event.ts';

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
  /** Why it is ignored; null when it is not. */
  readonly reason: IgnoredReason | null;
  readonly processedAt: Date | null;
}

/** What became of a Delivery once it was understood. */
export type DeliveryOutcome =
  | { readonly state: 'processed'; readonly reason: null }
  | { readonly state: 'ignored'; readonly reason: IgnoredReason };

/** A Delivery without its bytes: what a list of many can hold. */
export type DeliverySummary = Omit<Delivery, 'body'>;
