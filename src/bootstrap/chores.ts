import type { Container } from 'inversify';
import { CheckWebhooks } from '../application/installation/check-webhooks.ts';
import { WarnOfExpiry } from '../application/installation/warn-of-expiry.ts';
import { ApplyRetention } from '../application/operation/apply-retention.ts';
import type { Chore } from '../application/ports/chores.ts';
import { CLOCK, PUBLIC_URL, STORAGE } from './tokens.ts';

/** A chore, and how it is done. */
export interface ScheduledChore extends Chore {
  /** Ends early, and well, when `stopping` says that the process is to end. */
  readonly run: (stopping: AbortSignal) => Promise<void>;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Everything the service does on a schedule, besides waking what is due. */
export function choresFrom(container: Container): readonly ScheduledChore[] {
  const checkWebhooks = container.get(CheckWebhooks);
  const applyRetention = container.get(ApplyRetention);
  const warnOfExpiry = container.get(WarnOfExpiry);
  const [{ activity }, clock] = [container.get(STORAGE), container.get(CLOCK)];
  return [
    {
      // With its address: Lockstep reached elsewhere from now on checks at its start, whoever checked just before.
      name: `check_webhooks ${container.get(PUBLIC_URL)}`,
      everyMs: 15 * MINUTE_MS,
      run: (stopping) => checkWebhooks.execute({ stopping }),
    },
    {
      name: 'warn_of_expiry',
      everyMs: DAY_MS,
      run: async () => {
        await warnOfExpiry.execute();
      },
    },
    { name: 'activity', everyMs: MINUTE_MS, run: () => activity.rollUp(clock.now()) },
    {
      name: 'retention',
      everyMs: HOUR_MS,
      run: async (stopping) => {
        await applyRetention.execute({ stopping });
      },
    },
  ];
}
