/** What was decided in one hour of UTC. */
export interface HourOfActivity {
  /** When it begins. */
  readonly hour: Date;
  /** Happenings on either side that something was decided on: counted once for each Installation. */
  readonly events: number;
  readonly applied: number;
  readonly skipped: number;
  /** Failed, or given up. */
  readonly failed: number;
  /** Of those applied, the ones that no event told of, and comparing with Jira did. */
  readonly healed: number;
  /** From when Lockstep learned of something to the decision, on average, in milliseconds; null when nothing was timed. */
  readonly lagMs: number | null;
  readonly longestLagMs: number | null;
}

export const HOUR_MS = 60 * 60_000;

/** When the hour begins that this moment is in. */
export function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
}
