import { expect } from 'chai';

import { effectsAskedOf } from '../../../src/domain/effects-asked.ts';
import type { ExternalIssueLink } from '../../../src/domain/external-issue-link.ts';
import { understandIssueEvent } from '../../../src/domain/issue-event.ts';
import { aNewLink } from '../../support/builders.ts';
import * as payloads from '../../support/payloads.ts';

/** The moment of the payloads' `updated`, and those around it. */
const AT = new Date('2024-05-06T07:08:07.123Z');
const BEFORE = new Date(AT.getTime() - 1);
const AFTER = new Date(AT.getTime() + 1);

function linkSeen(statusId: string, isDone: boolean, updatedAt: Date): ExternalIssueLink {
  return aNewLink().withStatus({ isDone, statusId, statusName: null, updatedAt });
}

const inProgress = linkSeen(payloads.IN_PROGRESS.id, false, BEFORE);

function asked(link: ExternalIssueLink, payload: unknown) {
  const understanding = understandIssueEvent(payload);
  if (understanding.kind !== 'issue_event') throw new Error(`not understood: ${understanding.reason}`);
  return effectsAskedOf(link, understanding.event);
}

const kindsAsked = (link: ExternalIssueLink, payload: unknown) =>
  asked(link, payload).map(({ kind }) => kind);

describe('what an event asks of a link', () => {
  it('is the status it changed to, with the category that the event itself tells', () => {
    expect(asked(inProgress, payloads.issueUpdatedResolved())).to.deep.equal([
      {
        kind: 'status',
        seen: {
          statusId: payloads.DONE.id,
          statusName: 'Done',
          category: 'done',
          projectId: '10100',
          fromName: 'In Progress',
          isRead: false,
          resolution: null,
          event: 'jira:issue_updated',
          by: { key: 'KEY-ada', name: 'ada' },
        },
      },
    ]);
  });

  it('leaves the category open when the issue stands in another status than the change led to', () => {
    const passed = payloads.issueUpdated([payloads.statusItem(payloads.TO_DO, payloads.DONE)], {
      fields: { status: payloads.IN_PROGRESS },
    });
    const [effect] = asked(inProgress, passed);
    expect(effect?.kind === 'status' ? [effect.seen?.statusId, effect.seen?.category] : null).to.deep.equal([
      payloads.DONE.id,
      null,
    ]);
  });

  it('is that Jira be read when nothing tells how old the status is', () => {
    const ageless = payloads.issueUpdated([payloads.statusItem(payloads.TO_DO, payloads.DONE)], {
      fields: { updated: 'yesterday' },
    });
    expect(asked(inProgress, ageless)).to.deep.equal([{ kind: 'status', seen: null }]);
  });

  it('is the deletion and nothing else of an event that is one, whatever its changelog', () => {
    expect(kindsAsked(inProgress, payloads.issueDeletedWithStaleChangelog())).to.deep.equal(['deletion']);
  });

  it('is the move before the status', () => {
    const [move, status] = asked(inProgress, {
      ...payloads.issueMovedKeySecondWithStatus(),
      issue: payloads.anIssue({ key: 'NUM-9', fields: { status: payloads.DONE } }),
    });
    expect(move).to.deep.equal({ kind: 'move', key: 'NUM-9', projectId: '10100', from: 'ABC-4' });
    expect(status?.kind).to.equal('status');
  });

  it('is a status or key that it merely mentions, when newer and unknown: the event of the change may be lost', () => {
    const mention = payloads.issueUpdated(null, { key: 'NUM-9', fields: { status: payloads.DONE } });
    expect(kindsAsked(inProgress, mention)).to.deep.equal(['move', 'status']);
  });

  it('is nothing when what it merely mentions is known, or old', () => {
    const mention = payloads.issueUpdated(null, { fields: { status: payloads.DONE } });
    expect(kindsAsked(linkSeen(payloads.DONE.id, true, BEFORE), mention)).to.deep.equal([]);
    expect(kindsAsked(linkSeen(payloads.IN_PROGRESS.id, false, AFTER), mention)).to.deep.equal([]);
  });

  it('is a status it merely mentions also when that is another of the very moment decided on: Jira tells which', () => {
    const mention = payloads.issueUpdated(null, { fields: { status: payloads.DONE } });
    expect(kindsAsked(linkSeen(payloads.IN_PROGRESS.id, false, AT), mention)).to.deep.equal(['status']);
    expect(kindsAsked(linkSeen(payloads.DONE.id, true, AT), mention)).to.deep.equal([]);
  });

  it('is the known status again of a link that was unreachable or is in doubt', () => {
    const mention = payloads.issueUpdated(null, { fields: { status: payloads.DONE } });
    const known = linkSeen(payloads.DONE.id, true, BEFORE);
    expect(kindsAsked(known.unreachable(), mention)).to.deep.equal(['status']);
    expect(kindsAsked(known.inDoubt(), mention)).to.deep.equal(['status']);
  });

  it("is the comment, and nothing else, of a server's comment event, which tells nothing of the issue", () => {
    expect(asked(inProgress, payloads.commentCreatedOnServer())).to.deep.equal([
      {
        kind: 'comment',
        action: 'created',
        commentId: '10082',
        author: 'User ada',
        body: 'It opens when pushed.',
        isRestricted: false,
      },
    ]);
  });

  it('is the comment before the status of an event that has both', () => {
    expect(kindsAsked(inProgress, payloads.issueUpdatedCommentedAndResolved())).to.deep.equal([
      'comment',
      'status',
    ]);
  });

  it('is nothing of a link that is over', () => {
    for (const payload of [payloads.issueUpdatedResolved(), payloads.issueDeletedWithStaleChangelog()]) {
      expect(kindsAsked(inProgress.deleted(), payload)).to.deep.equal([]);
    }
  });
});
