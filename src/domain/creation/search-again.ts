/**
 * So long after Jira may have been asked last, a search that finds nothing is believed: the index that Jira searches in is
 * behind by seconds, on a cluster by a few more.
 */
const INDEX_LAG_MS = 60_000;
const AGAIN_AFTER_MS = 10_000;

/** When to look again for an issue that was not found at `now`; null when it is surely not made. */
export function searchAgainAt(askedAt: Date, now: Date): Date | null {
  const believedAt = askedAt.getTime() + INDEX_LAG_MS;
  if (now.getTime() >= believedAt) return null;
  return new Date(Math.min(now.getTime() + AGAIN_AFTER_MS, believedAt));
}
