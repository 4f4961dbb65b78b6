/** PostgreSQL's `foreign_key_violation` (its manual, appendix A). */
const FOREIGN_KEY_VIOLATION = '23503';

/**
 * In its words for what is kept. It has the same code for what is deleted while something belongs to it, which is a fault of
 * ours; of a server that speaks another language both are taken for one.
 */
const OF_WHAT_IS_KEPT = 'insert or update on table';

/**
 * Whether the error says that something was to be kept of what is not there: it was when it was looked for, and somebody
 * deleted it since.
 */
export function isOwnerGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isViolation = 'code' in error && error.code === FOREIGN_KEY_VIOLATION;
  return (isViolation && error.message.includes(OF_WHAT_IS_KEPT)) || isOwnerGone(error.cause);
}
