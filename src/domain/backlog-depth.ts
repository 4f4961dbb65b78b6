/** How much there is to do for one Jira, and what was given up. */
export interface BacklogDepth {
  /** Deliveries that nobody has processed. */
  readonly pendingDeliveries: number;
  /** Effects that are due or waiting. */
  readonly openEffects: number;
  /** Of these, the ones that were tried and are tried again later, or wait for an authorization. */
  readonly waitingEffects: number;
  readonly deadEffects: number;
  /**
   * Since when the oldest of what is to be done has been due, or when the first of it will be. Null when there is
   * nothing, or when all of it waits for an authorization.
   */
  readonly oldestDueAt: Date | null;
}
