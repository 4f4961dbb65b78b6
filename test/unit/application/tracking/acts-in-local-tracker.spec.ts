import { expect } from 'chai';

import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { OrganizationId, TrackerCommentId, TrackerUserId } from '../../../../src/domain/ids.ts';
import { DONE } from '../../../support/payloads.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';

const STRANGER = { organizationId: 'another' as OrganizationId };

let linked: LinkedIssue;

async function beginAnew(): Promise<void> {
  linked = await LinkedIssue.open();
}

const actor = (scope = EVERYTHING) => ({ scope, trackerIssueId: linked.link.trackerIssueId, by: 'Bob' });
const asked = () =>
  linked.scenario
    .effectsOf(linked.linkId)
    .filter(({ source }) => source === 'tracker')
    .map(({ content, actor: by }) => ({ ...content, by }));

describe('what people do in the local tracker', () => {
  beforeEach(beginAnew);

  it('asks Jira to follow the status, once for each change', async () => {
    const { setLocalTrackerIssueStatus } = linked.scenario.useCases;
    await setLocalTrackerIssueStatus.execute({ ...actor(), status: 'resolved' });
    await setLocalTrackerIssueStatus.execute({ ...actor(), status: 'resolved' });
    await setLocalTrackerIssueStatus.execute({ ...actor(), status: 'ignored' });

    const told = { kind: 'outbound_status', isRegression: false, by: 'Bob' };
    expect(asked()).to.deep.equal([
      { ...told, status: 'resolved' },
      { ...told, status: 'ignored' },
    ]);
  });

  it('asks Jira to follow whom the issue is assigned to', async () => {
    const { assignLocalTrackerIssue } = linked.scenario.useCases;
    const zoe = await linked.scenario.addTrackerUser(linked.connected, { name: 'Zoë' });
    expect((await assignLocalTrackerIssue.execute({ ...actor(), assigneeId: zoe.id })).assigneeId).to.equal(
      zoe.id,
    );
    await assignLocalTrackerIssue.execute({ ...actor(), assigneeId: zoe.id });
    await assignLocalTrackerIssue.execute({ ...actor(), assigneeId: null });

    expect(linked.trackerAssignee).to.equal(null);
    const user = { id: zoe.id, name: 'Zoë', email: null, isEmailVerified: false };
    const told = { kind: 'outbound_assignee', by: 'Bob' };
    expect(asked()).to.deep.equal([
      { ...told, user },
      { ...told, user: null },
    ]);
  });

  it('assigns nobody who is not of the Organization', async () => {
    const { assignLocalTrackerIssue } = linked.scenario.useCases;
    const assigneeId = 'nobody' as TrackerUserId;
    await expectRefusal(assignLocalTrackerIssue.execute({ ...actor(), assigneeId }), 'invalid_value', {
      field: 'assigneeId',
    });
    expect(asked()).to.be.empty;
  });

  it('asks Jira to follow comments: written, edited, deleted', async () => {
    const { writeLocalTrackerComment, editLocalTrackerComment, deleteLocalTrackerComment } =
      linked.scenario.useCases;
    const { id: commentId } = await writeLocalTrackerComment.execute({ ...actor(), body: ' Seen. ' });
    await editLocalTrackerComment.execute({ ...actor(), commentId, body: 'Seen again.' });
    await editLocalTrackerComment.execute({ ...actor(), commentId, body: 'Seen again.' });
    expect(linked.comments).to.deep.equal(['Seen again.']);
    await deleteLocalTrackerComment.execute({ ...actor(), commentId });
    expect(linked.comments).to.be.empty;

    const told = { kind: 'outbound_comment', commentId, author: 'Bob', by: 'Bob' };
    expect(asked()).to.deep.equal([
      { ...told, action: 'created', body: 'Seen.' },
      { ...told, action: 'edited', body: 'Seen again.' },
      { ...told, action: 'deleted', body: null },
    ]);
    await expectRefusal(deleteLocalTrackerComment.execute({ ...actor(), commentId }), 'not_found');
  });

  it('is refused to other Organizations, and where there is nothing to change', async () => {
    const { useCases } = linked.scenario;
    const commentId = 'nowhere' as TrackerCommentId;
    const stranger = actor(STRANGER);
    await expectRefusal(
      useCases.setLocalTrackerIssueStatus.execute({ ...stranger, status: 'resolved' }),
      'not_found',
    );
    await expectRefusal(
      useCases.assignLocalTrackerIssue.execute({ ...stranger, assigneeId: null }),
      'not_found',
    );
    await expectRefusal(useCases.writeLocalTrackerComment.execute({ ...stranger, body: 'x' }), 'not_found');
    await expectRefusal(
      useCases.editLocalTrackerComment.execute({ ...actor(), commentId, body: 'x' }),
      'not_found',
    );
    for (const body of [' ', 'x'.repeat(30_001)]) {
      await expectRefusal(useCases.writeLocalTrackerComment.execute({ ...actor(), body }), 'invalid_value');
    }
    expect(linked.trackerStatus).to.equal('unresolved');
    expect(asked()).to.be.empty;
  });

  it('asks for nothing when Lockstep itself did it for Jira’s sake', async () => {
    await linked.happen(linked.issue.transition(DONE));
    expect(linked.trackerStatus).to.equal('resolved');
    expect(asked()).to.be.empty;
  });
});
