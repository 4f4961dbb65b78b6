import type { IntegrationState } from './integration-props.ts';

/** How much there is to do for all Jiras together, and what was given up. */
export interface Workload {
  readonly effects: {
    readonly due: number;
    /** For their next try. */
    readonly waiting: number;
    /** For a person to authorize Lockstep in Jira. */
    readonly awaitingAuthorization: number;
    readonly dead: number;
  };
  readonly deliveries: { readonly pending: number; readonly dead: number };
  /** Issues that are to be made in Jira. */
  readonly creations: { readonly open: number; readonly dead: number };
  /** Since when the oldest Effect that is due now has been so; null when none is. */
  readonly oldestDueEffectAt: Date | null;
  /** Since when the oldest Delivery that nobody has processed is to be; null when there is none. */
  readonly oldestPendingDeliveryAt: Date | null;
  /** Those that are not uninstalled. */
  readonly integrations: Readonly<Record<Exclude<IntegrationState, 'uninstalled'>, number>>;
  /** When Jira last told anything, whichever Jira; null when none has. */
  readonly lastEventAt: Date | null;
}
