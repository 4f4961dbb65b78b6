import { expect } from 'chai';

import { EVERYTHING, type Scope } from '../../../../src/domain/api-key.ts';
import { DONE } from '../../../support/payloads.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';
import { useCasesOn } from '../../../support/scenario-use-cases.ts';
import { jiraWith } from '../../../support/scenario-webhook.ts';
import type { Connected, Scenario } from '../../../support/scenario.ts';

describe('Uninstall', () => {
  let pair: LinkedIssue;
  let scenario: Scenario;
  let connected: Connected;

  beforeEach(async () => {
    pair = await LinkedIssue.open({}, { jira: { version: '10.3.0' } });
    ({ scenario, connected } = pair);
  });

  const uninstall = (scope: Scope = EVERYTHING) =>
    scenario.useCases.uninstall.execute({ scope, ...connected });
  const integration = () => scenario.integration(connected.integrationId);
  const ids = () => scenario.jira.hooks.all.map(({ id }) => id);

  it('leaves the Integration to an Organization that joins while the webhook is taken out', async () => {
    const { webhooks } = scenario.jira;
    const remove: typeof webhooks.delete = async (...call) => {
      await webhooks.delete(...call);
      await scenario.connect();
    };
    const jira = jiraWith(scenario.jira, { webhooks: { ...webhooks, delete: remove } });
    const scope = { organizationId: connected.organizationId };

    const outcome = await useCasesOn({ ...scenario.ports, jira }).uninstall.execute({ scope, ...connected });
    await scenario.useCases.checkWebhook.execute(connected);

    expect(outcome.kind).to.equal('installation_removed');
    expect(integration().state).to.equal('active');
    expect(ids()).to.have.lengthOf(1);
  });

  describe('with a second Organization on the Integration', () => {
    let second: Connected;
    const scopeOf = ({ organizationId }: Connected): Scope => ({ organizationId });

    beforeEach(async () => {
      second = await scenario.connect();
    });

    it('removes the Installation of the Organization whose key it is, and leaves the other in lockstep', async () => {
      const theirs = await scenario.link(second);
      const before = ids();

      const outcome = await uninstall(scopeOf(connected));
      await scenario.deliver(connected, pair.issue.transition(DONE));
      await scenario.settle();

      expect(outcome).to.deep.equal({ kind: 'installation_removed', leftInJira: [] });
      expect(ids()).to.deep.equal(before);
      expect(integration().state).to.equal('active');
      expect(scenario.trackerStatusOf(theirs)).to.equal('resolved');
      expect([pair.link.state, pair.trackerStatus]).to.deep.equal(['unlinked', 'unresolved']);
    });

    it('names the remote links that stay in Jira for that Organization', async () => {
      scenario.trackers.pageOf = (id) => `https://tracker.example.com/issues/${id}`;
      await scenario.link(second);
      await scenario.settle();

      const { leftInJira } = await uninstall(scopeOf(second));

      expect(leftInJira.join()).to.match(/^Issues in the Jira at https:.* may still show a link/);
      expect(await uninstall(scopeOf(second))).to.deep.equal({ kind: 'installation_removed', leftInJira });
    });

    it('shows the Integration to that Organization no more, and answers it the same again', async () => {
      await uninstall(scopeOf(connected));

      const { reads } = scenario.ports.storage;
      expect(await reads.integration(scopeOf(connected), connected.integrationId)).to.equal(null);
      expect(await reads.integration(scopeOf(second), connected.integrationId)).not.to.equal(null);
      expect(await uninstall(scopeOf(connected))).to.have.property('kind', 'installation_removed');
    });

    it('links nothing in an Installation that is over, and takes the Organization in again', async () => {
      await uninstall(scopeOf(connected));
      await expectRefusal(scenario.startLink(connected), 'integration_not_active');

      const again = await scenario.createIntegration({ organizationId: connected.organizationId });

      expect(again.integration.id).to.equal(connected.integrationId);
      expect(again.installation.id).to.not.equal(connected.installationId);
    });

    it('ends the Integration with the last of them', async () => {
      await uninstall(scopeOf(connected));

      expect(await uninstall(scopeOf(second))).to.have.property('kind', 'uninstalled');
      expect(ids()).to.deep.equal([]);
    });

    it('ends the Integration when both leave at once', async () => {
      const outcomes = await Promise.all([uninstall(scopeOf(connected)), uninstall(scopeOf(second))]);

      expect(outcomes.map(({ kind }) => kind).toSorted()).to.deep.equal([
        'installation_removed',
        'uninstalled',
      ]);
      expect(ids()).to.deep.equal([]);
    });

    it('ends all of them by a key for everything', async () => {
      const theirs = await scenario.link(second);

      expect(await uninstall()).to.have.property('kind', 'uninstalled');
      expect(scenario.linkOf(theirs).state).to.equal('unlinked');
    });
  });
});
