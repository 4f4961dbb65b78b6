import type { JiraFailureCode } from '../../../../src/application/ports/jira-failure.ts';
import type { PlannedAnswer } from './jira-stub.ts';

/** An answer of Jira or of what stands in front of it, and what it has to be understood as. */
export interface FailureCase {
  readonly when: string;
  readonly answer: PlannedAnswer;
  readonly code: JiraFailureCode;
  /** What the message must tell the person who reads it. */
  readonly says: RegExp;
  readonly oauthProblem?: string;
}

export const HTML = { 'content-type': 'text/html;charset=UTF-8' };
export const LOGIN_PAGE = '<!DOCTYPE html><html><head><title>Log in with SSO</title></head></html>';
const problem = (name: string): PlannedAnswer => ({ status: 401, body: `oauth_problem=${name}` });
const challenge = (name: string): PlannedAnswer => ({
  status: 401,
  headers: { ...HTML, 'www-authenticate': `OAuth realm="https%3A%2F%2Fjira", oauth_problem="${name}"` },
  body: LOGIN_PAGE,
});

/** Everything the facts tell of how Jira fails a signed call. */
export const FAILURE_CASES: readonly FailureCase[] = [
  ...['consumer_key_unknown', 'consumer_key_rejected', 'consumer_key_refused'].map((name) => ({
    when: name,
    answer: problem(name),
    code: 'jira_misconfigured' as const,
    says: /consumer key "lockstep-key".*Jira admin/,
  })),
  {
    when: 'signature_invalid',
    answer: {
      status: 401,
      body:
        'oauth_problem=signature_invalid&oauth_signature=AbCd&oauth_signature_base_string=' +
        encodeURIComponent('GET&http%3A%2F%2Finternal%3A8080%2Frest%2Fmyself&oauth_token%3Dhush'),
    },
    code: 'jira_misconfigured',
    says: /public key.*"lockstep-key".*http:\/\/127\.0\.0\.1.*took the request for one to http:\/\/internal:8080\/rest\/myself\./,
  },
  ...[
    'token_rejected',
    'token_expired',
    'token_revoked',
    'token_used',
    'permission_denied',
    'permission_unknown',
  ].flatMap((name) =>
    [problem(name), challenge(name)].map((answer, place) => ({
      when: `${name} in the ${place === 0 ? 'body' : 'header'}`,
      answer,
      code: 'jira_needs_reauthorization' as const,
      says: /uthoriz/,
      oauthProblem: name,
    })),
  ),
  ...['parameter_absent', 'parameter_rejected', 'version_rejected', 'signature_method_rejected'].map(
    (name) => ({
      when: name,
      answer: {
        status: 400,
        body: `oauth_problem=${name}&oauth_parameters_absent=oauth_nonce%26oauth_token`,
      },
      code: 'jira_refused' as const,
      says: new RegExp(`${name}, oauth_nonce, oauth_token.*report`),
    }),
  ),
  {
    when: 'an unheard-of problem',
    answer: problem('moon_phase'),
    code: 'jira_needs_reauthorization',
    says: /401/,
  },
  {
    when: 'a 401 that names no problem',
    answer: {
      status: 401,
      body: { message: 'Client must be authenticated to access this resource.', 'status-code': 401 },
    },
    code: 'jira_needs_reauthorization',
    says: /Authorize this Jira again.*Client must be authenticated/,
  },
  ...[401, 403, 200].map((status) => ({
    when: `a CAPTCHA, with ${status}`,
    answer: {
      status,
      headers: {
        'x-seraph-loginreason': 'AUTHENTICATION_DENIED',
        'x-authentication-denied-reason':
          'CAPTCHA_CHALLENGE; login-url=https://jira.example.com/login.jsp?x=1',
        'www-authenticate': 'OAuth realm="https%3A%2F%2Fjira"',
      },
      body: {},
    },
    code: 'jira_forbidden' as const,
    says: /CAPTCHA.*Log in once with it at https:\/\/jira\.example\.com\/login\.jsp\./,
  })),
  ...[200, 404, 403].map((status) => ({
    when: `an answer as to anybody, with ${status}`,
    answer: { status, headers: { 'x-ausername': 'anonymous' }, body: { name: 'ada' } },
    code: 'jira_needs_reauthorization' as const,
    says: /ignored our authorization/,
  })),
  {
    when: 'credentials that failed, with 200',
    answer: { headers: { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' }, body: { name: 'ada' } },
    code: 'jira_needs_reauthorization',
    says: /ignored our authorization/,
  },
  ...[200, 401].map((status) => ({
    when: `Jira's own login page, with ${status}`,
    answer: {
      status,
      headers: HTML,
      body: '<html><form action="/login.jsp"><input name="os_username"></form></html>',
    },
    code: 'jira_needs_reauthorization' as const,
    says: /ignored our authorization/,
  })),
  {
    when: 'an error for those who have not logged in',
    answer: { status: 403, body: { errorMessages: ['You do not have permission.', 'Login Required'] } },
    code: 'jira_needs_reauthorization',
    says: /ignored our authorization/,
  },
  {
    when: 'an error with these words for the account itself',
    answer: {
      status: 403,
      headers: { 'x-ausername': 'ada' },
      body: { errorMessages: ['Login Required is the name of this issue type.'] },
    },
    code: 'jira_forbidden',
    says: /account may not do this/,
  },
  {
    when: 'a login page of others with 200',
    answer: { headers: HTML, body: LOGIN_PAGE },
    code: 'jira_unexpected_answer',
    says: /single sign-on or a proxy/,
  },
  {
    when: 'a login page that says it is JSON',
    answer: { headers: { 'content-type': 'application/json' }, body: LOGIN_PAGE },
    code: 'jira_unexpected_answer',
    says: /single sign-on or a proxy/,
  },
  {
    when: 'half a JSON',
    answer: { body: '{"name":' },
    code: 'jira_unexpected_answer',
    says: /makes no sense/,
  },
  { when: 'nothing at all', answer: {}, code: 'jira_unexpected_answer', says: /makes no sense/ },
  {
    when: 'an account without a name',
    answer: { body: { key: 'x' } },
    code: 'jira_unexpected_answer',
    says: /sense/,
  },
  ...[301, 302, 307, 308].map((status) => ({
    when: `a redirect with ${status}`,
    answer: { status, headers: { location: 'https://sso.example.com:8443/login?SAMLRequest=hush' } },
    code: 'jira_unexpected_answer' as const,
    says: /redirect.*https:\/\/sso\.example\.com:8443[ ,].*scheme.*single sign-on/,
  })),
  {
    when: 'a redirect to nowhere',
    answer: { status: 302 },
    code: 'jira_unexpected_answer',
    says: /redirect \(302\)/,
  },
  {
    when: 'a missing permission',
    answer: {
      status: 403,
      body: { messages: [{ key: "You do not have permission to create WebHook 'Lockstep'." }] },
    },
    code: 'jira_forbidden',
    says: /permission in Jira.*You do not have permission to create WebHook 'Lockstep'\./,
  },
  {
    when: 'a failed XSRF check',
    answer: { status: 403, body: 'XSRF check failed' },
    code: 'jira_forbidden',
    says: /XSRF.*proxy/,
  },
  {
    when: 'an issue that is not there',
    answer: { status: 404, body: { errorMessages: ['Issue Does Not Exist'], errors: {} } },
    code: 'jira_not_found',
    says: /Issue Does Not Exist/,
  },
  {
    when: "a proxy's page with 404",
    answer: { status: 404, headers: HTML, body: '<html><h1>404 Not Found</h1></html>' },
    code: 'jira_unreachable',
    says: /proxy in front/,
  },
  {
    when: 'a request Jira takes for wrong',
    answer: {
      status: 400,
      body: { errorMessages: [], errors: { resolution: "Field 'resolution' cannot be set." } },
    },
    code: 'jira_refused',
    says: /resolution: Field 'resolution' cannot be set\./,
  },
  ...[405, 409, 413, 414, 415].map((status) => ({
    when: `a ${status}`,
    answer: { status },
    code: 'jira_refused' as const,
    says: new RegExp(String(status)),
  })),
  { when: 'a rate limit', answer: { status: 429 }, code: 'jira_rate_limited', says: /waits/ },
  ...[500, 502, 503, 504, 408].map((status) => ({
    when: `a ${status}`,
    answer: { status, headers: HTML, body: '<html>stack trace</html>' },
    code: 'jira_unreachable' as const,
    says: new RegExp(`${status}.*try again`),
  })),
];
