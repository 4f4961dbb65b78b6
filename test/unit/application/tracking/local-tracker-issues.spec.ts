import { expect } from 'chai';

import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { InstallationId, OrganizationId, TrackerIssueId } from '../../../../src/domain/ids.ts';
import { DONE, IN_PROGRESS } from '../../../support/payloads.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';

const ANOTHER = { organizationId: 'another' as OrganizationId };

let scenario: Scenario;
let connected: Connected;

async function beginAnew(): Promise<void> {
  scenario = new Scenario();
  connected = await scenario.connect();
}

const add = (title: string, installationId = connected.installationId, scope = EVERYTHING) =>
  scenario.useCases.addLocalTrackerIssue.execute({ scope, installationId, title });
const setStatus = (trackerIssueId: TrackerIssueId, status: 'resolved' | 'unresolved', scope = EVERYTHING) =>
  scenario.useCases.setLocalTrackerIssueStatus.execute({ scope, trackerIssueId, status, by: 'Bob' });

describe('AddLocalTrackerIssue', () => {
  beforeEach(beginAnew);

  it('adds an unresolved issue', async () => {
    const issue = await add(' It crashes ');

    expect(issue).to.include({ title: 'It crashes', status: 'unresolved' });
    expect(scenario.tables.trackerIssues.get(issue.id)).to.deep.equal(issue);
  });

  for (const title of [' ', 'x'.repeat(501)]) {
    it(`refuses a title of ${title.length} characters${title.trim() === '' ? ' and nothing in it' : ''}`, async () => {
      await expectRefusal(add(title), 'invalid_value', { field: 'title' });

      expect(scenario.tables.trackerIssues.size).to.equal(0);
    });
  }

  it("does not find another Organization's Installation, nor one that is not there", async () => {
    await expectRefusal(add('It crashes', connected.installationId, ANOTHER), 'not_found', {
      message: 'There is no such Installation, or not for this API key.',
    });
    await expectRefusal(add('It crashes', 'nowhere' as InstallationId), 'not_found', {
      message: 'There is no such Installation.',
    });

    expect(scenario.tables.trackerIssues.size).to.equal(0);
  });
});

describe('SetLocalTrackerIssueStatus', () => {
  beforeEach(beginAnew);

  it('resolves and unresolves', async () => {
    const { id } = await add('It crashes');

    expect((await setStatus(id, 'resolved')).status).to.equal('resolved');
    expect((await setStatus(id, 'unresolved')).status).to.equal('unresolved');
    expect(scenario.tables.trackerIssues.get(id)?.status).to.equal('unresolved');
  });

  it('says when the status changed, and not when it was so already', async () => {
    const { id } = await add('It crashes');
    scenario.clock.advance(1000);
    const changed = await setStatus(id, 'resolved');
    scenario.clock.advance(1000);

    expect((await setStatus(id, 'resolved')).changedAt).to.deep.equal(changed.changedAt);
  });

  it("does not find another Organization's issue, nor one that is not there", async () => {
    const { id } = await add('It crashes');

    await expectRefusal(setStatus(id, 'resolved', ANOTHER), 'not_found');
    await expectRefusal(setStatus('nowhere' as TrackerIssueId, 'resolved'), 'not_found');

    expect(scenario.tables.trackerIssues.get(id)?.status).to.equal('unresolved');
  });

  it('is a matter of the tracker: what Lockstep has done stays done, and Jira is heard when it changes', async () => {
    const issue = new IssueInJira(scenario.jira);
    const linkId = await scenario.link(connected);
    await scenario.deliver(connected, issue.transition(DONE));
    await scenario.settle();

    await setStatus(scenario.linkOf(linkId).trackerIssueId, 'unresolved');
    expect(scenario.linkOf(linkId).lastDone).to.equal(true);
    await scenario.deliver(connected, issue.edit());
    await scenario.settle();
    expect(scenario.trackerStatusOf(linkId)).to.equal('unresolved');

    await scenario.deliver(connected, issue.transition(IN_PROGRESS));
    await scenario.deliver(connected, issue.transition(DONE));
    await scenario.settle();
    expect(scenario.trackerStatusOf(linkId)).to.equal('resolved');
  });
});
