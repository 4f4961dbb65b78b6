import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { IntegrationId, OrganizationId } from '../../../../src/domain/ids.ts';
import { Integration } from '../../../../src/domain/integration.ts';
import { JIRA_URL, Scenario, type Connected } from '../../../support/scenario.ts';
import { expectRefusal, refusalOf } from '../../../support/scenario-refusals.ts';
import { PUBLIC_URL } from '../../../support/scenario-use-cases.ts';

describe('AuthorizeIntegration', () => {
  let scenario: Scenario;
  let connected: Connected;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.create();
  });

  function authorize(integrationId: IntegrationId = connected.integrationId, scope = EVERYTHING) {
    return scenario.useCases.authorizeIntegration.execute({ scope, integrationId });
  }

  it('leads a person to the place in this Jira where Lockstep is allowed, for 15 minutes', async () => {
    const { authorizeUrl, expiresAt } = await authorize();

    expect(authorizeUrl).to.match(
      /^https:\/\/jira\.example\.com\/plugins\/servlet\/oauth\/authorize\?oauth_token=./,
    );
    expect(expiresAt.getTime() - scenario.clock.now().getTime()).to.equal(15 * 60_000);
  });

  it('asks Jira to come back to our callback with a state that nobody can guess', async () => {
    const { authorizeUrl } = await authorize();

    const token = new URL(authorizeUrl).searchParams.get('oauth_token') ?? '';
    const callback = new URL(scenario.jira.allow(token).callbackUrl);
    expect(callback.origin + callback.pathname).to.equal(
      `${PUBLIC_URL}/extensions/jira-server/oauth/callback`,
    );
    expect(callback.searchParams.get('state')).to.have.length.of.at.least(43);
  });

  it('keeps neither the request token nor the state, only what tells them again', async () => {
    const { requestToken, state } = await scenario.allow(connected.integrationId);

    const [attempt] = [...scenario.tables.attempts.values()].map((one) => one.toProps());
    expect(attempt?.requestTokenFingerprint).to.equal(scenario.ports.fingerprints.of(requestToken ?? ''));
    expect(attempt?.stateFingerprint).to.equal(scenario.ports.fingerprints.of(state ?? ''));
    expect(attempt?.usedAt).to.equal(null);
    expect(JSON.stringify(attempt)).to.not.include(requestToken).and.not.include(state);
  });

  it('may be run again before the first is over: each is an attempt of its own', async () => {
    await authorize();
    await authorize();

    const states = [...scenario.tables.attempts.values()].map((one) => one.toProps().stateFingerprint);
    expect(new Set(states).size).to.equal(2);
  });

  it('leaves an Integration that works as it is', async () => {
    await scenario.authorize(connected.integrationId);
    const before = scenario.integration(connected.integrationId);

    await authorize();

    expect(scenario.integration(connected.integrationId)).to.deep.equal(before);
  });

  it('refuses an Integration that is not there', async () => {
    await expectRefusal(authorize('nowhere' as IntegrationId), 'not_found');
  });

  it("does not find another Organization's Integration, and does not call Jira", async () => {
    const before = scenario.jira.calls.length;

    await expectRefusal(
      authorize(connected.integrationId, { organizationId: 'another' as OrganizationId }),
      'not_found',
    );

    expect(scenario.jira.calls).to.have.lengthOf(before);
  });

  it('refuses one that was uninstalled, and says what to do', async () => {
    await scenario.useCases.uninstall.execute({ scope: EVERYTHING, ...connected });

    const refusal = await refusalOf(authorize(), 'integration_not_active');

    expect(refusal.message).to.include('connect its Jira anew');
  });

  it('refuses one that is disabled', async () => {
    const props = scenario.integration(connected.integrationId);
    const disabled = Integration.restore({ ...props, state: 'disabled' });
    await scenario.ports.storage.stores.integrations.save(disabled);

    await expectRefusal(authorize(), 'integration_not_active');
  });

  it('passes on why Jira gives no request token, and keeps no attempt', async () => {
    const away = new JiraFailure('jira_unreachable', 'No answer while asking for a request token.', {
      status: 503,
    });
    scenario.jira.failOn('authorization.requestToken', away);

    expect(await refusalOf(authorize(), 'jira_unreachable')).to.equal(away);

    expect(scenario.tables.attempts.size).to.equal(0);
  });

  it('passes on that the application link is not there', async () => {
    scenario.jira.removeApplicationLink(scenario.integration(connected.integrationId).consumerKey);

    await expectRefusal(authorize(), 'jira_misconfigured', { oauthProblem: 'consumer_key_unknown' });

    expect(scenario.integration(connected.integrationId)).to.include({
      state: 'awaiting_authorization',
      baseUrl: JIRA_URL,
    });
  });
});
