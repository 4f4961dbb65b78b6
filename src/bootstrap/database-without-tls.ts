/** How pg words it that the server refused the request for TLS; the error has no code. */
const REFUSED_TLS = 'The server does not support SSL connections';

/** What the operator is told when PostgreSQL serves no TLS that DATABASE_URL asks for; null for any other error. */
export function noTlsAdvice(error: unknown): string | null {
  if (!(error instanceof Error && error.message === REFUSED_TLS)) return null;
  return (
    'The database at DATABASE_URL serves no TLS, which DATABASE_URL asks for by its sslmode: switch TLS on there ' +
    '(ssl = on in postgresql.conf, with a certificate), or, where nobody can listen on the way to it, have DATABASE_URL say ' +
    'sslmode=disable.'
  );
}
