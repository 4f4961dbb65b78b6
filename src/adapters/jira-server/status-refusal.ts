import { urlIn } from '../../domain/url-in.ts';
import type { FailureReading } from './failure-reading.ts';
import { consumerKeyOf, isHtml, isPersonal, type JiraAnswer, type JiraCall } from './jira-call.ts';

/** What the status alone says of a call; null when it says that all is well. */
export function failureOfStatus(call: JiraCall, answer: JiraAnswer): FailureReading | null {
  const { status } = answer;
  if (status >= 200 && status < 300) return null;
  if (status < 400) return redirected(call, answer);
  if (status === 429) {
    return {
      code: 'jira_rate_limited',
      says: 'Jira limits how often we may call. Lockstep waits and goes on by itself.',
    };
  }
  if (status >= 500 || status === 408) {
    return {
      code: 'jira_unreachable',
      says: `Jira, or the proxy in front of it, answered ${status}. It may be restarting: try again in a while.`,
    };
  }
  if (status === 401) return unauthorized(call);
  if (status === 404 || status === 410) return notFound(call, answer);
  if (status === 403 || (status === 409 && call.pattern.includes('hook'))) return forbidden(call, answer);
  return {
    code: 'jira_refused',
    says: `Jira refuses the request (${status}). Asking again unchanged is no use.`,
  };
}

function redirected({ target }: JiraCall, { status, headers }: JiraAnswer): FailureReading {
  const location = urlIn(headers['location'] ?? '', target.baseUrl);
  const to = location === null ? '' : ` to ${location.origin}`;
  return {
    code: 'jira_unexpected_answer',
    says:
      `the answer is a redirect (${status})${to}, and a signed request cannot follow one. Either the base URL ` +
      `${target.baseUrl} has the wrong scheme, host or path, or a single sign-on proxy stands in front of Jira: ` +
      'correct the URL, or let Lockstep through to Jira itself.',
  };
}

function unauthorized(call: JiraCall): FailureReading {
  switch (call.kind) {
    case 'unsigned':
      return {
        code: 'jira_forbidden',
        says: 'it wants a login (401) before it says that it is a Jira. Ask a Jira admin.',
      };
    case 'request_token':
      return {
        code: 'jira_misconfigured',
        says: `Jira does not take our signature (401). Check the application link with the consumer key "${consumerKeyOf(call)}".`,
      };
    case 'access_token':
      return {
        code: 'jira_authorization_refused',
        says: 'Jira refused it (401). Start the authorization again.',
      };
    case 'signed':
      return {
        code: 'jira_needs_reauthorization',
        says: isPersonal(call)
          ? 'Jira does not take the personal access token (401): it is wrong, was revoked, or has expired. ' +
            'Give Lockstep a new one; links and settings are kept.'
          : 'Jira does not accept our authorization (401). Authorize this Jira again; links and settings are kept.',
      };
  }
}

function notFound(call: JiraCall, answer: JiraAnswer): FailureReading {
  if (call.kind !== 'signed') {
    return {
      code: 'jira_not_found',
      says: `there is no Jira at ${call.target.baseUrl} (${answer.status}). Check the base URL and its context path.`,
    };
  }
  if (isHtml(answer) && !call.pattern.includes('hook')) {
    return {
      code: 'jira_unreachable',
      says: `a web page came back (${answer.status}), which is not how Jira says this. A proxy in front may have lost Jira.`,
    };
  }
  return {
    code: 'jira_not_found',
    says: `Jira has no such thing, or the account may not see it (${answer.status}).`,
  };
}

function forbidden({ kind }: JiraCall, { status, text }: JiraAnswer): FailureReading {
  if (kind !== 'signed') {
    return {
      code: 'jira_forbidden',
      says: `Jira, or a proxy in front of it, forbids it (${status}). Ask a Jira admin.`,
    };
  }
  return /XSRF check failed/i.test(text)
    ? {
        code: 'jira_forbidden',
        says: "Jira's XSRF check stops it (403). Have the proxy in between leave our headers alone.",
      }
    : {
        code: 'jira_forbidden',
        says: `the account may not do this (${status}). Give it the permission in Jira, or authorize with another account.`,
      };
}
