import { expect } from 'chai';

import type { AuthorizeWithTokenCommand } from '../../../../src/application/installation/authorize-with-token.ts';
import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { OrganizationId } from '../../../../src/domain/ids.ts';
import { Integration } from '../../../../src/domain/integration.ts';
import { Secret } from '../../../../src/domain/secret.ts';
import { DONE } from '../../../support/payloads.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { expectRefusal, refusalOf } from '../../../support/scenario-refusals.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';

const NEXT_YEAR = new Date('2025-05-06T00:00:00Z');

describe('AuthorizeWithToken', () => {
  let scenario: Scenario;
  let connected: Connected;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.create();
  });

  const authorize = (given: Partial<AuthorizeWithTokenCommand> = {}): Promise<Integration> =>
    scenario.useCases.authorizeWithToken.execute({
      scope: EVERYTHING,
      integrationId: connected.integrationId,
      token: scenario.jira.createPersonalAccessToken(),
      expiresAt: null,
      ...given,
    });
  const integration = () => scenario.integration(connected.integrationId);
  const kept = () => scenario.tables.credentials.get(connected.integrationId)?.accessToken ?? null;

  it('makes the Integration active, as the account of the token, until the day that was given', async () => {
    const authorized = await authorize({ expiresAt: NEXT_YEAR });

    expect(authorized.toProps()).to.deep.equal(integration());
    expect(integration()).to.deep.include({
      state: 'active',
      authorizedBy: 'personal_access_token',
      account: { key: 'JIRAUSER10000', name: 'lockstep', displayName: 'Lockstep' },
      authorizationExpiresAt: NEXT_YEAR,
      problem: null,
    });
  });

  it('makes the webhook', async () => {
    await authorize();

    expect(integration().webhook).to.include({ mode: 'managed', jiraWebhookId: '1', problem: null });
    expect(scenario.jira.hooks.all).to.have.lengthOf(1);
  });

  it('keeps Jira and tracker in lockstep, as OAuth does', async () => {
    const issue = new IssueInJira(scenario.jira);
    await authorize();
    const linkId = await scenario.link(connected);

    await scenario.deliver(connected, issue.transition(DONE));
    await scenario.settle();

    expect(scenario.trackerStatusOf(linkId)).to.equal('resolved');
    expect(scenario.jira.calls).not.to.include('authorization.requestToken');
  });

  it('takes the place of OAuth, and OAuth its place again: what authorized before is forgotten', async () => {
    await scenario.authorize(connected.integrationId);
    const token = scenario.jira.createPersonalAccessToken();

    await authorize({ token });

    expect([kept()?.kind, kept()?.value.reveal()]).to.deep.equal(['personal_access_token', token.reveal()]);
    expect(integration()).to.include({ authorizedBy: 'personal_access_token', authorizationExpiresAt: null });

    await scenario.authorize(connected.integrationId);

    expect(kept()?.kind).to.equal('oauth');
    expect(kept()?.value.reveal()).not.to.equal(token.reveal());
    expect(integration().authorizedBy).to.equal('oauth');
    expect(scenario.jira.hooks.all.map(({ id }) => id)).to.deep.equal(['1']);
  });

  it('needs a new token once Jira stops taking this one, and then runs what waited', async () => {
    const issue = new IssueInJira(scenario.jira);
    await authorize();
    const link = await scenario.startLink(connected);
    scenario.jira.revokeAccess();
    await scenario.settle();
    issue.transition(DONE);
    expect(integration()).to.include({ state: 'needs_reauthorization' });
    expect(integration().problem?.message).to.include('personal access token');

    await authorize();
    await scenario.settle();

    expect(integration()).to.include({ state: 'active', problem: null });
    expect(scenario.trackerStatusOf(link.id)).to.equal('resolved');
  });

  describe('refuses, and changes nothing,', () => {
    afterEach(() => {
      expect(integration()).to.include({ state: 'awaiting_authorization', authorizedBy: null });
      expect(kept()).to.equal(null);
      expect(scenario.jira.hooks.all).to.be.empty;
    });

    it('a token that Jira does not take', async () => {
      const refusal = await refusalOf(authorize({ token: new Secret('mistyped') }), 'invalid_value');

      expect(refusal).to.have.property('field', 'token');
      expect(refusal.message).to.match(/mistyped, was revoked, or has expired.*Personal Access Tokens/);
    });

    it('a token for a Jira that knows none, and says so', async () => {
      scenario.jira.upgradeTo('8.13.27');

      const refusal = await refusalOf(authorize({ token: new Secret('of-no-use') }), 'invalid_value');

      expect(refusal.message).to.match(/Jira 8\.13\.27.*8\.14.*application link/);
    });

    for (const text of ['', ' ', 'with space', 'line\nbreak', '"quoted"', 'ü', '=', 'x'.repeat(1001)]) {
      it(`a text that is no token (${JSON.stringify(text.slice(0, 12))}), without asking Jira`, async () => {
        const before = scenario.jira.calls.length;

        const refusal = await refusalOf(authorize({ token: new Secret(text) }), 'invalid_value');

        expect(refusal).to.have.property('field', 'token');
        if (text.trim() !== '') expect(refusal.message).not.to.include(text);
        expect(scenario.jira.calls).to.have.lengthOf(before);
      });
    }

    it('a token that has expired by what was given', async () => {
      const expired = authorize({ expiresAt: scenario.clock.now() });

      await expectRefusal(expired, 'invalid_value', { field: 'expiresAt' });
    });

    it('an Integration that another Organization has', async () => {
      const scope = { organizationId: 'somebody else' as OrganizationId };

      await expectRefusal(authorize({ scope }), 'not_found');
    });

    it('a Jira that cannot be asked, and says so', async () => {
      scenario.jira.failOn('accounts.myself', new JiraFailure('jira_unreachable', 'Jira answered 503.'));

      await expectRefusal(authorize(), 'jira_unreachable');
    });
  });

  it('leaves what authorized before in place when the new token is refused', async () => {
    await scenario.authorize(connected.integrationId);

    await expectRefusal(authorize({ token: new Secret('mistyped') }), 'invalid_value');

    expect(kept()?.kind).to.equal('oauth');
    expect(integration()).to.include({ state: 'active', authorizedBy: 'oauth' });
  });

  it('leaves a disabled Integration disabled', async () => {
    const { integrations } = scenario.ports.storage.stores;
    await integrations.save(Integration.restore({ ...integration(), state: 'disabled' }));

    await expectRefusal(authorize(), 'integration_not_active');

    expect(integration().state).to.equal('disabled');
    expect(kept()).to.equal(null);
  });
});
