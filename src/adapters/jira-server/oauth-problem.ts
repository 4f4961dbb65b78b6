import { urlIn } from '../../domain/url-in.ts';
import type { JiraAnswer } from './jira-call.ts';

/** What an OAuth provider says went wrong (the "problem reporting" extension of OAuth 1.0a). */
export interface OAuthProblem {
  readonly problem: string;
  /** The address the request was taken for, without its query, when the provider shows what it signed. */
  readonly addressSeen: string | null;
  readonly parametersAbsent: readonly string[];
}

/** The problem in the body or in `WWW-Authenticate`; null when the answer names none. */
export function oauthProblemIn(answer: JiraAnswer): OAuthProblem | null {
  const said = [formIn(answer.text), challengeIn(answer.headers['www-authenticate'] ?? '')];
  const find = (name: string): string | null =>
    said.map((parameters) => parameters.get(name) ?? null).find((value) => value !== null) ?? null;

  const problem = find('oauth_problem') ?? find('oauth_error')?.toLowerCase().replaceAll(' ', '_') ?? null;
  if (problem === null || !/^[a-z_]{1,60}$/.test(problem)) return null;
  return {
    problem,
    addressSeen: addressIn(find('oauth_signature_base_string')),
    parametersAbsent: (find('oauth_parameters_absent') ?? '')
      .split('&')
      .filter((name) => /^oauth_\w+$/.test(name)),
  };
}

/** The parameters of a form-encoded body; none when it is a page or JSON. */
export function formIn(text: string): ReadonlyMap<string, string> {
  if (/[<{]/.test(text)) return new Map();
  return new Map(new URLSearchParams(text.trim()));
}

function challengeIn(header: string): ReadonlyMap<string, string> {
  const pairs = [...header.matchAll(/\b(oauth_\w+)="([^"]*)"/g)];
  return new Map(pairs.map(([, name = '', value = '']) => [name, decoded(value)]));
}

function addressIn(baseString: string | null): string | null {
  const address = urlIn(decoded(baseString?.split('&')[1] ?? ''));
  return address === null ? null : address.origin + address.pathname;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
