import { statusAfter, type TrackerAction, type TrackerIssueStatus } from '../../domain/tracker-issue.ts';
import type { ApplyAnswer, TrackerAnswer } from '../ports/tracker.ts';
import { over, type Over } from './conclusion.ts';

/** What was done by a tracker: the action that was wanted, or the plain one it can do. */
export interface Applied {
  readonly wanted: TrackerAction;
  readonly done: TrackerAction;
  readonly answer: TrackerAnswer;
}

/** What came of it. The action is told when it was not a plain one, and whether the tracker could do it. */
export function afterApplying({ wanted, done, answer }: Applied): Over {
  const values = isPlain(wanted) ? {} : { action: wanted, supported: wanted === done };
  switch (answer) {
    case 'changed':
      return over('applied', CHANGED[done], values);
    case 'unchanged':
      return over('applied', `already_${CHANGED[done]}`, values);
    case 'gone':
      return over('failed', 'tracker_issue_gone', values);
  }
}

/** The status that the tracker issue has by it; null when there is no such issue. */
export function statusWritten({ done, answer }: Applied): TrackerIssueStatus | null {
  return answer === 'gone' ? null : statusAfter(done);
}

/** Whether every tracker can do this. */
export function isPlain(action: TrackerAction): boolean {
  return action === 'resolve' || action === 'unresolve';
}

const CHANGED = {
  resolve: 'resolved',
  resolve_in_current_release: 'resolved',
  resolve_in_next_release: 'resolved',
  ignore: 'ignored',
  unresolve: 'unresolved',
} as const satisfies Record<TrackerAction, string>;

const ANSWERS: readonly TrackerAnswer[] = ['changed', 'unchanged', 'gone'];

/**
 * The answer to an action that every tracker can do. A tracker written without types may answer anything; that nobody
 * can tell what it did is all there is to say.
 * @throws {TypeError} when it is none.
 */
export function understoodPlain(answer: ApplyAnswer): TrackerAnswer {
  const understood = ANSWERS.find((one) => one === answer);
  if (understood !== undefined) return understood;
  throw new TypeError(`a Tracker answers ${ANSWERS.join(', ')}: nothing else`);
}

/** As `understoodPlain`, for an action that a tracker may not be able to do. */
export function understoodSpecial(answer: ApplyAnswer): ApplyAnswer {
  return answer === 'unsupported' ? answer : understoodPlain(answer);
}
