import { expect } from 'chai';

import { timelineSentence } from '../../../../src/adapters/http/timeline-sentence.ts';
import type { EffectProps } from '../../../../src/domain/effect.ts';
import type { TrackerCommentId, TrackerUserId } from '../../../../src/domain/ids.ts';
import type { OutboundContent } from '../../../../src/domain/outbound/outbound-content.ts';
import type { OutboundReason } from '../../../../src/domain/sync-decision.ts';
import { aDecisionOn, anEffect } from '../../../support/builders.ts';

const BOB = { id: 'bob' as TrackerUserId, name: 'Bob', email: null, isEmailVerified: false };
const RESOLVED: OutboundContent = { kind: 'outbound_status', status: 'resolved', isRegression: false };
const COMMENT: OutboundContent = {
  kind: 'outbound_comment',
  action: 'created',
  commentId: 'c-1' as TrackerCommentId,
  author: 'Bob',
  body: 'Seen.',
};

function anOutboundEffect(content: OutboundContent, props: Partial<EffectProps> = {}) {
  return anEffect({ source: 'tracker', actor: 'Ada', content, ...props });
}

const ASKED: readonly (readonly [content: OutboundContent, sentence: string])[] = [
  [RESOLVED, 'Ada resolved the tracker issue.'],
  [
    { kind: 'outbound_status', status: 'unresolved', isRegression: true },
    'The tracker issue came back after it was resolved.',
  ],
  [{ kind: 'outbound_assignee', user: BOB }, 'Ada assigned the tracker issue to “Bob”.'],
  [{ kind: 'outbound_assignee', user: null }, 'Ada unassigned the tracker issue.'],
  [COMMENT, 'Ada wrote a comment on the tracker issue.'],
  [{ ...COMMENT, action: 'edited' }, 'Ada edited a comment on the tracker issue.'],
  [{ ...COMMENT, action: 'deleted', body: null }, 'Ada deleted a comment on the tracker issue.'],
  [{ kind: 'remote_link', action: 'show' }, 'The Jira issue was to show the tracker issue.'],
  [{ kind: 'remote_link', action: 'remove' }, 'The Jira issue was to stop showing the tracker issue.'],
];

const TOLD: Readonly<Record<OutboundReason, string>> = {
  echo: 'Ada resolved the tracker issue. Lockstep itself did that, so there was nothing to do.',
  tracker_moved_on:
    'Ada resolved the tracker issue. By the time it was to be carried to Jira the tracker issue had changed again, so Jira was left as it was.',
};

describe('what the timeline tells of what happened in the tracker', () => {
  it('says what it was', () => {
    for (const [content, sentence] of ASKED) {
      const effect = anOutboundEffect(content, { state: 'due' });
      expect(timelineSentence({ effect, decision: null })).to.equal(
        `${sentence} It is to be carried out now.`,
      );
    }
    const effect = anOutboundEffect(RESOLVED, { actor: null });
    expect(timelineSentence({ effect, decision: null })).to.contain('Somebody resolved the tracker issue');
  });

  for (const [reason, sentence] of Object.entries(TOLD)) {
    it(`says why nothing was done: ${reason}`, () => {
      const effect = anOutboundEffect(RESOLVED, { state: 'skipped' });
      const decision = aDecisionOn(effect, { outcome: 'skipped', reason: reason as OutboundReason });
      expect(timelineSentence({ effect, decision })).to.equal(sentence);
    });
  }

  it('says that Jira did not take it, when it was tried in vain', () => {
    const effect = anOutboundEffect(RESOLVED, { state: 'dead', attempts: 12 });
    const values = { problem: 'Jira did not answer in time.', attempts: 12 };
    const decision = aDecisionOn(effect, { outcome: 'dead', reason: 'jira_gave_up', values });
    expect(timelineSentence({ effect, decision })).to.equal(
      'Ada resolved the tracker issue. It was given up after 12 tries: Jira did not take it. What stopped it: Jira did not answer in time.',
    );
  });
});
