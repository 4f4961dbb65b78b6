import type { IssueCreation } from '../../domain/creation/issue-creation.ts';
import { problemsInForm } from '../../domain/creation/jira-errors.ts';
import type { IntegrationNotActive } from '../../domain/domain-error.ts';
import { retryDelay } from '../../domain/retry-delay.ts';
import type { Clock } from '../ports/clock.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { Randomness } from '../ports/randomness.ts';

export interface SetbackPorts {
  readonly clock: Clock;
  readonly randomness: Pick<Randomness, 'chance'>;
}

/** What is said of a try that took the process with it. */
export const BROKEN_OFF = 'The process ended while Jira was asked to make the issue.';

/** Whether Jira may have done what it was asked for, though it failed. */
export function isUnknownEnd({ code }: JiraFailure): boolean {
  return code === 'jira_unreachable' || code === 'jira_unexpected_answer';
}

/**
 * The creation after what Jira failed at. Where Jira refused to make the issue, `surelyNotMade` is the creation before it
 * was asked, whose try is not spent by a wait that it asks for.
 */
export function afterSetback(
  creation: IssueCreation,
  error: JiraFailure | IntegrationNotActive,
  { clock, randomness }: SetbackPorts,
  { surelyNotMade }: { readonly surelyNotMade?: IssueCreation } = {},
): IssueCreation {
  const { message: problem } = error;
  const unasked = surelyNotMade === undefined ? {} : { askedAt: null };
  const before = surelyNotMade ?? creation;
  const now = clock.now();
  const { attempts } = creation.toProps();
  const at = (tries: number, retryAfterMs: number | null): Date =>
    new Date(now.getTime() + retryDelay(tries, randomness.chance(), retryAfterMs));

  if (!(error instanceof JiraFailure) || error.code === 'jira_needs_reauthorization')
    return before.postponed({ problem, nextAttemptAt: null, ...unasked });
  if (error.code === 'jira_rate_limited')
    return before.postponed({ problem, nextAttemptAt: at(1, error.retryAfterMs), ...unasked });
  if (surelyNotMade !== undefined && isRefusal(error))
    return creation.failed(problem, problemsInForm(error.fieldMessages), now);
  const setback = { problem, nextAttemptAt: at(attempts + 1, error.retryAfterMs), ...unasked };
  return surelyNotMade === undefined ? creation.hindered(setback) : creation.setBack(setback);
}

function isRefusal({ code }: JiraFailure): boolean {
  return code === 'jira_refused' || code === 'jira_forbidden' || code === 'jira_not_found';
}
