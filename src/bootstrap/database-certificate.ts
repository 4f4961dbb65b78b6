/** OpenSSL's words for a certificate that nobody vouches for: its authority's is missing, or it is its own. */
const NOBODY_VOUCHES = new Set([
  ...['SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
]);

/** The same of one that is vouched for, and yet is not of now, or of another server. */
const DOES_NOT_HOLD = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'ERR_TLS_CERT_ALTNAME_INVALID']);

/** What the operator is told when PostgreSQL showed a certificate that is not trusted; null for any other error. */
export function certificateAdvice(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error)) return null;
  const code = String(error.code);
  if (NOBODY_VOUCHES.has(code)) {
    return (
      `The database at DATABASE_URL shows a certificate of an authority that is not trusted here (${error.message}): ` +
      "add ?sslmode=verify-full&sslrootcert=<file> to DATABASE_URL, with the file of that authority's certificate in PEM."
    );
  }
  if (!DOES_NOT_HOLD.has(code)) return null;
  return (
    `The database at DATABASE_URL shows a certificate that does not hold (${error.message}): ` +
    'have it show one of today and of the host that DATABASE_URL names, or name the host that it is of.'
  );
}
