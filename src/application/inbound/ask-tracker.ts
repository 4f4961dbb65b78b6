import type { Effect } from '../../domain/effect.ts';
import type { Log } from '../ports/log.ts';
import { TrackerUnavailable } from '../ports/tracker.ts';
import type { Conclusion } from './conclusion.ts';

/** A call of a Tracker failed; what it threw is the cause. */
class TrackerCallFailed extends Error {
  override readonly name = 'TrackerCallFailed';
}

/** What the Tracker answers. @throws {TrackerCallFailed} when it throws anything. */
export async function askTracker<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (cause) {
    throw new TrackerCallFailed('the tracker failed', { cause });
  }
}

/**
 * What came of an Effect while whose carrying out `error` was thrown: whatever a Tracker throws, nobody can tell whether
 * it was done, and it is asked again. Anything else is a fault, and thrown on.
 */
export function afterTrackerFailure(error: unknown, effect: Effect, log: Log): Conclusion {
  if (!(error instanceof TrackerCallFailed)) throw error;

  const { cause } = error;
  log.warn('tracker_call_failed', { effectId: effect.id, error: cause });
  const isKnown = cause instanceof TrackerUnavailable;
  return {
    kind: 'again',
    problem: isKnown ? cause.message : 'the tracker failed unexpectedly: see the log',
    reason: 'tracker_gave_up',
    retryAfterMs: isKnown ? cause.retryAfterMs : null,
  };
}
