import { JiraFailure } from '../../application/ports/jira-failure.ts';
import type { FailureReading } from './failure-reading.ts';
import { wordsIn } from './foreign-words.ts';
import { hostOf, isDance, isHtml, type JiraAnswer, type JiraCall } from './jira-call.ts';
import { failureOfLogin } from './login-refusal.ts';
import { adviceOn } from './oauth-advice.ts';
import { oauthProblemIn } from './oauth-problem.ts';
import { retryAfterMs } from '../egress/retry-after.ts';
import { failureOfStatus } from './status-refusal.ts';

const WEB_PAGE =
  'a web page came back in place of data. A single sign-on or a proxy in front of Jira answers for it: ' +
  'let Lockstep through to Jira itself.';
const NO_TOKEN =
  'the answer lacks an oauth_token or its oauth_token_secret. Check that the base URL is that of a Jira Server or ' +
  'Data Center, with its context path.';
const NO_SENSE =
  'the answer makes no sense. Check that the base URL is that of a Jira Server or Data Center, with its context path.';

/** The failure that `answer` is; null when it is none. */
export function failureFromAnswer(call: JiraCall, answer: JiraAnswer, now: Date): JiraFailure | null {
  const problem = answer.status < 400 ? null : oauthProblemIn(answer);
  const reading =
    (problem === null ? null : adviceOn(call, problem)) ??
    failureOfLogin(call, answer) ??
    failureOfStatus(call, answer);
  return reading === null
    ? null
    : jiraFailure(call, answer, { ...reading, now, oauthProblem: problem?.problem ?? null });
}

/** An answer that looked well and makes no sense. */
export function unexpectedAnswer(call: JiraCall, answer: JiraAnswer, now: Date): JiraFailure {
  const says = isHtml(answer) ? WEB_PAGE : isDance(call) ? NO_TOKEN : NO_SENSE;
  return jiraFailure(call, answer, { code: 'jira_unexpected_answer', says, now, oauthProblem: null });
}

function jiraFailure(
  call: JiraCall,
  answer: JiraAnswer,
  reading: FailureReading & { readonly now: Date; readonly oauthProblem: string | null },
): JiraFailure {
  const words = answer.status < 400 ? { messages: [], byField: {} } : wordsIn(answer, call.secrets);
  const quoted = [
    ...words.messages,
    ...Object.entries(words.byField).map(([field, text]) => `${field}: ${text}`),
  ];
  const sentences = [
    `Could not ${call.purpose} ${hostOf(call.target)}: ${reading.says}`,
    ...(quoted.length === 0 ? [] : [`Jira says: ${quoted.slice(0, 3).join(' ')}`]),
    ...requestIdIn(answer),
  ];
  return new JiraFailure(reading.code, sentences.join(' '), {
    status: answer.status,
    oauthProblem: reading.oauthProblem,
    retryAfterMs: answer.status < 400 ? null : retryAfterMs(answer.headers['retry-after'], reading.now),
    jiraMessages: words.messages,
    fieldMessages: words.byField,
  });
}

function requestIdIn({ headers }: JiraAnswer): readonly string[] {
  const id = headers['x-arequestid'] ?? '';
  return /^[\w.:@*-]{1,80}$/.test(id) ? [`(Jira's request id: ${id})`] : [];
}
