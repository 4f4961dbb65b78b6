import { MOST_ATTEMPTS } from './effect.ts';
import type { DeliveryId, IntegrationId, JiraIssueId } from './ids.ts';
import type { IgnoredReason } from './issue-event.ts';
import type { Replay } from './replay.ts';

/**
 * `pending`: to be processed, now or at `nextAttemptAt`. `processed`: it became Effects. `ignored`: it asked for nothing,
 * as `reason` says. `dead`: tried to the end, and never understood, as `lastProblem` says.
 */
export type DeliveryState = 'pending' | 'processed' | 'ignored' | 'dead';

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
  /** Of the span under which it came (W3C Trace Context), where that is known already. */
  readonly traceparent?: string | null;
}

/** A webhook request that is kept. */
export interface Delivery extends Omit<NewDelivery, 'body' | 'traceparent'> {
  /** The raw bytes; null once they were removed, as those of one that is processed or ignored are after a while. */
  readonly body: Uint8Array | null;
  /** Rises with every Delivery that is accepted after another was. */
  readonly sequence: number;
  readonly state: DeliveryState;
  /** Why it is ignored; null when it is not. */
  readonly reason: IgnoredReason | null;
  /** Tries that failed unexpectedly. */
  readonly attempts: number;
  /** Null when it is to be tried at once, or no more. */
  readonly nextAttemptAt: Date | null;
  /** What stopped the last try. */
  readonly lastProblem: string | null;
  /** When it was done with, or given up. */
  readonly processedAt: Date | null;
  /** The last time it was replayed. */
  readonly replay: Replay | null;
  /** Of the span under which it came, in whose trace it is processed; null when there was none. */
  readonly traceparent: string | null;
}

/** What became of a Delivery once it was understood. */
export type DeliveryOutcome =
  | { readonly state: 'processed'; readonly reason: null }
  | { readonly state: 'ignored'; readonly reason: IgnoredReason };

/** A try that failed, counted. The Delivery is to be tried again at `nextAttemptAt`, and is dead when that is null. */
export interface DeliverySetback {
  readonly attempts: number;
  readonly problem: string;
  readonly nextAttemptAt: Date | null;
}

/** One more try that failed: to be made again at `at`, unless it was the last. */
export function setbackOf(
  { attempts }: Pick<Delivery, 'attempts'>,
  problem: string,
  at: Date,
): DeliverySetback {
  const made = attempts + 1;
  return { attempts: made, problem, nextAttemptAt: made >= MOST_ATTEMPTS ? null : at };
}

/** A Delivery without its bytes: what a list of many can hold. */
export type DeliverySummary = Omit<Delivery, 'body'>;
