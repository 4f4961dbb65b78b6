import { errors } from 'undici';
import { EgressRefused } from './egress-guard.ts';

/**
 * Why a call got no answer, and a sentence for the person who can act: what is wrong, what to do next.
 * `misconfigured`: somebody has to mend something. `unreachable`: it may work in a while. `unexpected_answer`: something
 * else answers there.
 */
export interface NetworkTrouble {
  readonly kind: 'misconfigured' | 'unreachable' | 'unexpected_answer';
  readonly says: string;
}

const UNKNOWN_AUTHORITY: NetworkTrouble = {
  kind: 'misconfigured',
  says:
    'its certificate is signed by no authority that Lockstep trusts (self-signed, or of your own authority). ' +
    'Enter the PEM certificate of that authority for it; if an intermediate is missing, have the server send it.',
};
const OUT_OF_DATE: NetworkTrouble = {
  kind: 'misconfigured',
  says: 'its certificate has expired or is not valid yet. Have it renewed, or check the clock of this machine.',
};
const NOT_TLS: NetworkTrouble = {
  kind: 'misconfigured',
  says: 'it does not speak TLS as expected. Check the scheme (http or https) and the port of the base URL.',
};
const NO_SUCH_NAME: NetworkTrouble = {
  kind: 'unreachable',
  says: 'no DNS server knows this name. Check the base URL, and the DNS of the machine Lockstep runs on.',
};
const TIMED_OUT: NetworkTrouble = {
  kind: 'unreachable',
  says: 'timed out waiting for it. Check that it is up and that no firewall stands in between.',
};
const CUT_OFF: NetworkTrouble = {
  kind: 'unreachable',
  says: 'the connection was reset. It may be restarting, or a proxy or firewall in between cut it.',
};
const NO_WAY: NetworkTrouble = {
  kind: 'unreachable',
  says: 'there is no route to it. Check the network and the firewall of the machine Lockstep runs on.',
};
const NOT_HTTP: NetworkTrouble = {
  kind: 'unexpected_answer',
  says: 'what answers there does not speak HTTP. Check the scheme and the port of the base URL.',
};

const READINGS: Readonly<Record<string, NetworkTrouble>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_AUTHORITY,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  CERT_UNTRUSTED: UNKNOWN_AUTHORITY,
  CERT_SIGNATURE_FAILURE: UNKNOWN_AUTHORITY,
  INVALID_CA: UNKNOWN_AUTHORITY,
  CERT_HAS_EXPIRED: OUT_OF_DATE,
  CERT_NOT_YET_VALID: OUT_OF_DATE,
  ERR_TLS_CERT_ALTNAME_INVALID: {
    kind: 'misconfigured',
    says: 'its certificate is made out to another name. Use the name the certificate has as base URL, or have it made out anew.',
  },
  EPROTO: NOT_TLS,
  ERR_SSL_WRONG_VERSION_NUMBER: NOT_TLS,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: NOT_TLS,
  ERR_SSL_UNSUPPORTED_PROTOCOL: NOT_TLS,
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: NOT_TLS,
  ENOTFOUND: NO_SUCH_NAME,
  EAI_AGAIN: NO_SUCH_NAME,
  EAI_NODATA: NO_SUCH_NAME,
  EAI_NONAME: NO_SUCH_NAME,
  ECONNREFUSED: {
    kind: 'unreachable',
    says: 'it refused the connection. Check that it is up, and the port of the base URL.',
  },
  UND_ERR_CONNECT_TIMEOUT: TIMED_OUT,
  UND_ERR_HEADERS_TIMEOUT: TIMED_OUT,
  UND_ERR_BODY_TIMEOUT: TIMED_OUT,
  ETIMEDOUT: TIMED_OUT,
  ECONNRESET: CUT_OFF,
  ECONNABORTED: CUT_OFF,
  EPIPE: CUT_OFF,
  UND_ERR_SOCKET: CUT_OFF,
  EHOSTUNREACH: NO_WAY,
  ENETUNREACH: NO_WAY,
  EADDRNOTAVAIL: NO_WAY,
  UND_ERR_CLOSED: { kind: 'unreachable', says: 'Lockstep is shutting down.' },
  UND_ERR_RES_EXCEEDED_MAX_SIZE: {
    kind: 'unexpected_answer',
    says: 'its answer is longer than Lockstep reads. Something else may be answering there.',
  },
};

/** What a call that got no answer failed of: whatever undici and node throw, and EgressRefused. */
export function networkTroubleIn(error: unknown): NetworkTrouble {
  if (error instanceof EgressRefused) return { kind: 'misconfigured', says: `${error.message}.` };
  if (error instanceof DOMException && error.name === 'TimeoutError') return TIMED_OUT;

  if (error instanceof errors.HTTPParserError) return NOT_HTTP;

  const code = codeOf(error);
  const known = Object.hasOwn(READINGS, code) ? READINGS[code] : undefined;
  if (known !== undefined) return known;
  if (code.startsWith('ERR_SSL_')) return NOT_TLS;
  return { kind: 'unreachable', says: `the network failed${code === '' ? '' : ` (${code})`}.` };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}
