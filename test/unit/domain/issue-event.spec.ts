import { expect } from 'chai';

import { reasonToIgnore, understandIssueEvent, type IssueEvent } from '../../../src/domain/issue-event.ts';
import * as payloads from '../../support/payloads.ts';
import * as rare from '../../support/rare-payloads.ts';

function understood(payload: unknown): IssueEvent {
  const understanding = understandIssueEvent(payload);
  if (understanding.kind !== 'issue_event') throw new Error(`not understood: ${understanding.reason}`);
  return understanding.event;
}

/** What an event means, short enough for a table. */
function meaning(payload: unknown): Record<string, unknown> {
  const { issueId, statusChange, assigneeChange, move, comment, isDeletion } = understood(payload);
  return {
    issueId,
    ...(statusChange === null ? {} : { status: [statusChange.from.id, statusChange.to.id] }),
    ...(assigneeChange === null ? {} : { assignee: [assigneeChange.from.id, assigneeChange.to.id] }),
    ...(move === null ? {} : { move: [move.from, move.to] }),
    ...(comment === null ? {} : { commentId: comment.id }),
    ...(isDeletion ? { isDeletion } : {}),
  };
}

describe('understanding an issue event', () => {
  const moved = { issueId: '10300', move: ['ABC-4', 'NUM-9'] };
  const TABLE: readonly (readonly [string, unknown, Record<string, unknown>])[] = [
    [
      'status before resolution',
      payloads.issueUpdatedResolved(),
      { issueId: '10300', status: ['3', '10001'] },
    ],
    [
      'resolution before status',
      payloads.issueUpdatedReopenedResolutionFirst(),
      { issueId: '10300', status: ['10001', '10000'] },
    ],
    ['a resolution without a status', payloads.issueUpdatedResolutionAlone(), { issueId: '10300' }],
    [
      'ids as numbers',
      payloads.issueUpdatedStatusIdsAsNumbers(),
      { issueId: '10300', status: ['3', '10001'] },
    ],
    [
      'a localised field name',
      payloads.issueUpdatedStatusNameLocalised(),
      { issueId: '10300', status: ['3', '10001'] },
    ],
    ['a custom field called "status"', payloads.issueUpdatedCustomFieldCalledStatus(), { issueId: '10300' }],
    [
      'a custom field called "status", with its id',
      rare.issueUpdatedNewerCustomFieldCalledStatus(),
      { issueId: '10300' },
    ],
    ['a custom field called "assignee"', rare.issueUpdatedCustomFieldCalledAssignee(), { issueId: '10300' }],
    [
      'two status items',
      payloads.issueUpdatedStatusTwice(),
      { issueId: '10300', status: ['10000', '10001'] },
    ],
    [
      'an assignment',
      payloads.issueUpdatedAssigned(),
      { issueId: '10300', assignee: [null, 'JIRAUSER10000'] },
    ],
    [
      'an assignment to nobody',
      payloads.issueUpdatedUnassigned(),
      { issueId: '10300', assignee: ['JIRAUSER10000', null] },
    ],
    ['a move, its Key last', payloads.issueMovedKeyLast(), moved],
    [
      'a move, its Key second, with a status',
      payloads.issueMovedKeySecondWithStatus(),
      { ...moved, status: ['10000', '3'] },
    ],
    ['a move, its Key told by field id', rare.issueMovedKeyByFieldId(), moved],
    ['a creation without changelog', payloads.issueCreatedOnServer(), { issueId: '10300' }],
    [
      'a creation with changelog',
      payloads.issueCreatedWithChangelog(),
      { issueId: '10300', status: [null, '10000'] },
    ],
    [
      'a deletion with an old changelog',
      payloads.issueDeletedWithStaleChangelog(),
      { issueId: '10300', isDeletion: true, status: ['3', '10001'], assignee: [null, 'JIRAUSER10000'] },
    ],
    [
      'a comment event of a server',
      payloads.commentCreatedOnServer(),
      { issueId: '10013', commentId: '10082' },
    ],
    [
      'an update that tells of a comment',
      payloads.issueUpdatedCommented(),
      { issueId: '10013', commentId: '10082' },
    ],
    [
      'a comment and a transition on one screen',
      payloads.issueUpdatedCommentedAndResolved(),
      { issueId: '10013', commentId: '10082', status: ['3', '10001'] },
    ],
    ['a workflow\'s "Trigger a Webhook"', payloads.transitionTriggeredWebhook(), { issueId: '10300' }],
  ];

  for (const [twist, payload, expected] of TABLE) {
    it(`reads ${twist}`, () => {
      expect(meaning(payload)).to.deep.equal(expected);
    });
  }

  it('tells a deletion by the name of the event alone', () => {
    expect(understood(payloads.issueUpdatedResolved()).isDeletion).to.equal(false);
    expect(
      understood({ ...payloads.issueUpdatedResolved(), webhookEvent: 'jira:issue_deleted' }).isDeletion,
    ).to.equal(true);
  });

  for (const name of [
    'comment_deleted',
    'worklog_deleted',
    'issue_property_deleted',
    'JIRA:ISSUE_DELETED',
    'jira:issue_updated',
  ]) {
    it(`takes ${name} for no deletion of the issue`, () => {
      expect(understood({ ...payloads.issueUpdatedCommented(), webhookEvent: name }).isDeletion).to.equal(
        false,
      );
    });
  }

  it('reads the whole of an ordinary event', () => {
    const event = understood(payloads.issueUpdatedResolved());

    expect(event.name).to.equal('jira:issue_updated');
    expect(event.occurredAt?.toISOString()).to.equal('2024-05-06T07:08:07.200Z');
    expect(event.actor).to.deep.equal({
      key: 'KEY-ada',
      name: 'ada',
      displayName: 'User ada',
      emailAddress: 'ada@example.com',
    });
    expect(event.issue).to.deep.equal({
      id: '10300',
      key: 'ABC-4',
      projectId: '10100',
      issueTypeId: '10004',
      summary: 'The door does not open',
      status: { id: '10001', name: 'Done', category: 'done' },
      resolution: null,
      assignee: null,
      isAssigneeTold: true,
      isResolutionTold: true,
      resolvedAt: null,
      updatedAt: new Date('2024-05-06T07:08:07.123Z'),
    });
    expect(event.statusChange).to.deep.equal({
      from: { id: '3', text: 'In Progress' },
      to: { id: '10001', text: 'Done' },
    });
  });

  it('names no event for a workflow\'s "Trigger a Webhook", whose comment is a mere text', () => {
    const event = understood(payloads.transitionTriggeredWebhook());
    expect([event.name, event.comment, event.issue?.status?.id]).to.deep.equal([null, null, '10001']);
  });

  it('takes the author of a comment for the one who acted when the event names no user', () => {
    expect(understood(payloads.commentCreatedOnServer()).actor?.name).to.equal('ada');
  });

  it('takes NUL and lone surrogates out of texts, and keeps huge ones whole', () => {
    const huge = 'x'.repeat(200_000);
    const event = understood(
      payloads.issueUpdated([payloads.changed('status', ['3', 'a\0b'], ['10001', huge])], {
        key: 'AB\0C-4',
        fields: { summary: 'half \ud83d of a smile' },
      }),
    );

    expect(event.issue?.key).to.equal('ABC-4');
    expect(event.issue?.summary).to.equal('half \ufffd of a smile');
    expect(event.statusChange?.from.text).to.equal('ab');
    expect(event.statusChange?.to.text).to.have.lengthOf(200_000);
  });

  it('reads of which type the issue is, and since when it has its resolution', () => {
    const event = understood(
      payloads.issueUpdated([], {
        fields: { issuetype: { id: 10_004, name: 'Bug' }, resolutiondate: '2024-05-06T09:00:00.000+0200' },
      }),
    );

    expect(event.issue?.issueTypeId).to.equal('10004');
    expect(event.issue?.resolvedAt).to.deep.equal(new Date('2024-05-06T07:00:00.000Z'));
  });

  it('understands an issue without fields', () => {
    const event = understood({ webhookEvent: 'jira:issue_updated', issue: { id: '7' } });
    expect(event.issue).to.deep.equal({
      id: '7',
      key: null,
      projectId: null,
      issueTypeId: null,
      summary: null,
      status: null,
      resolution: null,
      assignee: null,
      isAssigneeTold: false,
      isResolutionTold: false,
      resolvedAt: null,
      updatedAt: null,
    });
  });

  it('understands an event of an unknown name and type', () => {
    const payload = {
      ...payloads.issueUpdatedResolved(),
      webhookEvent: 'jira:issue_teleported',
      issue_event_type_name: 7,
    };
    expect(understood(payload).name).to.equal('jira:issue_teleported');
  });
});

