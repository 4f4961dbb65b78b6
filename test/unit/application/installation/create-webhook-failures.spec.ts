import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { IntegrationId } from '../../../../src/domain/ids.ts';
import type { Scenario, Connected } from '../../../support/scenario.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';
import { UncheckedWebhook } from '../../../support/scenario-webhook.ts';

const AWAY = new JiraFailure('jira_unreachable', 'Jira cannot be reached.');

describe('CreateWebhook', () => {
  let stage: UncheckedWebhook;
  let scenario: Scenario;
  let connected: Connected;

  beforeEach(async () => {
    stage = await UncheckedWebhook.open();
    ({ scenario, connected } = stage);
  });

  describe('when Jira does not let us', () => {
    it('leaves it to a person to make the webhook, in the words of Jira', async () => {
      scenario.jira.hooks.permit(false);

      await stage.check();

      expect(stage.health).to.include({
        mode: 'manual',
        jiraWebhookId: null,
      });
      expect(stage.health.problem).to.match(
        /^The account may not administer webhooks in Jira\. .* makes the webhook by hand/,
      );
      expect(scenario.integration(connected.integrationId).state).to.equal('active');
    });

    it('shows what to paste, and manages the webhook that was pasted once it may', async () => {
      scenario.jira.hooks.permit(false);
      await stage.check();
      const pasted = await scenario.useCases.showManualWebhook.execute({ scope: EVERYTHING, ...connected });
      stage.put({ id: '4', name: 'By hand', url: pasted.url.reveal(), events: pasted.events });

      scenario.jira.hooks.permit(true);
      await stage.check();

      expect(stage.standing.map(({ id, url }) => ({ id, url }))).to.deep.equal([
        { id: '4', url: stage.ourUrl },
      ]);
      expect(stage.health).to.include({ mode: 'managed', jiraWebhookId: '4', problem: null });
    });

    it('calls a webhook that stood managed still, and says why it cannot look at it', async () => {
      await stage.check();
      scenario.jira.hooks.permit(false);

      await stage.check();

      expect(stage.health).to.include({
        mode: 'managed',
        problem: 'The account may not administer webhooks in Jira.',
      });
    });

    it('stays manual while Jira is away', async () => {
      scenario.jira.hooks.permit(false);
      await stage.check();
      scenario.jira.failOn('webhooks.list', AWAY);

      await stage.check();

      expect(stage.health).to.include({ mode: 'manual', problem: AWAY.message });
    });
  });

  describe('when Jira fails', () => {
    for (const call of ['serverInfo.read', 'webhooks.list', 'webhooks.create', 'webhooks.read'] as const) {
      it(`calls the webhook missing after ${call} failed, and makes it the next time`, async () => {
        scenario.jira.failOn(call, AWAY, 1);
        await stage.check();
        expect(stage.health).to.include({ mode: 'missing', problem: AWAY.message });

        await stage.check();

        expect(stage.ids).to.deep.equal([stage.health.jiraWebhookId]);
        expect(stage.health).to.include({ mode: 'managed', problem: null });
      });
    }

    it('calls a webhook that stood managed still, and says what is wrong', async () => {
      await stage.check();
      const before = stage.health;
      scenario.jira.failOn('webhooks.list', AWAY);
      scenario.clock.advance(1000);

      await stage.check();

      expect(stage.health).to.deep.equal({
        ...before,
        checkedAt: scenario.clock.now(),
        problem: AWAY.message,
      });
    });

    it('pauses the Integration when its token is no longer taken', async () => {
      scenario.jira.revokeAccess();

      const integration = await stage.check();

      expect(integration.toProps().state).to.equal('needs_reauthorization');
      expect(integration.toProps().problem?.code).to.equal('jira_needs_reauthorization');
      expect(integration.webhookProblem).to.equal('Not looked at: authorize again first.');
      await expectRefusal(stage.check(), 'integration_not_active');
    });
  });

  it('passes on what is no failure of Jira', async () => {
    const fault = new Error('a bug');
    const webhooks = { ...scenario.jira.webhooks, list: () => Promise.reject(fault) };

    const outcome: unknown = await stage.checkWith({ webhooks }).catch((error: unknown) => error);

    expect(outcome).to.equal(fault);
    expect(stage.health.mode).to.equal('none');
  });

  it('says what Jira did not take of our settings', async () => {
    const { webhooks } = scenario.jira;
    const read: typeof webhooks.read = async () => stage.aWebhook({ id: '1', isEnabled: false });

    await stage.checkWith({ webhooks: { ...webhooks, read } });

    expect(stage.health.problem).to.match(/^Jira did not take all .* it must be enabled/);
  });

  it('refuses an Integration that is not there', async () => {
    await expectRefusal(stage.check('nowhere' as IntegrationId), 'not_found');
  });

  it('refuses one that nobody has authorized, and does not call Jira', async () => {
    const waiting = await scenario.create('https://other.example.com');
    const before = scenario.jira.calls.length;

    await expectRefusal(stage.check(waiting.integrationId), 'integration_not_active');

    expect(scenario.jira.calls).to.have.lengthOf(before);
  });
});
