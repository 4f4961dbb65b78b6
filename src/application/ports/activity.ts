import type { HourOfActivity } from '../../domain/activity.ts';
import type { Scope } from '../../domain/api-key.ts';

/** How long back it is known what was decided. */
export const ACTIVITY_DAYS = 7;

/** What was decided hour by hour, summed up beforehand so that telling it takes no longer when much was. */
export interface Activity {
  /**
   * Sums up what was decided before `now` and was not summed up yet, as long as it is within `ACTIVITY_DAYS`, and forgets
   * what is much older. Done twice, or by several processes at once, it comes to the same.
   */
  rollUp(now: Date): Promise<void>;

  /** The hours from `since` on in which anything was decided for Installations of the scope, as summed up last. */
  hours(scope: Scope, since: Date): Promise<readonly HourOfActivity[]>;
}
