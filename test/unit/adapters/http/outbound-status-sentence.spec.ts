import { expect } from 'chai';

import { timelineSentence } from '../../../../src/adapters/http/timeline-sentence.ts';
import type { DecisionValues, OutboundStatusReason } from '../../../../src/domain/sync-decision.ts';
import { aDecisionOn, anEffect } from '../../../support/builders.ts';

type Told = readonly [values: DecisionValues, sentence: string];

const BY_ONE = { from: 'To Do', status: 'Done', hops: 1, transition: 'Approve', confirmed: true };
const STANDS = { status: 'In Review', target: 'Done' };
const PROJECT = { projectId: '10100', project: 'ABC' };
const REFUSED = { ...STANDS, hops: 0, transition: 'Approve', problem: 'Jira refuses the request (400).' };

/** What is told of each reason, after what was asked for. */
const TOLD: Readonly<Record<OutboundStatusReason, readonly Told[]>> = {
  jira_status_changed: [
    [BY_ONE, 'The Jira issue was moved from “To Do” to “Done” through the transition “Approve”.'],
    [
      { ...BY_ONE, hops: 3, leftOut: 'resolution, customfield_10007' },
      'The Jira issue was moved from “To Do” to “Done” in 3 steps, the last of them through the transition “Approve”. The transition takes no value for resolution, customfield_10007, so that was left out.',
    ],
    [
      { ...BY_ONE, confirmed: false },
      "The Jira issue is “Done” now: Lockstep had set out to move it there, and Jira's answer was lost.",
    ],
  ],
  jira_status_already: [[{ status: 'Done' }, 'The Jira issue was “Done” already.']],
  outbound_status_off: [
    [
      PROJECT,
      'The Jira issue was left alone: the setting outboundStatus is off in the Jira project ABC (id 10100).',
    ],
  ],
  status_not_mapped: [
    [
      { projectId: '10100', project: null },
      "The Jira issue was left alone: no statuses are mapped in the Jira project with the id 10100. Map them in the Installation's settings (setting statusMappings).",
    ],
    [
      { projectId: null, project: null },
      "The Jira issue was left alone: no statuses are mapped in its project. Map them in the Installation's settings (setting statusMappings).",
    ],
  ],
  ignoring_not_mapped: [
    [
      PROJECT,
      'The Jira issue was left alone: no status is mapped for ignored tracker issues in the Jira project ABC (id 10100) (setting onIgnore).',
    ],
  ],
  not_reopened: [
    [
      { status: 'Done', why: 'resolution_stays', resolution: "Won't Do", newIssue: null },
      "The Jira issue stays “Done”: an issue resolved as “Won't Do” is not reopened (setting neverReopenResolutionIds).",
    ],
    [
      {
        status: 'Done',
        why: 'done_too_long',
        since: '2024-01-02T03:04:05.000Z',
        days: 30,
        newIssue: 'unavailable',
      },
      'The Jira issue stays “Done”: it has been done since 2024-01-02 03:04 UTC, and what has been done for more than 30 days is not reopened (setting reopenWithinDays). A new Jira issue was to be made in its place (setting whenNotReopened), but this Installation makes none.',
    ],
    [
      {
        status: 'Done',
        why: 'resolution_stays',
        resolution: "Won't Do",
        newIssue: 'asked',
        newIssueKey: 'ABC-9',
      },
      "The Jira issue stays “Done”: an issue resolved as “Won't Do” is not reopened (setting neverReopenResolutionIds). A new Jira issue was made in its place: “ABC-9”.",
    ],
  ],
  no_transition: [
    [
      { ...STANDS, hops: 0, transitions: "“Reject” to “Won't Do”" },
      "The Jira issue is “In Review”, and no way that is allowed leads from there to “Done”. Jira offers “Reject” to “Won't Do”. Map a status that can be reached, or allow more steps on the way (setting mostHops).",
    ],
    [
      { ...STANDS, hops: 2, from: 'To Do', transitions: null },
      "The Jira issue is “In Review”, and Jira offers Lockstep's account no transition from there. It was “To Do” before Lockstep moved it, in 2 steps. Give the account the permission “Transition Issues”, or see to the workflow.",
    ],
    [
      { ...STANDS, hops: 1, from: 'To Do', movedBack: true },
      'On its way to “Done” somebody moved the Jira issue back to “In Review”, where it was left. It was “To Do” before Lockstep moved it, in one step.',
    ],
  ],
  transition_refused: [
    [
      { ...REFUSED, missing: 'Resolution, Team' },
      'Jira refused the transition “Approve” of the Jira issue, which stays “In Review”. It requires Resolution, Team: give a value in the mapping (settings fields and resolutionId). What stopped it: Jira refuses the request (400).',
    ],
    [
      { ...REFUSED, missing: null },
      'Jira refused the transition “Approve” of the Jira issue, which stays “In Review”. What stopped it: Jira refuses the request (400).',
    ],
  ],
  transition_forbidden: [
    [
      { ...STANDS, hops: 0, problem: 'the account may not do this (403)' },
      "Lockstep's account may not move the Jira issue, which stays “In Review”. Give the account the permission “Transition Issues” in Jira, and replay this. What stopped it: the account may not do this (403).",
    ],
  ],
};

describe('what the timeline tells of a status that was to be carried to Jira', () => {
  for (const [reason, cases] of Object.entries(TOLD)) {
    it(`is what was done, or why nothing was: ${reason}`, () => {
      const effect = anEffect({
        source: 'tracker',
        actor: 'Ada',
        content: { kind: 'outbound_status', status: 'resolved', isRegression: false },
      });
      for (const [values, sentence] of cases) {
        const decision = aDecisionOn(effect, { reason: reason as OutboundStatusReason, values });
        expect(timelineSentence({ effect, decision })).to.equal(
          `Ada resolved the tracker issue. ${sentence}`,
        );
      }
    });
  }
});
