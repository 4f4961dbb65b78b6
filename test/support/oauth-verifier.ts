import { verify, type KeyObject } from 'node:crypto';

/** A request as a server receives it: the request line, the Host header, the Authorization header. */
export interface ReceivedRequest {
  readonly method: string;
  readonly scheme: 'http' | 'https';
  readonly host: string;
  /** Path and query, byte for byte. */
  readonly requestTarget: string;
  readonly authorization: string;
}

type Pair = readonly [name: string, value: string];

/** Whether the request carries an RSA-SHA1 signature made with the key of `publicKey` (RFC 5849, 3.4.3). */
export function isRightlySigned(request: ReceivedRequest, publicKey: KeyObject): boolean {
  const header = headerParameters(request.authorization);
  const signature = header.find(([name]) => name === 'oauth_signature')?.[1];
  if (signature === undefined) return false;
  return verify(
    'RSA-SHA1',
    Buffer.from(signatureBaseString(request), 'ascii'),
    publicKey,
    Buffer.from(signature, 'base64'),
  );
}

/** RFC 5849, 3.4.1.1. */
export function signatureBaseString(request: ReceivedRequest): string {
  const [path = '', ...queries] = request.requestTarget.split('?');
  const pairs = [
    ...formParameters(queries.join('?')),
    ...headerParameters(request.authorization).filter(
      ([name]) => name !== 'realm' && name !== 'oauth_signature',
    ),
  ];
  return [request.method.toUpperCase(), baseStringUri(request, path), normalized(pairs)]
    .map(escape)
    .join('&');
}

/** The parameters of an `OAuth` header (RFC 5849, 3.5.1). */
export function headerParameters(authorization: string): readonly Pair[] {
  if (!/^OAuth /i.test(authorization)) return [];
  return authorization
    .slice('OAuth '.length)
    .split(',')
    .map((part) => {
      const match = /^\s*([^=\s]+)="([^"]*)"\s*$/.exec(part);
      if (match === null) throw new Error(`not a header of OAuth: ${part}`);
      return [unescape(match[1] ?? ''), unescape(match[2] ?? '')] as const;
    });
}

/** RFC 5849, 3.4.1.2: lower-case scheme and host, no default port. */
function baseStringUri({ scheme, host }: ReceivedRequest, path: string): string {
  const [, name = '', port] = /^(\[.*\]|[^:]*)(?::(\d+))?$/.exec(host.toLowerCase()) ?? [];
  const isDefault = port === undefined || port === (scheme === 'http' ? '80' : '443');
  return `${scheme}://${name}${isDefault ? '' : `:${port}`}${path === '' ? '/' : path}`;
}

/** A query is read as a form (RFC 5849, 3.4.1.3.1): a plus sign is a space. */
function formParameters(query: string): readonly Pair[] {
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', ...value] = part.split('=');
      return [unescape(name.replaceAll('+', ' ')), unescape(value.join('=').replaceAll('+', ' '))] as const;
    });
}

/** RFC 5849, 3.4.1.3.2: encoded first, then sorted by name and, where names are equal, by value, as bytes. */
function normalized(pairs: readonly Pair[]): string {
  return pairs
    .map(([name, value]) => [escape(name), escape(value)] as const)
    .toSorted((one, other) => bytewise(one[0], other[0]) || bytewise(one[1], other[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function bytewise(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one, 'ascii'), Buffer.from(other, 'ascii'));
}

/** RFC 5849, 3.6: every byte but the unreserved ones, in upper-case hexadecimal. */
function escape(text: string): string {
  return [...Buffer.from(text, 'utf8')]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9\-._~]/.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

/** Strict: what is no UTF-8, or no escape, is a mistake of the sender's. */
function unescape(text: string): string {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) throw new Error(`a stray per cent sign: ${text}`);
  const bytes = [...text.matchAll(/%([0-9A-Fa-f]{2})|([\s\S])/gu)].flatMap(([, hex, character = '']) =>
    hex === undefined ? [...Buffer.from(character, 'utf8')] : [Number.parseInt(hex, 16)],
  );
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
}
