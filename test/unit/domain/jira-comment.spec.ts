import { expect } from 'chai';

import {
  cutBody,
  isLaterVersion,
  understandCommentChange,
  type CommentVersion,
} from '../../../src/domain/jira-comment.ts';
import { aComment, commentCreatedOnServer, issueUpdatedCommented } from '../../support/payloads.ts';

const AT = new Date('2024-05-06T07:08:07.123Z');

/** What is understood of a comment like this, in an event with nothing else but what is given. */
function understood(comment: object, event: object = {}) {
  return understandCommentChange({ ...event, comment: { ...aComment(), ...comment } });
}

describe('understanding a comment', () => {
  it('tells what was done to it, and how it is', () => {
    for (const payload of [commentCreatedOnServer(), issueUpdatedCommented()]) {
      const change = understandCommentChange(payload);

      expect(change).to.deep.include({
        ...{ id: '10082', action: 'created', body: 'It opens when pushed.', isRestricted: false },
        ...{ createdAt: AT, updatedAt: AT },
      });
      expect(change?.author).to.include({ name: 'ada', displayName: 'User ada' });
    }
  });

  for (const [name, action] of [
    ['comment_created', 'created'],
    ['comment_updated', 'edited'],
    ['comment_deleted', 'deleted'],
  ] as const) {
    it(`takes it for ${action} by the name ${name}`, () => {
      expect(understood({}, { webhookEvent: name })?.action).to.equal(action);
    });
  }

  for (const [name, action] of [
    ['issue_commented', 'created'],
    ['issue_comment_edited', 'edited'],
    ['issue_comment_deleted', 'deleted'],
  ] as const) {
    it(`takes it for ${action} by the type ${name}`, () => {
      const event = { webhookEvent: 'jira:issue_updated', issue_event_type_name: name };
      expect(understood({}, event)?.action).to.equal(action);
    });
  }

  it('takes it for edited or created by its times where the event has no name of its own for that', () => {
    const later = '2024-05-06T07:08:08.000+0000';
    for (const name of ['issue_resolved', null, 'toString', 7]) {
      const event = { webhookEvent: 'jira:issue_updated', issue_event_type_name: name };
      expect(understood({}, event)?.action).to.equal('created');
      expect(understood({ updated: later }, event)?.action).to.equal('edited');
    }
  });

  it('takes it for written when it was created, where nothing tells when it was updated', () => {
    expect(understood({ updated: 'yesterday' })?.updatedAt).to.deep.equal(AT);
    expect(understood({ updated: null, created: null })?.updatedAt).to.equal(null);
  });

  it('takes whatever restricts it for a restriction', () => {
    const internal = (value: unknown) => ({ properties: [{ key: 'sd.public.comment', value }] });
    for (const restriction of [
      { visibility: { type: 'role', value: 'Administrators' } },
      { visibility: { type: 'group', value: 'staff' } },
      ...[{ visibility: 'odd' }, { visibility: [] }, { jsdPublic: false }],
      ...[internal({ internal: true }), internal({ internal: 'true' })],
    ]) {
      expect([restriction, understood(restriction)?.isRestricted]).to.deep.equal([restriction, true]);
    }
    for (const open of [
      { visibility: null },
      { jsdPublic: true },
      internal({ internal: false }),
      { properties: 7 },
    ]) {
      expect([open, understood(open)?.isRestricted]).to.deep.equal([open, false]);
    }
  });

  it('finds none where none is, or none with an id', () => {
    for (const comment of ['', null, 7, [], {}, { id: null }, { id: 'x' }, { id: '' }]) {
      expect(understandCommentChange({ comment })).to.equal(null);
    }
    expect(understandCommentChange('comment')).to.equal(null);
  });

  it('leaves open what is missing or odd', () => {
    expect(understandCommentChange({ comment: { id: 10082 } })).to.deep.equal({
      ...{ id: '10082', action: 'created', author: null, body: null, isRestricted: false },
      ...{ createdAt: null, updatedAt: null },
    });
  });
});

describe('a text that is too long', () => {
  it('is cut with a note, and one that is not is left as it is', () => {
    expect(cutBody('x'.repeat(32_767)))
      .to.have.lengthOf(32_767)
      .and.match(/x$/);

    const cut = cutBody('x'.repeat(32_768));
    expect(cut)
      .to.have.lengthOf(32_767)
      .and.match(/cut by Lockstep/);
  });

  it('is not cut within a character', () => {
    const cut = cutBody('🎈'.repeat(20_000));
    expect(cut.isWellFormed()).to.equal(true);
    expect(cutBody(`x${'🎈'.repeat(20_000)}`).isWellFormed()).to.equal(true);
  });
});

describe('of two versions of a comment', () => {
  const version = (action: CommentVersion['action'], ms: number | null): CommentVersion => ({
    action,
    updatedAt: ms === null ? null : new Date(ms),
  });
  const deleted = version('deleted', 1);

  for (const [what, one, other] of [
    ['that of the later moment', version('created', 2), version('edited', 1)],
    ['the edit within the moment of the creation', version('edited', 1), version('created', 1)],
    ['the deletion, whatever it tells of its moment', deleted, version('edited', 2)],
    ['the one of a known moment', version('created', 1), version('edited', null)],
  ] as const) {
    it(`${what} is the later`, () => {
      expect([isLaterVersion(one, other), isLaterVersion(other, one)]).to.deep.equal([true, false]);
    });
  }

  it('none is later when they are the same', () => {
    for (const one of [version('edited', 1), version('created', 1), version('edited', null), deleted]) {
      expect(isLaterVersion(one, one)).to.equal(false);
    }
  });
});
