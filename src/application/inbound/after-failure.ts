import { IntegrationNotActive } from '../../domain/domain-error.ts';
import type { Effect } from '../../domain/effect.ts';
import type { Clock } from '../ports/clock.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { Log } from '../ports/log.ts';
import { afterTrackerFailure } from './ask-tracker.ts';
import { over, type Conclusion } from './conclusion.ts';

/**
 * What came of an Effect while whose carrying out `error` was thrown: what Jira failed to tell and what a Tracker failed
 * to do is answered here. Anything else is a fault, and thrown on.
 */
export function afterFailure(
  error: unknown,
  effect: Effect,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Conclusion {
  if (error instanceof IntegrationNotActive)
    return { kind: 'awaiting_authorization', problem: error.message };
  if (!(error instanceof JiraFailure)) return afterTrackerFailure(error, effect, log);

  const { code, message, retryAfterMs } = error;
  if (code === 'jira_needs_reauthorization') return { kind: 'awaiting_authorization', problem: message };
  if (code === 'jira_rate_limited') return { kind: 'later', problem: message, retryAfterMs };
  if (code === 'jira_not_found' || code === 'jira_forbidden') {
    const now = clock.now();
    return {
      ...over('failed', 'jira_issue_unreachable', { problem: message }),
      change: (link) => (code === 'jira_not_found' ? link.missing(now) : link.unreachable()),
    };
  }
  return { kind: 'again', problem: message, reason: 'jira_gave_up', retryAfterMs };
}
