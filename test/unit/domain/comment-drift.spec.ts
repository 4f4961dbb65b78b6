import { expect } from 'chai';

import {
  changesSince,
  commentComparisonOf,
  commentDrift,
  commentsComparedFrom,
  withCommentLeftAlone,
} from '../../../src/domain/comment-drift.ts';
import type { JiraCommentId } from '../../../src/domain/ids.ts';
import type { JiraComment } from '../../../src/domain/jira-comment.ts';
import { SyncedComment } from '../../../src/domain/synced-comment.ts';
import { afterNoon, aLink, anId } from '../../support/builders.ts';

const HOUR = 3600;
const OPEN = { restrictedComments: false };
const MS_LATER = 0.001;

function aComment(props: Partial<JiraComment> = {}): JiraComment {
  return {
    id: '10082' as JiraCommentId,
    author: null,
    body: 'It opens when pushed.',
    isRestricted: false,
    createdAt: afterNoon(1),
    updatedAt: afterNoon(1),
    ...props,
  };
}

describe('the comments of a link', () => {
  const compare = (
    comparedAt: Date | null,
    updatedAt: Date | null,
    { now = afterNoon(HOUR), inboundComments = true } = {},
  ) =>
    commentComparisonOf(aLink({ commentsComparedAt: comparedAt }), { updatedAt }, { inboundComments, now });

  it('are due once their issue was updated at that moment or later, and settled as of then', () => {
    expect(compare(afterNoon(1), afterNoon(2))).to.deep.equal({
      since: afterNoon(1),
      isDue: true,
      next: afterNoon(2 + MS_LATER),
    });
    expect(compare(afterNoon(2), afterNoon(2))).to.include({ isDue: true });
    expect(compare(afterNoon(2), afterNoon(1))).to.deep.equal({
      since: afterNoon(2),
      isDue: false,
      next: afterNoon(2),
    });
  });

  it('are looked at once more while that was just now', () => {
    const now = afterNoon(HOUR);
    const updatedAt = afterNoon(HOUR - 10);

    expect(compare(afterNoon(1), updatedAt, { now })?.next).to.deep.equal(afterNoon(HOUR - 120));
    expect(compare(afterNoon(HOUR - 20), updatedAt, { now })?.next).to.deep.equal(afterNoon(HOUR - 20));
  });

  it('begin with the last minutes where they never were compared, or Jira had a wrong clock', () => {
    const begun = afterNoon(HOUR - 600);

    expect(compare(null, afterNoon(1))).to.deep.equal({ since: begun, isDue: false, next: begun });
    expect(compare(afterNoon(48 * HOUR), afterNoon(HOUR - 1))).to.include({ isDue: true });
    expect(compare(afterNoon(HOUR + 30), afterNoon(HOUR + 40))?.since).to.deep.equal(afterNoon(HOUR + 30));
  });

  it('stay in Jira for good that were written while they were left alone', () => {
    const off = { inboundComments: false };

    expect(compare(null, afterNoon(1), off)).to.equal(null);
    expect(compare(afterNoon(1), afterNoon(2), off)).to.deep.equal({
      since: afterNoon(1),
      isDue: false,
      next: afterNoon(2 + MS_LATER),
    });
    expect(compare(afterNoon(3), afterNoon(2), off)?.next).to.deep.equal(afterNoon(3));
  });

  it('are compared by a Jira whose clock is hours ahead as by any other', () => {
    const hours = afterNoon(3 * HOUR);

    expect(compare(hours, afterNoon(3 * HOUR + 1))).to.deep.include({ since: hours, isDue: true });
  });

  it('are not before the link', () => {
    const link = aLink({ commentsComparedAt: null, createdAt: afterNoon(HOUR - 5) });
    const terms = { inboundComments: true, now: afterNoon(HOUR) };

    const comparison = commentComparisonOf(link, { updatedAt: afterNoon(HOUR) }, terms);

    expect(comparison?.since).to.deep.equal(afterNoon(HOUR - 5));
  });

  it('are left alone when the link is over, and by an answer that tells no moment', () => {
    expect(compare(null, null)).to.equal(null);
    const over = aLink({ state: 'deleted' });
    const terms = { inboundComments: true, now: afterNoon(HOUR) };
    expect(commentComparisonOf(over, { updatedAt: afterNoon(2) }, terms)).to.equal(null);
    expect(over.withCommentsCompared(afterNoon(2))).to.equal(over);
  });

  it('are compared from the linking on, and all of them where Lockstep made the issue', () => {
    const on = { inboundComments: true };

    expect(commentsComparedFrom({ updatedAt: afterNoon(1) }, on, false)).to.deep.equal(
      afterNoon(1 + MS_LATER),
    );
    expect(commentsComparedFrom({ updatedAt: null }, on, false)).to.equal(null);
    expect(commentsComparedFrom({ updatedAt: null }, on, true)).to.deep.equal(new Date(0));
    expect(commentsComparedFrom({ updatedAt: afterNoon(1) }, { inboundComments: false }, true)).to.equal(
      null,
    );
  });

  it('are compared from after the one that was left alone', () => {
    const link = aLink({ commentsComparedAt: afterNoon(5) });
    const heardAt = afterNoon(60);

    expect(withCommentLeftAlone(link, { updatedAt: afterNoon(4), heardAt })).to.equal(link);
    expect(withCommentLeftAlone(link, { updatedAt: null, heardAt })).to.equal(link);
    for (const known of [link, aLink()]) {
      const { commentsComparedAt } = withCommentLeftAlone(known, {
        updatedAt: afterNoon(5),
        heardAt,
      }).toProps();
      expect(commentsComparedAt).to.deep.equal(afterNoon(5 + MS_LATER));
    }
  });

  it('do not begin with one of old that is told of late', () => {
    const link = aLink();

    expect(withCommentLeftAlone(link, { updatedAt: afterNoon(5), heardAt: afterNoon(HOUR) })).to.equal(link);
  });
});

