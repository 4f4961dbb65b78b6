/** PostgreSQL's `foreign_key_violation` (its manual, appendix A). */
const FOREIGN_KEY_VIOLATION = '23503';

/**
 * Whether the error says that something was to be kept of what is not there: it was when it was looked for, and somebody
 * deleted it since.
 */
export function isOwnerGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isRefused = 'code' in error && error.code === FOREIGN_KEY_VIOLATION;
  return isRefused || isOwnerGone(error.cause);
}
