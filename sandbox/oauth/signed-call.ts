import type { ApplicationLink } from './application-links.ts';
import { OAuthProblem } from './oauth-problem.ts';
import type { Parameter, RequestParameters } from './request-parameters.ts';

/** The `oauth_*` parameters of one request, each at most once. */
export type OAuthParameters = ReadonlyMap<string, string>;

/** A request whose signature is right: who made it, with which parameters. */
export interface SignedCall {
  readonly link: ApplicationLink;
  readonly oauth: OAuthParameters;
}

/** @throws {OAuthProblem} `parameter_rejected` when one is given twice. */
export function oauthParametersOf({ header, other }: RequestParameters): OAuthParameters {
  const found = new Map<string, string>();
  for (const [name, value] of [...header, ...other].filter(isOAuth)) {
    if (found.has(name)) throw new OAuthProblem('parameter_rejected', { oauth_parameters_rejected: name });
    found.set(name, value);
  }
  return found;
}

/** @throws {OAuthProblem} `parameter_absent`, naming every one of `names` that is missing or empty. */
export function requireParameters(oauth: OAuthParameters, names: readonly string[]): void {
  const absent = names.filter((name) => (oauth.get(name) ?? '') === '');
  if (absent.length > 0) {
    throw new OAuthProblem('parameter_absent', { oauth_parameters_absent: absent.join('&') });
  }
}

function isOAuth([name]: Parameter): boolean {
  return name.startsWith('oauth_');
}