describe('why an event is ignored', () => {
  const TABLE: readonly (readonly [string, unknown, string | null])[] = [
    ['a status change is not', payloads.issueUpdatedResolved(), null],
    ['an assignment is not', payloads.issueUpdatedUnassigned(), null],
    ['a move is not', payloads.issueMovedKeyLast(), null],
    ['a comment is not', payloads.commentCreatedOnServer(), null],
    ['a deletion is not, whatever its changelog', payloads.issueDeletedWithStaleChangelog(), null],
    ['a deletion without changelog is not', { webhookEvent: 'jira:issue_deleted', issue: { id: '1' } }, null],
    ['a creation without changelog', payloads.issueCreatedOnServer(), 'no_changelog'],
    ['an empty changelog', payloads.issueUpdated([]), 'no_readable_item'],
    ['items that name no field', payloads.issueUpdated([null, {}, 'x']), 'no_readable_item'],
    ['a resolution without a status', payloads.issueUpdatedResolutionAlone(), 'nothing_to_sync'],
    ['a custom field called "status"', payloads.issueUpdatedCustomFieldCalledStatus(), 'nothing_to_sync'],
  ];
  for (const [what, payload, reason] of TABLE) {
    it(`${what}${reason === null ? '' : `: ${reason}`}`, () => {
      expect(reasonToIgnore(understood(payload))).to.equal(reason);
    });
  }
});
