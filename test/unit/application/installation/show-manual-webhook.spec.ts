import { expect } from 'chai';

import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { IntegrationId, OrganizationId } from '../../../../src/domain/ids.ts';
import { WEBHOOK_EVENTS, webhookUrl } from '../../../../src/domain/jira-webhook.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';
import { PUBLIC_URL } from '../../../support/scenario-use-cases.ts';

describe('ShowManualWebhook', () => {
  let scenario: Scenario;
  let connected: Connected;

  async function connect(version: string, mayAdminister: boolean): Promise<void> {
    scenario = new Scenario({ jira: { version } });
    scenario.jira.hooks.permit(mayAdminister);
    connected = await scenario.connect();
  }

  const show = (integrationId = connected.integrationId, scope = EVERYTHING) =>
    scenario.useCases.showManualWebhook.execute({ scope, integrationId });

  it('shows name, address and events, and no secret where Jira knows no such thing', async () => {
    await connect('9.12.0', false);

    const shown = await show();

    expect(shown).to.deep.include({ name: 'Lockstep', events: WEBHOOK_EVENTS, secret: null });
    expect(shown.url.reveal()).to.equal(webhookUrl(PUBLIC_URL, scenario.token(connected.integrationId)));
  });

  it('shows the secret too on Jira 10', async () => {
    await connect('10.3.0', false);

    const { bodySecret } = scenario.tables.credentials.get(connected.integrationId) ?? {};
    expect((await show()).secret?.reveal())
      .to.be.a('string')
      .and.equal(bodySecret?.reveal());
  });

  it('does not give the address away when it is made into a text', async () => {
    await connect('10.3.0', false);

    const { url, secret } = await show();

    expect(`${url.toString()} ${JSON.stringify({ url, secret })}`).to.not.include(url.reveal());
  });

  it('shows it too where Lockstep made the webhook, and can no longer see to it', async () => {
    await connect('9.12.0', true);
    scenario.jira.hooks.permit(false);
    await scenario.useCases.createWebhook.execute(connected);

    const shown = await show();

    expect(shown.url.reveal()).to.equal(webhookUrl(PUBLIC_URL, scenario.token(connected.integrationId)));
  });

  it('shows nothing of a webhook that Lockstep makes itself', async () => {
    await connect('9.12.0', true);

    await expectRefusal(show(), 'not_found');
  });

  it("shows nothing of another Organization's, nor of one that is not there", async () => {
    await connect('9.12.0', false);

    const scope = { organizationId: 'another' as OrganizationId };
    await expectRefusal(show(connected.integrationId, scope), 'not_found');
    await expectRefusal(show('nowhere' as IntegrationId), 'not_found');
  });
});
