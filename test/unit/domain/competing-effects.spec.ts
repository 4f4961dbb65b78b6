import { expect } from 'chai';

import type { Effect, EffectProps } from '../../../src/domain/effect.ts';
import type { EffectId, TrackerCommentId, TrackerUserId } from '../../../src/domain/ids.ts';
import type {
  OutboundCommentContent,
  OutboundContent,
} from '../../../src/domain/outbound/outbound-content.ts';
import { afterNoon, aLink, anEffectOn } from '../../support/builders.ts';

const LINK = aLink();
const RESOLVED: OutboundContent = { kind: 'outbound_status', status: 'resolved', isRegression: false };

function asked(props: Partial<EffectProps> = {}): Effect {
  return anEffectOn(LINK, { source: 'tracker', content: RESOLVED, observedAt: afterNoon(1), ...props });
}

function aComment(comment: Partial<OutboundCommentContent> = {}): OutboundContent {
  const commentId = 'c-1' as TrackerCommentId;
  return { kind: 'outbound_comment', action: 'created', commentId, author: null, body: 'Seen.', ...comment };
}

/** Which of two is given up, when the second was made last. */
function loser(before: Effect, made: Effect): 'before' | 'made' | 'neither' | 'both' {
  const [isOld, isLate] = [before.isSupersededBy(made), made.isOutdatedBy(before)];
  if (isOld) return isLate ? 'both' : 'before';
  return isLate ? 'made' : 'neither';
}

describe('two changes of the tracker that both ask something of Jira', () => {
  it('leave the one that happened later, whichever came first', () => {
    const [early, late] = [asked(), asked({ observedAt: afterNoon(2) })];
    expect(loser(early, late)).to.equal('before');
    expect(loser(late, early)).to.equal('made');
  });

  it('leave both when they tell two things of one moment, or none for one: the tracker shows which of them holds', () => {
    const ada = { id: 'u-1' as TrackerUserId, name: 'Ada', email: null, isEmailVerified: false };
    const pairs: readonly (readonly [OutboundContent, OutboundContent])[] = [
      [RESOLVED, { ...RESOLVED, status: 'unresolved' }],
      [
        { kind: 'outbound_assignee', user: ada },
        { kind: 'outbound_assignee', user: null },
      ],
    ];
    for (const observedAt of [afterNoon(1), null]) {
      for (const [content, other] of pairs) {
        const first = asked({ content, createdAt: afterNoon(3) });
        const second = asked({ content: other, createdAt: afterNoon(4), observedAt });
        expect(loser(first, second)).to.equal('neither');
        expect(loser(second, first)).to.equal('neither');
      }
    }
  });

  it('leave the one that came later, when they tell the same of one moment, or are of one comment', () => {
    for (const observedAt of [afterNoon(1), null]) {
      for (const content of [RESOLVED, aComment()]) {
        const [first, second] = [
          asked({ content, createdAt: afterNoon(3) }),
          asked({ content, createdAt: afterNoon(4), observedAt }),
        ];
        expect(loser(first, second)).to.equal('before');
        expect(loser(second, first)).to.equal('made');
      }
    }
  });

  it('leave one of two that came at once and tell the same: that with the later id', () => {
    const [first, second] = [asked({ id: 'a' as EffectId }), asked({ id: 'b' as EffectId })];
    expect(loser(first, second)).to.equal('before');
    expect(loser(second, first)).to.equal('made');
  });

  it('are both carried out when they are of two kinds, of two comments, or one is over', () => {
    const other = asked({ content: aComment(), observedAt: afterNoon(2) });
    const third = asked({ content: aComment({ commentId: 'c-2' as TrackerCommentId }) });
    expect(loser(asked(), other)).to.equal('neither');
    expect(loser(third, other)).to.equal('neither');
    expect(loser(asked({ state: 'applied' }), asked({ observedAt: afterNoon(2) }))).to.equal('neither');
    expect(loser(asked(), asked({ content: { kind: 'status', seen: null } }))).to.equal('neither');
  });

  it('never bring back a comment that was deleted, be the order of the times as it may', () => {
    const deleted = asked({ content: aComment({ action: 'deleted', body: null }), observedAt: afterNoon(1) });
    const edited = asked({ content: aComment({ action: 'edited' }), observedAt: afterNoon(2) });
    expect(loser(edited, deleted)).to.equal('before');
    expect(loser(deleted, edited)).to.equal('made');
  });

  it('look for each other before they are carried out first', () => {
    expect(asked().isToTakeItsPlace).to.equal(true);
    expect(asked({ attempts: 1 }).isToTakeItsPlace).to.equal(false);
    expect(asked({ content: { kind: 'status', seen: null } }).isToTakeItsPlace).to.equal(false);
  });
});
