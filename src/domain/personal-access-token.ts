import { InvalidValue } from './domain-error.ts';
import type { JiraServerInfo } from './jira-version.ts';
import type { Secret } from './secret.ts';

const LONGEST = 1000;

/**
 * Makes sure that a text can be sent as a bearer token (RFC 6750, section 2.1); whether Jira takes it is Jira's to say.
 * @throws {InvalidValue} for `field`; shows nothing of the token.
 */
export function checkPersonalAccessToken(field: string, token: Secret): void {
  const text = token.reveal();
  if (text === '') throw new InvalidValue(field, 'must not be empty');
  if (text.length > LONGEST) throw new InvalidValue(field, `must have at most ${LONGEST} characters`);
  if (!/^[\w.~+/-]+=*$/.test(text)) {
    throw new InvalidValue(field, 'holds a character that no token has: paste it without spaces and quotes');
  }
}

/** Whether a Jira of this version has personal access tokens: they came with 8.14. */
export function knowsPersonalAccessTokens({ major, version }: JiraServerInfo): boolean {
  const minor = Number(/^\d+\.(\d+)/.exec(version)?.[1] ?? 0);
  return major > 8 || (major === 8 && minor >= 14);
}
