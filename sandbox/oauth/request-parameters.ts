import { OAuthProblem } from './oauth-problem.ts';
import { formDecode, percentDecode } from './percent-encoding.ts';

export type Parameter = readonly [name: string, value: string];

/** A request as it came in, before anything was decoded. */
export interface RawRequest {
  readonly method: string;
  /** Path and query, as in the request line. */
  readonly target: string;
  /** The Host header. */
  readonly host: string;
  readonly authorization: string | null;
  readonly contentType: string | null;
  readonly body: Uint8Array;
}

/** The request's parameters by where they were found (RFC 5849, section 3.4.1.3.1). */
export interface RequestParameters {
  /** From the Authorization header, without `realm`. */
  readonly header: readonly Parameter[];
  /** From the query, then from a form body. */
  readonly other: readonly Parameter[];
}

/** @throws {OAuthProblem} `parameter_rejected` when something cannot be decoded. */
export function parametersOf(request: RawRequest): RequestParameters {
  const mark = request.target.indexOf('?');
  const query = mark === -1 ? '' : request.target.slice(mark + 1);
  return {
    header: isSigned(request.authorization) ? headerParameters(request.authorization) : [],
    other: [...formParameters(query), ...formParameters(formBodyOf(request))],
  };
}

/** Whether the Authorization header is of the OAuth scheme. */
export function isSigned(authorization: string | null): authorization is string {
  return authorization !== null && /^\s*oauth(\s|$)/i.test(authorization);
}

/** Pairs of `a=1&b=2`: repeated names stay, a name without `=` has an empty value, empty pieces are none. */
export function formParameters(text: string): readonly Parameter[] {
  return text
    .split('&')
    .filter((piece) => piece !== '')
    .map((piece) => {
      const equals = piece.indexOf('=');
      const [name, value] = equals === -1 ? [piece, ''] : [piece.slice(0, equals), piece.slice(equals + 1)];
      return decoded(formDecode(name), formDecode(value), piece);
    });
}

function headerParameters(authorization: string): readonly Parameter[] {
  return authorization
    .replace(/^\s*oauth\s*/i, '')
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) => {
      const match = /^([^=\s]+)\s*=\s*"([^"]*)"$/.exec(piece);
      if (match === null) throw rejected(piece);
      return decoded(percentDecode(match[1] ?? ''), percentDecode(match[2] ?? ''), piece);
    })
    .filter(([name]) => name.toLowerCase() !== 'realm');
}

function formBodyOf({ contentType, body }: RawRequest): string {
  const isForm = contentType?.split(';')[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded';
  return isForm ? new TextDecoder().decode(body) : '';
}

function decoded(name: string | null, value: string | null, piece: string): Parameter {
  if (name === null || value === null) throw rejected(piece);
  return [name, value];
}

function rejected(piece: string): OAuthProblem {
  return new OAuthProblem('parameter_rejected', { oauth_parameters_rejected: piece });
}
