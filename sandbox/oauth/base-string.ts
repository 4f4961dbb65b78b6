import { percentEncode } from './percent-encoding.ts';
import type { Parameter, RawRequest } from './request-parameters.ts';

/** The signature base string (RFC 5849, section 3.4.1) of a request and all its parameters. */
export function baseStringOf(request: RawRequest, parameters: readonly Parameter[]): string {
  return [request.method.toUpperCase(), baseUriOf(request), normalized(parameters)]
    .map(percentEncode)
    .join('&');
}

/** Scheme and host in lower case, no default port, the path as it was sent. The sandbox speaks plain http. */
function baseUriOf({ host, target }: RawRequest): string {
  const path = target.split('?')[0] ?? '';
  return `http://${host.toLowerCase().replace(/:80$/, '')}${path === '' ? '/' : path}`;
}

/** Encoded first, then sorted by encoded name and value; the signature itself is left out. */
function normalized(parameters: readonly Parameter[]): string {
  return parameters
    .filter(([name]) => name !== 'oauth_signature')
    .map(([name, value]): Parameter => [percentEncode(name), percentEncode(value)])
    .toSorted(([nameA, valueA], [nameB, valueB]) => byteOrder(nameA, nameB) || byteOrder(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** What is encoded is ASCII, so that code units are bytes. */
function byteOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
