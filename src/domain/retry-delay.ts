const FIRST_MS = 1_000;
const LONGEST_MS = 3 * 60 * 60_000;
const FACTOR = 3;
const LONGEST_OBEYED_MS = 24 * 60 * 60_000;

/**
 * How long to wait after `attempts` tries that failed, in milliseconds: three times longer each time, from about a
 * second to three hours, spread by `chance` (0 up to 1) so that what failed together does not come back together.
 * Never sooner than `retryAfterMs`, which the other side asked for; but a day is the longest anybody may ask for.
 */
export function retryDelay(attempts: number, chance: number, retryAfterMs: number | null): number {
  const longest = Math.min(FIRST_MS * FACTOR ** Math.max(attempts - 1, 0), LONGEST_MS);
  const spread = longest * (0.5 + chance / 2);
  return Math.round(Math.max(spread, Math.min(askedFor(retryAfterMs), LONGEST_OBEYED_MS)));
}

/** What is no number asks for nothing. */
function askedFor(retryAfterMs: number | null): number {
  return retryAfterMs !== null && retryAfterMs > 0 ? retryAfterMs : 0;
}
