import type { JiraFailureCode } from '../../application/ports/jira-failure.ts';
import type { FailureReading } from './failure-reading.ts';
import { consumerKeyOf, isDance, type JiraCall } from './jira-call.ts';
import type { OAuthProblem } from './oauth-problem.ts';

/** What an `oauth_problem` means here, and who can do what about it. */
interface Advice {
  readonly code: JiraFailureCode;
  /** Where it means another thing during the OAuth dance. */
  readonly duringDance?: JiraFailureCode;
  readonly says: (call: JiraCall, problem: OAuthProblem) => string;
}

const tokenIsOver = (why: string): Advice => ({
  code: 'jira_needs_reauthorization',
  duringDance: 'jira_authorization_refused',
  says: (call) =>
    isDance(call)
      ? `${why.replace('#', 'request token')}. Start the authorization again.`
      : `${why.replace('#', 'access token')}. Authorize this Jira again; links and settings are kept.`,
});

const notAllowed = (why: string): Advice => ({
  code: 'jira_needs_reauthorization',
  duringDance: 'jira_authorization_refused',
  says: () => `${why}. Start the authorization again, and choose Allow in Jira.`,
});

const linkIsOff: Advice = {
  code: 'jira_misconfigured',
  says: (call) =>
    `Jira refuses the consumer key "${consumerKeyOf(call)}": the application link is switched off. ` +
    'Ask a Jira admin to switch on its incoming authentication.',
};

const ourMistake: Advice = {
  code: 'jira_refused',
  says: (_call, { problem, parametersAbsent }) =>
    `Jira finds the signed request malformed (${[problem, ...parametersAbsent].join(', ')}). ` +
    'A proxy that changes the Authorization header does this; otherwise it is a mistake in Lockstep: please report it.',
};

const ADVICE: Readonly<Record<string, Advice>> = {
  consumer_key_unknown: {
    code: 'jira_misconfigured',
    says: (call) =>
      `Jira knows no application link with the consumer key "${consumerKeyOf(call)}". Ask a Jira admin to enter ` +
      'exactly this key in Administration > Applications > Application links, under incoming authentication.',
  },
  consumer_key_rejected: linkIsOff,
  consumer_key_refused: linkIsOff,
  signature_invalid: {
    code: 'jira_misconfigured',
    says: (call, { addressSeen }) =>
      `Jira could not verify our signature. Either the public key on the application link "${consumerKeyOf(call)}" ` +
      'is not the one Lockstep shows for this Jira, or Jira believes it lives at another address than ' +
      `${call.target.baseUrl}: compare its base URL, and the scheme, host and port that a proxy hands on.` +
      (addressSeen === null ? '' : ` Jira took the request for one to ${addressSeen}.`),
  },
  signature_method_rejected: ourMistake,
  timestamp_refused: {
    code: 'jira_misconfigured',
    says: () =>
      'Jira refuses our time stamps, though they were set by its own clock. ' +
      'Have the clocks of both machines kept right by NTP.',
  },
  nonce_used: {
    code: 'jira_misconfigured',
    says: () =>
      'Jira has seen this very request before, twice over. Look for a proxy in between that repeats requests.',
  },
  token_rejected: tokenIsOver('Jira rejects the #: it was revoked, has expired, or is of another Jira'),
  token_expired: tokenIsOver('The # has expired'),
  token_revoked: tokenIsOver('The # was revoked in Jira'),
  token_used: tokenIsOver('The # was used before'),
  permission_denied: notAllowed('Access was denied in Jira'),
  user_refused: notAllowed('Access was refused in Jira'),
  permission_unknown: notAllowed('Nobody has allowed the access in Jira yet'),
  additional_authorization_required: notAllowed('Nobody has allowed the access in Jira yet'),
  verifier_invalid: notAllowed('The verifier is not the one Jira gave out'),
  parameter_absent: ourMistake,
  parameter_rejected: ourMistake,
  version_rejected: ourMistake,
};

/** What to make of a problem Jira named; null for one nobody has heard of. */
export function adviceOn(call: JiraCall, problem: OAuthProblem): FailureReading | null {
  const advice = Object.hasOwn(ADVICE, problem.problem) ? ADVICE[problem.problem] : undefined;
  if (advice === undefined) return null;
  const code = isDance(call) ? (advice.duringDance ?? advice.code) : advice.code;
  return { code, says: advice.says(call, problem) };
}
