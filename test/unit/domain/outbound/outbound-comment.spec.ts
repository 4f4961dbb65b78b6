import { expect } from 'chai';

import { InvariantViolated } from '../../../../src/domain/domain-error.ts';
import type { JiraCommentId } from '../../../../src/domain/ids.ts';
import type { CommentVersion } from '../../../../src/domain/jira-comment.ts';
import { OutboundComment } from '../../../../src/domain/outbound/outbound-comment.ts';
import { afterNoon, anId } from '../../../support/builders.ts';

const version = (action: CommentVersion['action'], seconds: number | null): CommentVersion => ({
  action,
  updatedAt: seconds === null ? null : afterNoon(seconds),
});
const unknown = () => OutboundComment.unknown(anId(), anId());
const written = (last: CommentVersion) =>
  unknown()
    .asked(anId())
    .written('10001' as JiraCommentId, last);

describe('a comment that is carried to Jira', () => {
  it('is written when nothing is known of it, by its edit too', () => {
    expect(unknown().judge(version('created', 1))).to.equal('put');
    expect(unknown().judge(version('edited', null))).to.equal('put');
  });

  it('is put as it is in each later version, and left alone by an earlier one', () => {
    const comment = written(version('edited', 5));

    expect(comment.judge(version('edited', 6))).to.equal('put');
    expect(comment.judge(version('edited', 4))).to.equal('stale');
    expect(comment.judge(version('created', 1))).to.equal('stale');
  });

  it('is put again by an edit of the same moment, or of nobody knows when, and not by its writing', () => {
    for (const seconds of [5, null]) {
      expect(written(version('edited', 5)).judge(version('edited', seconds))).to.equal('put');
      expect(written(version('edited', 5)).judge(version('created', seconds))).to.equal('stale');
    }
  });

  it('is taken out by its deletion, whenever that was, and stays out', () => {
    const comment = written(version('edited', 5));
    expect(comment.judge(version('deleted', 4))).to.equal('remove');
    expect(comment.judge(version('deleted', null))).to.equal('remove');

    const gone = comment.noted(version('deleted', 4));
    expect(gone.judge(version('edited', 9))).to.equal('deleted_before');
    expect(gone.jiraCommentId).to.equal('10001');
  });

  it('is nothing to be deleted before it was ever written, and never written after', () => {
    expect(unknown().judge(version('deleted', 2))).to.equal('nothing');
    expect(unknown().noted(version('deleted', 2)).judge(version('created', 1))).to.equal('deleted_before');
  });

  it('is looked for by the Effect that asked for it first, until it is known', () => {
    const first = anId();
    const asked = unknown()
      .asked(first as never)
      .asked(anId());

    expect(asked.creation).to.equal(first);
    expect(asked.isInDoubt).to.equal(true);
    expect(asked.judge(version('deleted', 2))).to.equal('remove');
    expect(asked.found('10001' as JiraCommentId).isInDoubt).to.equal(false);
  });

  it('cannot be in Jira without having been written', () => {
    const props = { ...written(version('created', 1)).toProps(), creation: null };

    expect(() => OutboundComment.restore(props)).to.throw(InvariantViolated);
  });
});
