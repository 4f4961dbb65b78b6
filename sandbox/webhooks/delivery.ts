/** One webhook request to be sent. */
export interface Delivery {
  readonly webhookId: number;
  readonly webhookName: string;
  readonly event: string;
  readonly issueId: string;
  readonly issueKey: string;
  /** Whole, with what is secret in it. */
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How sending went. `pending`: not yet sent; `dropped`: lost by a fault; `failed`: no answer came. */
export type DeliveryOutcome =
  | { readonly state: 'pending' }
  | { readonly state: 'dropped' }
  | { readonly state: 'answered'; readonly status: number; readonly durationMs: number }
  | { readonly state: 'failed'; readonly error: string; readonly durationMs: number };

export interface DeliveryRecord extends Delivery {
  readonly id: number;
  readonly at: number;
  readonly outcome: DeliveryOutcome;
}
