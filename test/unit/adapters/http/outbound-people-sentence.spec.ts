import { expect } from 'chai';

import { timelineSentence } from '../../../../src/adapters/http/timeline-sentence.ts';
import type { TrackerCommentId, TrackerUserId } from '../../../../src/domain/ids.ts';
import type { OutboundContent } from '../../../../src/domain/outbound/outbound-content.ts';
import type {
  OutboundAssigneeReason,
  OutboundCommentReason,
} from '../../../../src/domain/outbound/people-reasons.ts';
import type { DecisionReason, DecisionValues } from '../../../../src/domain/sync-decision.ts';
import { aDecisionOn, anEffect } from '../../../support/builders.ts';

type Told = readonly [values: DecisionValues, sentence: string];

const TO_BOB: OutboundContent = {
  kind: 'outbound_assignee',
  user: { id: 'bob' as TrackerUserId, name: 'bob', email: null, isEmailVerified: false },
};
const COMMENT: OutboundContent = {
  kind: 'outbound_comment',
  action: 'created',
  commentId: 'c-1' as TrackerCommentId,
  author: 'Ada',
  body: 'Seen.',
};
const FOUND = { to: 'Bob Builder', foundBy: 'email' };
const BECAUSE = { problem: 'Jira says: no' };

/** What follows the sentence that tells what was asked for. */
const ASSIGNEE: Readonly<Record<OutboundAssigneeReason, Told>> = {
  jira_assigned: [FOUND, 'The Jira issue was assigned to “Bob Builder”, found by their e-mail.'],
  jira_assigned_already: [
    FOUND,
    'The Jira issue was assigned to “Bob Builder” already, found by their e-mail.',
  ],
  jira_unassigned: [{}, 'The Jira issue was unassigned.'],
  jira_unassigned_already: [{}, 'The Jira issue was assigned to nobody already.'],
  jira_unassigning_forbidden: [
    BECAUSE,
    'The Jira issue was left as it was. Jira lets nobody unassign an issue: its setting “Allow unassigned issues” is off. What stopped it: Jira says: no.',
  ],
  jira_assigning_forbidden: [
    BECAUSE,
    "The Jira issue was left as it was. Insufficient permissions to assign the Jira issue: give Lockstep's account the permission “Assign Issues” in its project. What stopped it: Jira says: no.",
  ],
  jira_assigning_failed: [
    { ...FOUND, ...BECAUSE },
    'Failed to assign the Jira issue to “Bob Builder”. What stopped it: Jira says: no.',
  ],
  jira_person_ambiguous: [
    { foundBy: 'name', candidates: 'Bob (bob), Bobby (BOB)' },
    'The Jira issue was left as it was. They may be any of several people of Jira, found by their name in Jira: Bob (bob), Bobby (BOB). Say who they are in Jira in the user mapping of the Installation.',
  ],
  jira_person_unknown: [
    { candidates: null },
    'The Jira issue was left as it was. Jira names nobody of that key, name or e-mail whom the issue can be assigned to. Say who they are in Jira in the user mapping of the Installation.',
  ],
  jira_person_without_email: [
    { candidates: 'Bob (builder)' },
    'The Jira issue was left as it was. Jira names nobody of that key or name whom the issue can be assigned to, and the tracker knows no verified e-mail of theirs. Perhaps they are Bob (builder). Say who they are in Jira in the user mapping of the Installation.',
  ],
  jira_person_not_assignable: [
    { to: 'bob', foundBy: 'mapping' },
    'The Jira issue was left as it was. They are “bob” in Jira, found by the user mapping, to whom Jira does not assign the issue: they have left, or lack the permission “Assignable User”.',
  ],
  outbound_assignee_off: [
    {},
    'The Jira issue was left alone: this Installation does not carry assignees to Jira (setting outboundAssignee).',
  ],
};

const COMMENTED: Readonly<Record<OutboundCommentReason, Told>> = {
  jira_comment_written: [{}, 'It was written to the Jira issue.'],
  jira_comment_edited: [{}, 'The comment in Jira was changed.'],
  jira_comment_deleted: [{}, 'The comment in Jira was deleted.'],
  jira_comment_gone: [{}, 'Somebody deleted the comment in Jira: it was not written again.'],
  jira_comment_refused: [BECAUSE, 'Jira does not take the comment. What stopped it: Jira says: no.'],
  jira_comment_forbidden: [
    BECAUSE,
    "Lockstep's account may not do that to comments in Jira: give it the permissions to add, edit and delete its own. What stopped it: Jira says: no.",
  ],
  jira_comment_visibility_refused: [
    { ...BECAUSE, visibility: 'role Developers' },
    'Jira does not take the comment for the “role Developers” alone, and it was not written for more people (setting commentVisibility). What stopped it: Jira says: no.',
  ],
  outbound_comment_not_there: [{}, 'It is not in Jira, and will not be.'],
  outbound_comment_stale: [{}, 'A later text of it was carried to Jira before.'],
  outbound_comment_deleted_before: [{}, 'It is deleted by now: there was nothing to do.'],
  outbound_comment_unreadable: [{}, 'The tracker did not tell its text: nothing was written.'],
  outbound_comments_off: [
    {},
    'It was left alone: this Installation does not carry comments to Jira (setting outboundComments).',
  ],
};

function told(content: OutboundContent, reason: string, values: DecisionValues): string {
  const effect = anEffect({ source: 'tracker', actor: 'Ada', content, state: 'applied' });
  const decision = aDecisionOn(effect, { reason: reason as DecisionReason, values });
  return timelineSentence({ effect, decision });
}

describe('what the timeline tells of people and comments on the way to Jira', () => {
  for (const [reason, [values, sentence]] of Object.entries(ASSIGNEE)) {
    it(`tells of the assignee: ${reason}`, () => {
      expect(told(TO_BOB, reason, values)).to.equal(`Ada assigned the tracker issue to “bob”. ${sentence}`);
    });
  }

  for (const [reason, [values, sentence]] of Object.entries(COMMENTED)) {
    it(`tells of a comment: ${reason}`, () => {
      expect(told(COMMENT, reason, values)).to.equal(`Ada wrote a comment on the tracker issue. ${sentence}`);
    });
  }
});
