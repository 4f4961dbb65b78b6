import { JiraFailure, type JiraFailureCode } from '../../../application/ports/jira-failure.ts';
import { AuthorizationAttemptRefused } from '../../../domain/domain-error.ts';
import { jiraWordsIn, type ErrorResponse } from '../error-responses.ts';
import { html, type Insert } from './html.ts';
import type { Page } from './page.ts';

interface Advice {
  readonly title: string;
  readonly steps: readonly Insert[];
}

const START_AGAIN =
  'Start the authorization again: the link that led you here works only once, and for 15 minutes.';
const WAIT = 'Wait a moment, then start the authorization again: this one is used up.';

const ABOUT_ATTEMPTS: Readonly<Record<AuthorizationAttemptRefused['reason'], Advice>> = {
  unknown: { title: 'This authorization is not known here', steps: [START_AGAIN] },
  expired: { title: 'This authorization has expired', steps: [START_AGAIN] },
  used: {
    title: 'This authorization was completed before',
    steps: [
      'If you reloaded this page, all is as the first time said: look at the Integration to see its state.',
      'To authorize once more, start the authorization again.',
    ],
  },
  state_mismatch: {
    title: 'This answer belongs to another authorization',
    steps: [
      'Start the authorization again, and finish it in the same browser window.',
      'If you did not start one yourself, close this window: somebody may have sent you the link.',
    ],
  },
  denied: {
    title: 'Access was not allowed',
    steps: ['If that was not meant so, start the authorization again and choose “Allow” in Jira.'],
  },
  incomplete: {
    title: 'Jira’s answer is incomplete',
    steps: [
      'Open the authorize address again, and let Jira lead you back here; do not copy this page’s address.',
      'If it stays so, a proxy between the browser and Lockstep drops the query of the address.',
    ],
  },
};

const ABOUT_JIRA: Readonly<Record<JiraFailureCode, Advice>> = {
  jira_unreachable: {
    title: 'Jira did not answer',
    steps: ['See that Jira is up, and that Lockstep’s machine can reach it.', WAIT],
  },
  jira_rate_limited: { title: 'Jira asks for a pause', steps: [WAIT] },
  jira_needs_reauthorization: {
    title: 'Jira takes the authorization back',
    steps: [
      START_AGAIN,
      'If it stays so, an add-on or a policy in Jira revokes access tokens: ask the Jira admin.',
    ],
  },
  jira_authorization_refused: { title: 'Jira refuses this authorization', steps: [START_AGAIN] },
  jira_misconfigured: {
    title: 'The application link does not fit',
    steps: [
      'Have the Jira admin compare consumer key, public key and callback URL on the application link with those the Integration shows.',
      'Then start the authorization again.',
    ],
  },
  jira_forbidden: {
    title: 'The Jira account may not do this',
    steps: [
      'Sign in to Jira once with that account, in a browser, should it ask for a CAPTCHA; see that it is active and may use Jira.',
      'Then start the authorization again.',
    ],
  },
  jira_not_found: {
    title: 'This is not where Jira’s API is',
    steps: [
      'Compare the Integration’s address with Jira’s own, context path included.',
      'Then start the authorization again.',
    ],
  },
  jira_refused: {
    title: 'Jira refuses the request',
    steps: [
      'Read what Jira says above; the Jira admin finds more in Jira’s log.',
      'Then start the authorization again.',
    ],
  },
  jira_unexpected_answer: {
    title: 'Jira’s answer makes no sense',
    steps: [
      'See that nothing stands between Lockstep and Jira that answers in its place, such as a sign-on page.',
      'Then start the authorization again.',
    ],
  },
};

const ABOUT_STORAGE: Advice = {
  title: 'Lockstep cannot reach its database',
  steps: [
    'Reload this page in a moment. If it then says that this was completed before, start the authorization again.',
  ],
};
const ABOUT_THE_REST: Advice = {
  title: 'The authorization could not be completed',
  steps: ['Look at the Integration to see its state.', 'Then start the authorization again.'],
};
const ABOUT_FAULTS: Advice = {
  title: 'Something went wrong in Lockstep',
  steps: ['Start the authorization again. If it fails again, give the operator the number below.'],
};

interface Around {
  readonly requestId: string;
  /** Where the console lists the Integrations; null where there is none at this door. */
  readonly integrations: string | null;
}

/** Tells what went wrong with an authorization, and how to mend it. */
export function refusedPage(
  error: unknown,
  response: ErrorResponse,
  { requestId, integrations }: Around,
): Page {
  const { title, steps } = adviceOn(error, response);
  const there = html`<a href="${integrations ?? ''}">Look at the Integration in Lockstep’s console</a>: the
    authorization is started there, too.`;
  return {
    mood: 'bad',
    title,
    story: storyOf(error, response),
    stepsTitle: 'How to mend it',
    steps: integrations === null ? steps : [...steps, there],
    note: html`Request <code>${requestId}</code>`,
  };
}

function adviceOn(error: unknown, { status, code }: ErrorResponse): Advice {
  if (error instanceof AuthorizationAttemptRefused) return ABOUT_ATTEMPTS[error.reason];
  if (error instanceof JiraFailure) return ABOUT_JIRA[error.code];
  if (code === 'storage_unavailable') return ABOUT_STORAGE;
  return status === 500 ? ABOUT_FAULTS : ABOUT_THE_REST;
}

function storyOf(error: unknown, { detail }: ErrorResponse): readonly Insert[] {
  if (error instanceof JiraFailure) return [error.message, ...jiraWordsIn(error)];
  return detail === null ? [] : [detail];
}
