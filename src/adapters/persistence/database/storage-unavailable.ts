/** Knex's and pg's own words where they give no code; Knex puts the statement before them. */
const AWAY_MESSAGE =
  /(?:^| - )(?:Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|timeout expired|PGlite is clos|Unable to acquire a connection|aborted$)/;

const AWAY_CODES = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENOENT'],
  // Shut down, crashed, starting up; read only, as a standby is after a failover; too many connections.
  ...['57P01', '57P02', '57P03', '25006', '53300'],
]);

/**
 * Whether the error says that the database is away or cannot be written now, so that the same may work in a while:
 * no connection, a lost one, none free in time. An error that says what is wrong with a statement does not.
 */
export function isStorageUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    error.name === 'KnexTimeoutError' ||
    AWAY_CODES.has(code) ||
    // Class 08 is "connection exception".
    /^08\w{3}$/.test(code) ||
    AWAY_MESSAGE.test(error.message) ||
    isStorageUnavailable(error.cause)
  );
}