describe('a comment that Jira shows', () => {
  it('may have been missed when it was updated since, by what was done to it last', () => {
    const [old, written] = [aComment(), aComment({ createdAt: afterNoon(2), updatedAt: afterNoon(2) })];
    const edited = aComment({ updatedAt: afterNoon(4) });

    const changes = changesSince([old, written, edited, aComment({ updatedAt: null })], afterNoon(2));

    expect(changes.map(({ action }) => action)).to.deep.equal(['created', 'edited']);
  });

  it('agrees with what was decided on, and disagrees in a later version', () => {
    const version = { action: 'created', updatedAt: afterNoon(1) } as const;
    const known = SyncedComment.unknown(anId(), aComment().id).asked(anId()).written(anId(), version);

    expect(commentDrift({ ...aComment(), action: 'created' }, known, OPEN)).to.equal(null);
    expect(
      commentDrift({ ...aComment({ updatedAt: afterNoon(2) }), action: 'edited' }, known, OPEN),
    ).to.deep.include({ kind: 'comment', observedAt: afterNoon(2) });
  });

  it('has one version that was never edited, whatever second that is dated in', () => {
    const version = { action: 'created', updatedAt: afterNoon(0.7) } as const;
    const known = SyncedComment.unknown(anId(), aComment().id).asked(anId()).written(anId(), version);

    expect(commentDrift({ ...aComment(), action: 'created' }, known, OPEN)).to.equal(null);
  });

  it('is shut to some in the very version that the tracker has, and does not stay there', () => {
    const version = { action: 'created', updatedAt: afterNoon(1) } as const;
    const known = SyncedComment.unknown(anId(), aComment().id).asked(anId()).written(anId(), version);
    const shut = { ...aComment({ isRestricted: true }), action: 'created' } as const;

    expect(commentDrift(shut, known, OPEN)).to.deep.include({ kind: 'comment' });
    expect(commentDrift(shut, known, { restrictedComments: true })).to.equal(null);
  });

  it('is the edit that is known where Jira rounds its moment up, and another one a second later', () => {
    const version = { action: 'edited', updatedAt: afterNoon(1.7) } as const;
    const known = SyncedComment.unknown(anId(), aComment().id).asked(anId()).written(anId(), version);
    const shownAs = (updatedAt: Date) =>
      commentDrift({ ...aComment({ updatedAt }), action: 'edited' }, known, OPEN);

    expect(shownAs(afterNoon(2))).to.equal(null);
    expect(shownAs(afterNoon(2.1))).not.to.equal(null);
    expect(shownAs(afterNoon(3))).not.to.equal(null);
  });

  it('is drift also where only some may read it, for nothing older may be written then', () => {
    const unknown = SyncedComment.unknown(anId(), aComment().id);

    expect(
      commentDrift({ ...aComment({ isRestricted: true }), action: 'created' }, unknown, OPEN),
    ).to.deep.include({ kind: 'comment' });
  });
});
