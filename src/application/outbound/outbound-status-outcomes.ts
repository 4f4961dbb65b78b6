import type { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink, SeenStatus } from '../../domain/external-issue-link.ts';
import { projectKeyIn } from '../../domain/issue-reference.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import type { JiraStatus } from '../../domain/jira-status.ts';
import type { JiraTransition } from '../../domain/outbound/jira-transition.ts';
import type { NotReopened } from '../../domain/outbound/reopen-rule.ts';
import type { StatusAsked } from '../../domain/outbound/status-asked.ts';
import type { DecisionValues } from '../../domain/sync-decision.ts';
import { over, type Conclusion } from '../inbound/conclusion.ts';
import type { NewIssueAsked } from './ask-for-issue.ts';
import type { HopOutcome } from './take-hop.ts';

/** How far an issue has come on its way to a status. */
export interface Stage {
  readonly effect: Effect;
  /** The status it has, as Jira showed it last. */
  readonly seen: SeenStatus;
  readonly target: JiraStatus;
  /** The status it had before the first transition of ours; null when there was none. */
  readonly from: JiraStatus | null;
  /** How many transitions were taken. */
  readonly hops: number;
  /** Whether it is where it was to go, or as done, or not, as the tracker issue is. */
  readonly isAgreed: boolean;
}

/** How an issue came to be in the status that is asked for. */
export type Arrival =
  | { readonly kind: 'by_us'; readonly transition: JiraTransition; readonly leftOut: readonly string[] }
  /** It was set out for, and Jira's answer was lost. */
  | { readonly kind: 'unconfirmed' }
  | { readonly kind: 'by_others' };

/** Nothing is asked of Jira by the settings. */
export function nothingAsked(
  why: Exclude<StatusAsked['kind'], 'to'>,
  { projectId, key }: Pick<JiraIssue, 'projectId' | 'key'>,
): Conclusion {
  const values = { projectId, project: key === null ? null : projectKeyIn(key) };
  switch (why) {
    case 'off':
      return over('skipped', 'outbound_status_off', values);
    case 'not_mapped':
      return over('skipped', 'status_not_mapped', values);
    case 'ignoring_not_mapped':
      return over('skipped', 'ignoring_not_mapped', values);
  }
}

/** The issue has the status that is asked for. */
export function arrived(stage: Stage, arrival: Arrival): Conclusion {
  const values = valuesOf(stage);
  switch (arrival.kind) {
    case 'by_others':
      return { ...over('skipped', 'jira_status_already', values), change: noteOf(stage) };
    case 'unconfirmed':
      return {
        ...over('applied', 'jira_status_changed', { ...values, confirmed: false }),
        change: noteOf(stage),
      };
    case 'by_us': {
      const { transition, leftOut } = arrival;
      const told = {
        transition: transition.name ?? transition.id,
        leftOut: listed(leftOut),
        confirmed: true,
      };
      return { ...over('applied', 'jira_status_changed', { ...values, ...told }), change: noteOf(stage) };
    }
  }
}

/** The issue cannot be brought further: it stands where `stage` tells. */
export function stuck(
  stage: Stage,
  why: Exclude<HopOutcome, { kind: 'done' | 'overtaken' }> | { readonly kind: 'moved_back' },
): Conclusion {
  const values = valuesOf(stage);
  const change = noteOf(stage);
  switch (why.kind) {
    case 'no_way':
      return {
        ...over('failed', 'no_transition', { ...values, transitions: shown(why.transitions) }),
        change,
      };
    case 'moved_back':
      return { ...over('failed', 'no_transition', { ...values, movedBack: true }), change };
    case 'forbidden':
      return { ...over('failed', 'transition_forbidden', { ...values, problem: why.problem }), change };
    case 'refused': {
      const { transition, missing, problem } = why;
      const told = { transition: transition.name ?? transition.id, missing: listed(missing), problem };
      return { ...over('failed', 'transition_refused', { ...values, ...told }), change };
    }
  }
}

/** The issue is left done, though its tracker issue came back. */
export function leftDone(stage: Stage, reason: NotReopened, newIssue: NewIssueAsked | null): Conclusion {
  const why =
    reason.why === 'done_too_long'
      ? { why: reason.why, since: reason.since.toISOString(), days: reason.days }
      : { why: reason.why, resolution: reason.resolution };
  const asked = newIssue?.kind === 'asked' ? { newIssueKey: newIssue.jiraIssueKey } : {};
  return over(newIssue?.kind === 'asked' ? 'applied' : 'skipped', 'not_reopened', {
    ...valuesOf(stage),
    ...why,
    newIssue: newIssue?.kind ?? null,
    ...asked,
  });
}

function valuesOf({ effect, seen, target, from, hops }: Stage): DecisionValues {
  return {
    status: seen.statusName ?? seen.statusId,
    target: target.name ?? target.id,
    from: from === null ? null : (from.name ?? from.id),
    hops,
    updatedAt: seen.updatedAt?.toISOString() ?? null,
    by: effect.toProps().actor,
  };
}

/** Where we did something, Jira's later word of it is known to be ours; where others had done it, to be old. */
function noteOf({ effect, seen, hops, isAgreed }: Stage): (link: ExternalIssueLink) => ExternalIssueLink {
  if (hops > 0) return (link) => link.withStatusWritten(seen, effect.id);
  return (link) => (isAgreed ? link.withStatusAgreed(seen) : link);
}

function shown(transitions: readonly JiraTransition[]): string | null {
  return listed(
    transitions.map(({ id, name, to }) => `“${name ?? id}” to “${to === null ? '?' : (to.name ?? to.id)}”`),
  );
}

function listed(words: readonly string[]): string | null {
  return words.length === 0 ? null : words.join(', ');
}
