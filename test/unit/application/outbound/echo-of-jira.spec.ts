import { expect } from 'chai';

import type { ExternalIssueLink } from '../../../../src/domain/external-issue-link.ts';
import type { EffectId } from '../../../../src/domain/ids.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../../../src/domain/sync-settings.ts';
import { aUser, DONE, IN_PROGRESS, TO_DO } from '../../../support/payloads.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';

const OURS = 'an-effect' as EffectId;

async function note(linked: LinkedIssue, change: (link: ExternalIssueLink) => ExternalIssueLink) {
  await linked.scenario.ports.storage.unitOfWork.run(async ({ links }) => {
    const link = await links.find(linked.linkId);
    if (link !== null) await links.save(change(link));
  });
}

const intended = (link: ExternalIssueLink) =>
  link.withIntention(
    {
      kind: 'outbound_status',
      status: 'resolved',
      isRegression: false,
      target: { statusId: DONE.id, passedIds: [] },
    },
    OURS,
  );

const written = (linked: LinkedIssue) => (link: ExternalIssueLink) =>
  link.withStatusWritten(
    { statusId: DONE.id, statusName: 'Done', isDone: true, updatedAt: new Date(linked.issue.at) },
    OURS,
  );

describe('what Jira tells of our own writes', () => {
  it('is an echo, which does nothing to the tracker issue', async () => {
    const linked = await LinkedIssue.open();
    const echo = linked.byUs(linked.issue.transition(DONE));
    await note(linked, written(linked));
    await linked.happen(echo);

    expect(linked.reasons).to.deep.equal(['echo']);
    expect(linked.link).to.include({ lastDone: true, jiraStatusId: DONE.id });
    expect(linked.trackerStatus).to.equal('unresolved');
  });

  it('is an echo when we were killed before we knew that it was written, and tells the link that it was', async () => {
    const linked = await LinkedIssue.open();
    await note(linked, intended);
    await linked.happen(linked.byUs(linked.issue.transition(DONE)));

    expect(linked.reasons).to.deep.equal(['echo']);
    expect(linked.link).to.include({ lastDone: true, jiraStatusId: DONE.id });
    expect(linked.link.statusWatermark?.getTime()).to.equal(linked.issue.at);
  });

  it('is an echo of a status on the way to another, which the link knows the issue to have until it is there', async () => {
    const linked = await LinkedIssue.open({ status: DONE });
    const target = { statusId: TO_DO.id, passedIds: [DONE.id, IN_PROGRESS.id] };
    await note(linked, (link) =>
      link.withIntention(
        { kind: 'outbound_status', status: 'unresolved', isRegression: false, target },
        OURS,
      ),
    );
    expect(linked.trackerStatus).to.equal('resolved');

    await linked.happen(linked.byUs(linked.issue.transition(IN_PROGRESS)));
    expect(linked.link).to.include({ lastDone: false, jiraStatusId: IN_PROGRESS.id });
    await linked.happen(linked.byUs(linked.issue.transition(TO_DO)));

    expect(linked.reasons).to.deep.equal(['echo', 'echo']);
    expect(linked.trackerStatus).to.equal('resolved');
    expect(linked.link).to.include({ lastDone: false, jiraStatusId: TO_DO.id });
  });

  it('is an echo of a status on the way to another, also when Jira tells of it once the issue is there', async () => {
    const linked = await LinkedIssue.open();
    const target = { statusId: DONE.id, passedIds: [TO_DO.id, IN_PROGRESS.id] };
    await note(linked, (link) =>
      link.withIntention({ kind: 'outbound_status', status: 'resolved', isRegression: false, target }, OURS),
    );
    const hop = linked.byUs(linked.issue.transition(IN_PROGRESS));
    const end = linked.byUs(linked.issue.transition(DONE));
    await note(linked, written(linked));
    await linked.happen(hop, end);

    expect(linked.reasons).to.deep.equal(['echo', 'echo']);
    expect(linked.link).to.include({ lastDone: true, jiraStatusId: DONE.id });
  });

  it('is none when a person did it, or our account did something else, or did it anew later', async () => {
    const linked = await LinkedIssue.open();
    await note(linked, intended);
    await linked.happen(linked.issue.transition(DONE));
    expect(linked.reasons).to.deep.equal(['resolved']);

    const other = await LinkedIssue.open();
    await note(other, intended);
    await other.happen(other.byUs(other.issue.transition(IN_PROGRESS)));
    expect(other.reasons).to.deep.equal(['nothing_changed']);

    const anew = await LinkedIssue.open();
    anew.issue.transition(DONE);
    await note(anew, written(anew));
    await anew.happen(anew.issue.transition(IN_PROGRESS), anew.byUs(anew.issue.transition(DONE)));
    expect(anew.reasons.at(-1)).to.equal('resolved');
    expect(anew.trackerStatus).to.equal('resolved');
  });

  it('is an echo for the link it was written for, and an event as any other for another on the same Jira issue', async () => {
    const linked = await LinkedIssue.open();
    const second = await linked.scenario.link(linked.connected);
    const echo = linked.byUs(linked.issue.transition(DONE));
    await note(linked, written(linked));
    await linked.happen(echo);

    expect(linked.trackerStatus).to.equal('unresolved');
    expect(linked.scenario.trackerStatusOf(second)).to.equal('resolved');
    expect(linked.scenario.reasonsOf(second).at(-1)).to.equal('resolved');
  });

  it('is an echo of an assignment as well', async () => {
    const linked = await LinkedIssue.open();
    await linked.changeSettings({ ...DEFAULT_SYNC_SETTINGS, inboundAssignee: true });
    await linked.scenario.addTrackerUser(linked.connected, { name: 'bob' });
    await note(linked, (link) =>
      link.withIntention(
        {
          kind: 'outbound_assignee',
          user: null,
          chosen: { key: 'KEY-bob', name: 'bob', displayName: 'Bob', foundBy: 'name' },
        },
        OURS,
      ),
    );
    await linked.happen(linked.byUs(linked.issue.assign(aUser('bob'))));
    expect(linked.reasons).to.deep.equal(['echo']);
    expect(linked.link.jiraAssignee).to.equal('KEY-bob');
    expect(linked.trackerAssignee).to.equal(null);

    await linked.happen(linked.issue.assign(null), linked.byUs(linked.issue.assign(aUser('bob'))));
    expect(linked.trackerAssignee).to.equal('bob');
  });
});

describe('what the link notes of our writes', () => {
  it('forgets what was written once somebody else made it something else', async () => {
    const linked = await LinkedIssue.open();
    linked.issue.transition(DONE);
    await note(linked, written(linked));
    expect(linked.link.ledger.jiraStatus?.value).to.equal(DONE.id);
    await linked.happen(linked.issue.transition(IN_PROGRESS));
    expect(linked.link.ledger.jiraStatus).to.equal(null);
  });

  it('knows what the tracker issue was made', async () => {
    const linked = await LinkedIssue.open();
    await linked.happen(linked.issue.transition(DONE));
    expect(linked.link.ledger.trackerStatus).to.equal('resolved');
    await linked.happen(linked.issue.transition(IN_PROGRESS));
    expect(linked.link.ledger.trackerStatus).to.equal('unresolved');
  });
});
