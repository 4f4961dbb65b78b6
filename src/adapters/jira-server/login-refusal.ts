import { urlIn } from '../../domain/url-in.ts';
import type { FailureReading } from './failure-reading.ts';
import type { JiraAnswer, JiraCall } from './jira-call.ts';

/**
 * What Jira's login headers say of a signed call, whatever the status: Jira may ignore credentials it does not like
 * and answer as to anybody, with 200. Null when they say nothing bad.
 */
export function failureOfLogin(call: JiraCall, { status, headers }: JiraAnswer): FailureReading | null {
  const reason = headers['x-seraph-loginreason'] ?? '';
  const denial = headers['x-authentication-denied-reason'] ?? '';
  if (reason.includes('AUTHENTICATION_DENIED') || denial.includes('CAPTCHA')) {
    return {
      code: 'jira_forbidden',
      says:
        'Jira locks this account out until a person has logged in by hand and solved a CAPTCHA. ' +
        `Log in once with it${loginPage(denial)}.`,
    };
  }
  if (call.kind !== 'signed' || status === 429 || status >= 500) return null;
  if (reason.includes('AUTHENTICATED_FAILED') || headers['x-ausername'] === 'anonymous') {
    return {
      code: 'jira_needs_reauthorization',
      says: 'Jira ignored our authorization and answered as to anybody. Authorize this Jira again; links are kept.',
    };
  }
  return null;
}

function loginPage(denial: string): string {
  const address = /login-url=([^\s;,]+)/.exec(denial)?.[1] ?? '';
  const page = /^https?:/.test(address) ? urlIn(address) : null;
  return page === null ? '' : ` at ${page.origin}${page.pathname}`;
}
