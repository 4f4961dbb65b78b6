import { DomainError } from '../../domain/domain-error.ts';
import { retryDelay } from '../../domain/retry-delay.ts';
import { LeaseLost, type IssueLease } from '../ports/issue-leases.ts';
import type { Storage } from '../ports/storage.ts';

/** What is said of a try that took the process with it, or whose end could not be written down. */
export const BROKEN_OFF = 'The process ended during the last try, or lost its database: see the log.';

/** What stopped a try, for a person; what may hold a value or a statement is left to the log. */
export function problemOf(error: unknown): string {
  return error instanceof DomainError ? error.message : 'Lockstep failed unexpectedly: see the log.';
}

/** Whether the error is no fault of what was tried: the store is away, or the issue is another process's by now. */
export function isCircumstance(error: unknown, storage: Pick<Storage, 'isUnavailable'>): boolean {
  return error instanceof LeaseLost || storage.isUnavailable(error);
}

/**
 * Whether a try must be counted before it is made, lest one that takes the process with it is made for ever. The first
 * try of what comes in is not, as that would cost a write for each: when it ends the process the lease is left behind.
 */
export function isToBeCountedFirst(
  { attempts }: { readonly attempts: number },
  { wasLeftBehind }: IssueLease,
): boolean {
  return wasLeftBehind || attempts > 0;
}

/**
 * Longer than it takes until the issue of a killed process is worked on again: what comes after the broken-off try goes
 * first then. Short enough for a try that was merely under way when its process was killed.
 */
const AFTER_BROKEN_OFF_MS = 8_000;

/** A try as far as the wait after it goes. */
export interface Tried {
  readonly attempts: number;
  readonly lastProblem: string | null;
}

/** How long to wait after this try when it ends the process, in milliseconds: longer each time that it did. */
export function delayAfterBrokenOff({ attempts, lastProblem }: Tried, chance: number): number {
  const before = lastProblem === BROKEN_OFF ? attempts : 0;
  return retryDelay(before + 1, chance, AFTER_BROKEN_OFF_MS);
}
