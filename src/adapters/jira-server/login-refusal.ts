import { urlIn } from '../../domain/url-in.ts';
import type { FailureReading } from './failure-reading.ts';
import { isHtml, isPersonal, type JiraAnswer, type JiraCall } from './jira-call.ts';

/**
 * What Jira's login headers say of a signed call, whatever the status: Jira may ignore credentials it does not like
 * and answer as to anybody, with 200. Null when they say nothing bad.
 */
export function failureOfLogin(call: JiraCall, answer: JiraAnswer): FailureReading | null {
  const { status, headers } = answer;
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
  if (!reason.includes('AUTHENTICATED_FAILED') && !isAsToAnybody(answer)) return null;
  return { code: 'jira_needs_reauthorization', says: isPersonal(call) ? TOKEN_IGNORED : OAUTH_IGNORED };
}

const OAUTH_IGNORED =
  'Jira ignored our authorization and answered as to anybody. Authorize this Jira again; links are kept.';
const TOKEN_IGNORED =
  'Jira ignored the personal access token and answered as to anybody: it is wrong, was revoked, or has expired. ' +
  'Give Lockstep a new one; links and settings are kept.';

/** "Login Required" and the login page with its `os_username` are for those whom Jira does not know. */
function isAsToAnybody(answer: JiraAnswer): boolean {
  const name = answer.headers['x-ausername'] ?? '';
  if (name !== '') return name === 'anonymous';
  if (isHtml(answer)) return answer.text.includes('os_username');
  return answer.status >= 400 && /\blogin required\b/i.test(answer.text);
}

function loginPage(denial: string): string {
  const address = /login-url=([^\s;,]+)/.exec(denial)?.[1] ?? '';
  const page = /^https?:/.test(address) ? urlIn(address) : null;
  return page === null ? '' : ` at ${page.origin}${page.pathname}`;
}
