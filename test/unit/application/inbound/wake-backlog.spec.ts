import { expect } from 'chai';

import { DONE, TO_DO } from '../../../support/payloads.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';

describe('WakeBacklog', () => {
  let scenario: Scenario;
  let connected: Connected;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
  });

  it('finds the Deliveries whose signal was lost', async () => {
    const issue = new IssueInJira(scenario.jira);
    const linkId = await scenario.link(connected);
    scenario.signal.isLosing = true;
    await scenario.deliver(connected, issue.transition(DONE));
    scenario.signal.isLosing = false;
    await scenario.settle();
    expect(scenario.trackerStatusOf(linkId)).to.equal('unresolved');

    expect(await scenario.sweepAfter(0)).to.equal(1);

    expect(scenario.trackerStatusOf(linkId)).to.equal('resolved');
  });

  it('finds the links whose signal was lost', async () => {
    new IssueInJira(scenario.jira, { status: DONE });
    scenario.signal.isLosing = true;
    const { id } = await scenario.startLink(connected);
    scenario.signal.isLosing = false;

    await scenario.sweepAfter(0);

    expect(scenario.linkOf(id).state).to.equal('linked');
    expect(scenario.trackerStatusOf(id)).to.equal('resolved');
  });

  it('wakes nobody when there is nothing to do', async () => {
    new IssueInJira(scenario.jira);
    await scenario.link(connected);

    expect(await scenario.useCases.wakeBacklog.execute()).to.equal(0);

    expect(scenario.signal.woken).to.be.empty;
  });

  it('wakes an issue once, however much there is to do for it', async () => {
    const issue = new IssueInJira(scenario.jira);
    await scenario.link(connected);
    scenario.signal.isLosing = true;
    for (const status of [DONE, TO_DO]) await scenario.deliver(connected, issue.transition(status));
    scenario.signal.isLosing = false;

    expect(await scenario.useCases.wakeBacklog.execute()).to.equal(1);
  });
});
