import type { DecisionValues, OutboundStatusReason } from '../../domain/sync-decision.ts';
import { moment, quoted, stoppedBy, textIn } from './sentence-parts.ts';

/** What was done about the status of the Jira issue, or why nothing was; `asked` tells what was asked for. */
export function outboundStatusSentence(
  { reason, values }: { readonly reason: OutboundStatusReason; readonly values: DecisionValues },
  asked: string,
): string {
  switch (reason) {
    case 'jira_status_changed':
      return `${asked} ${changed(values)}`;
    case 'jira_status_already':
      return `${asked} The Jira issue was ${quoted(values, 'status')} already.`;
    case 'outbound_status_off':
      return `${asked} The Jira issue was left alone: the setting outboundStatus is off${inProject(values)}.`;
    case 'status_not_mapped':
      return `${asked} The Jira issue was left alone: no statuses are mapped${inProject(values)}. Map them in the Installation's settings (setting statusMappings).`;
    case 'ignoring_not_mapped':
      return `${asked} The Jira issue was left alone: no status is mapped for ignored tracker issues${inProject(values)} (setting onIgnore).`;
    case 'not_reopened':
      return `${asked} The Jira issue stays ${quoted(values, 'status')}: ${whyDone(values)}.${newIssue(values)}`;
    case 'no_transition':
      return `${asked} ${noTransition(values)}`;
    case 'transition_refused':
      return `${asked} ${refused(values)}`;
    case 'transition_forbidden':
      return `${asked} Lockstep's account may not move the Jira issue, which stays ${quoted(values, 'status')}.${progress(values)} Give the account the permission “Transition Issues” in Jira, and replay this. ${stopped(values)}`;
  }
}

function changed(values: DecisionValues): string {
  if (values['confirmed'] !== true)
    return `The Jira issue is ${quoted(values, 'status')} now: Lockstep had set out to move it there, and Jira's answer was lost.`;

  const steps = values['hops'] === 1 ? '' : `in ${String(values['hops'])} steps, the last of them `;
  const leftOut = textIn(values, 'leftOut');
  const without =
    leftOut === null ? '' : ` The transition takes no value for ${leftOut}, so that was left out.`;
  return `The Jira issue was moved from ${quoted(values, 'from')} to ${quoted(values, 'status')} ${steps}through the transition ${quoted(values, 'transition')}.${without}`;
}

function inProject(values: DecisionValues): string {
  const id = textIn(values, 'projectId');
  if (id === null) return ' in its project';
  const key = textIn(values, 'project');
  return key === null ? ` in the Jira project with the id ${id}` : ` in the Jira project ${key} (id ${id})`;
}

function whyDone(values: DecisionValues): string {
  if (textIn(values, 'why') === 'resolution_stays')
    return `an issue resolved as ${quoted(values, 'resolution')} is not reopened (setting neverReopenResolutionIds)`;

  const since = textIn(values, 'since');
  const days = values['days'] === 1 ? 'one day' : `${String(values['days'])} days`;
  return `it has been done ${since === null ? 'for long' : `since ${moment(new Date(since))}`}, and what has been done for more than ${days} is not reopened (setting reopenWithinDays)`;
}

function newIssue(values: DecisionValues): string {
  switch (textIn(values, 'newIssue')) {
    case 'asked':
      return textIn(values, 'newIssueKey') === null
        ? ' A new Jira issue was asked for in its place.'
        : ` A new Jira issue was made in its place: ${quoted(values, 'newIssueKey')}.`;
    case 'unavailable':
      return ' A new Jira issue was to be made in its place (setting whenNotReopened), but this Installation makes none.';
    default:
      return '';
  }
}

function noTransition(values: DecisionValues): string {
  const [status, target] = [quoted(values, 'status'), quoted(values, 'target')];
  if (values['movedBack'] === true)
    return `On its way to ${target} somebody moved the Jira issue back to ${status}, where it was left.${progress(values)}`;

  const offered = textIn(values, 'transitions');
  if (offered === null)
    return `The Jira issue is ${status}, and Jira offers Lockstep's account no transition from there.${progress(values)} Give the account the permission “Transition Issues”, or see to the workflow.`;
  return `The Jira issue is ${status}, and no way that is allowed leads from there to ${target}. Jira offers ${offered}.${progress(values)} Map a status that can be reached, or allow more steps on the way (setting mostHops).`;
}

function refused(values: DecisionValues): string {
  const missing = textIn(values, 'missing');
  const required =
    missing === null
      ? ''
      : ` It requires ${missing}: give a value in the mapping (settings fields and resolutionId).`;
  return `Jira refused the transition ${quoted(values, 'transition')} of the Jira issue, which stays ${quoted(values, 'status')}.${progress(values)}${required} ${stopped(values)}`;
}

/** What was done on the way, when it was not walked to its end. */
function progress(values: DecisionValues): string {
  const hops = values['hops'];
  if (typeof hops !== 'number' || hops < 1) return '';
  return ` It was ${quoted(values, 'from')} before Lockstep moved it, in ${hops === 1 ? 'one step' : `${hops} steps`}.`;
}

function stopped(values: DecisionValues): string {
  return stoppedBy(textIn(values, 'problem'));
}
