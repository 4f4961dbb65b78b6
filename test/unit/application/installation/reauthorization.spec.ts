import { expect } from 'chai';

import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import { DONE, TO_DO } from '../../../support/payloads.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { someSettings } from '../../../support/builders.ts';
import { putNamed } from '../../../support/named-in-jira.ts';

const MINUTE = 60_000;

describe('CompleteAuthorization, after Jira stopped taking the token', () => {
  let scenario: Scenario;
  let connected: Connected;
  let issue: IssueInJira;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
    issue = new IssueInJira(scenario.jira);
  });

  async function revoke(): Promise<void> {
    scenario.jira.revokeAccess();
    await scenario.useCases.createWebhook.execute(connected);
    expect(scenario.integration(connected.integrationId).state).to.equal('needs_reauthorization');
  }

  it('keeps links, settings, secrets and the one webhook', async () => {
    const linkId = await scenario.link(connected);
    const settings = someSettings({ doneStatusIds: { '10100': ['6'] } });
    const { installationId } = connected;
    putNamed(scenario.jira, settings);
    await scenario.useCases.changeSyncSettings.execute({ scope: EVERYTHING, installationId, settings });
    const [link, token] = [scenario.linkOf(linkId), scenario.token(connected.integrationId)];
    await revoke();

    await scenario.authorize(connected.integrationId);

    expect(scenario.integration(connected.integrationId)).to.include({ state: 'active', problem: null });
    expect(scenario.linkOf(linkId)).to.deep.equal(link);
    expect(scenario.tables.installations.get(installationId)?.settings).to.deep.equal(settings);
    expect(scenario.token(connected.integrationId)).to.equal(token);
    expect(scenario.jira.hooks.all.map(({ id }) => id)).to.deep.equal(['1']);
  });

  it('runs the Effects that waited for it', async () => {
    const link = await scenario.startLink(connected);
    scenario.jira.revokeAccess();
    await scenario.settle();
    issue.transition(DONE);
    expect(scenario.trackerStatusOf(link.id)).to.equal('unresolved');

    await scenario.authorize(connected.integrationId);
    await scenario.settle();

    expect(scenario.trackerStatusOf(link.id)).to.equal('resolved');
    expect(scenario.linkOf(link.id).state).to.equal('linked');
  });

  it("leaves what waits for another Jira's authorization waiting", async () => {
    const other = await scenario.create('https://other.example.com');
    await scenario.authorize(other.integrationId);
    const links = [await scenario.startLink(connected), await scenario.startLink(other)];
    scenario.jira.revokeAccess();
    await scenario.settle();

    await scenario.authorize(other.integrationId);
    await scenario.settle();

    expect(links.map(({ id }) => scenario.linkOf(id).state)).to.deep.equal(['linking', 'linked']);
  });

  it('leaves an Effect that waits for its next try to its time', async () => {
    const linkId = await scenario.link(connected);
    scenario.trackers.plan(['fails_before']);
    await scenario.deliver(connected, issue.transition(DONE));
    await scenario.settle();

    await scenario.authorize(connected.integrationId);
    await scenario.settle();
    expect(scenario.trackerStatusOf(linkId)).to.equal('unresolved');

    await scenario.sweepAfter(MINUTE);
    expect(scenario.trackerStatusOf(linkId)).to.equal('resolved');
    expect(issue.status).to.not.equal(TO_DO);
  });
});
