/** Counts go no further: a person needs no more to know that it is much. */
export const MOST_COUNTED = 1000;

/** How much there is that waits for a person, each counted up to `MOST_COUNTED`. */
export interface Attention {
  /** Effects that were tried to the end. */
  readonly deadEffects: number;
  /** Effects that wait for the Integration to be authorized again, but for those of one that is switched off. */
  readonly awaitingAuthorization: number;
  /** Deliveries that were tried to the end. */
  readonly deadDeliveries: number;
  /** Jira issues that were to be made, and were refused or given up. */
  readonly stuckCreations: number;
  /** Links whose Jira issue is not shown. */
  readonly unreachableLinks: number;
}
