import { expect } from 'chai';

import { DONE, TO_DO } from '../../../support/payloads.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';

const HOUR = 3_600_000;

describe('an Integration that needs a new authorization', () => {
  let linked: LinkedIssue;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    linked.scenario.jira.revokeAccess();
    await linked.scenario.useCases.createWebhook.execute(linked.connected);
    expect(integration().state).to.equal('needs_reauthorization');
  });

  const integration = () => linked.scenario.integration(linked.connected.integrationId);

  it('goes on recording what Jira sends, and carries out what asks nothing of Jira', async () => {
    await linked.happen(linked.issue.transition(DONE));
    expect(linked.trackerStatus).to.equal('resolved');

    await linked.happen(linked.issue.transition(TO_DO));
    expect(linked.trackerStatus).to.equal('unresolved');
    expect(linked.scenario.deliveries.map(({ state }) => state)).to.deep.equal(['processed', 'processed']);
  });

  it('has its Jira called by nobody, however much comes and however long it takes', async () => {
    const { scenario, connected } = linked;
    const links = [await scenario.startLink(connected).catch(() => null)];
    const before = scenario.jira.calls.length;

    for (let count = 0; count < 20; count += 1) {
      await linked.happen(linked.issue.transition(count % 2 === 0 ? DONE : TO_DO));
      await scenario.sweepAfter(HOUR);
    }
    await expectRefusal(scenario.useCases.createWebhook.execute(connected), 'integration_not_active');
    await expectRefusal(scenario.startLink(connected), 'integration_not_active');

    expect(links).to.deep.equal([null]);
    expect(scenario.jira.calls).to.have.lengthOf(before);
    expect(scenario.deliveries).to.have.lengthOf(20);
  });

  it('says the same all the while, since the first moment', async () => {
    const { problem } = integration();

    await linked.happen(linked.issue.transition(DONE));
    await linked.scenario.sweepAfter(HOUR);

    expect(problem?.message).to.match(/authorize again/i);
    expect(integration().problem).to.deep.equal(problem);
  });
});

describe('Effects that Jira has to be asked for, when it stops taking the token,', () => {
  it('wait without a try spent, make one problem, and run once authorized again', async () => {
    const linked = await LinkedIssue.open();
    const { scenario, connected } = linked;
    const links = [await scenario.startLink(connected), await scenario.startLink(connected)];
    scenario.jira.revokeAccess();
    linked.issue.transition(DONE);
    const before = scenario.jira.calls.length;

    await scenario.settle();
    await scenario.sweepAfter(HOUR);

    const waiting = { state: 'waiting', attempts: 0, nextAttemptAt: null };
    for (const { id } of links) expect(scenario.effectsOf(id)[0]).to.include(waiting);
    expect(scenario.integration(connected.integrationId).state).to.equal('needs_reauthorization');
    expect(scenario.jira.calls).to.have.lengthOf(before + 1);

    await scenario.authorize(connected.integrationId);
    await scenario.settle();

    for (const { id } of links) {
      expect(scenario.linkOf(id).state).to.equal('linked');
      expect(scenario.trackerStatusOf(id)).to.equal('resolved');
    }
  });
});
