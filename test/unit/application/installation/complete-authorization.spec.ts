import { expect } from 'chai';

import type { CompleteAuthorizationCommand } from '../../../../src/application/installation/complete-authorization.ts';
import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';

const MINUTE = 60_000;

describe('CompleteAuthorization', () => {
  let scenario: Scenario;
  let connected: Connected;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.create();
  });

  const complete = (command: CompleteAuthorizationCommand) =>
    scenario.useCases.completeAuthorization.execute(command);
  const state = () => scenario.integration(connected.integrationId).state;

  it('makes the Integration active, as the account whose permissions it has, until Jira says', async () => {
    const integration = await complete(await scenario.allow(connected.integrationId));

    expect(integration.toProps()).to.deep.equal(scenario.integration(connected.integrationId));
    expect(integration.toProps()).to.deep.include({
      state: 'active',
      account: { key: 'JIRAUSER10000', name: 'lockstep', displayName: 'Lockstep' },
      problem: null,
    });
    const fiveYears = 157_680_000_000;
    expect(integration.toProps().authorizationExpiresAt?.getTime()).to.equal(
      scenario.clock.now().getTime() + fiveYears,
    );
  });

  it('keeps an access token that Jira takes', async () => {
    await scenario.authorize(connected.integrationId);

    const checked = await scenario.useCases.createWebhook.execute(connected);

    expect(checked.toProps()).to.include({ state: 'active', problem: null });
  });

  it('makes the webhook', async () => {
    const integration = await scenario.authorize(connected.integrationId);

    expect(integration.toProps().webhook).to.include({ mode: 'managed', jiraWebhookId: '1', problem: null });
    expect(scenario.jira.hooks.all).to.have.lengthOf(1);
  });

  it('is active all the same when the webhook cannot be made', async () => {
    scenario.jira.hooks.permit(false);

    const integration = await scenario.authorize(connected.integrationId);

    expect(integration.toProps().state).to.equal('active');
    expect(integration.toProps().webhook.mode).to.equal('manual');
  });

  it('takes an answer whose state was dropped on the way', async () => {
    await complete({ ...(await scenario.allow(connected.integrationId)), state: null });

    expect(state()).to.equal('active');
  });

  describe('refuses, and changes nothing', () => {
    afterEach(() => {
      expect(state()).to.equal('awaiting_authorization');
      expect(scenario.tables.credentials.get(connected.integrationId)?.accessToken).to.equal(null);
      expect(scenario.jira.hooks.all).to.be.empty;
    });

    for (const requestToken of [null, '']) {
      it(`an answer ${requestToken === null ? 'without' : 'with an empty'} token`, async () => {
        const answer = { ...(await scenario.allow(connected.integrationId)), requestToken };

        await expectRefusal(complete(answer), 'authorization_attempt_refused', { reason: 'incomplete' });
      });
    }

    it('a token of no attempt', async () => {
      const answer = { ...(await scenario.allow(connected.integrationId)), requestToken: 'never-heard-of' };

      await expectRefusal(complete(answer), 'authorization_attempt_refused', { reason: 'unknown' });
    });

    it('a state of another attempt', async () => {
      const other = await scenario.allow(connected.integrationId);
      const answer = { ...(await scenario.allow(connected.integrationId)), state: other.state };

      await expectRefusal(complete(answer), 'authorization_attempt_refused', { reason: 'state_mismatch' });
    });

    it('an empty state', async () => {
      const answer = { ...(await scenario.allow(connected.integrationId)), state: '' };

      await expectRefusal(complete(answer), 'authorization_attempt_refused', { reason: 'state_mismatch' });
    });

    it('an answer that comes 15 minutes after the start', async () => {
      const answer = await scenario.allow(connected.integrationId);
      scenario.clock.advance(15 * MINUTE);

      await expectRefusal(complete(answer), 'authorization_attempt_refused', { reason: 'expired' });
    });

    for (const verifier of ['denied', '', null]) {
      it(`a person who said no, told by the verifier ${JSON.stringify(verifier)}`, async () => {
        const answer = { ...(await scenario.allow(connected.integrationId)), verifier };

        await expectRefusal(complete(answer), 'authorization_attempt_refused', { reason: 'denied' });
        await expectRefusal(complete(answer), 'authorization_attempt_refused', { reason: 'used' });
      });
    }

    it('a verifier that is wrong', async () => {
      const answer = { ...(await scenario.allow(connected.integrationId)), verifier: 'guessed' };

      await expectRefusal(complete(answer), 'jira_authorization_refused', {
        oauthProblem: 'verifier_invalid',
      });
    });

    it('an access token that Jira fails to give', async () => {
      const failure = new JiraFailure('jira_unreachable', 'No access token: Jira answered 500.', {
        status: 500,
      });
      scenario.jira.failOn('authorization.accessToken', failure);

      await expectRefusal(scenario.authorize(connected.integrationId), 'jira_unreachable');
    });

    it('an access token whose account cannot be read', async () => {
      scenario.jira.failOn('accounts.myself', new JiraFailure('jira_forbidden', 'Log in by hand first.'));

      await expectRefusal(scenario.authorize(connected.integrationId), 'jira_forbidden');
    });
  });

  it('takes an answer up to the last moment of its 15 minutes', async () => {
    const answer = await scenario.allow(connected.integrationId);
    scenario.clock.advance(15 * MINUTE - 1);

    await complete(answer);

    expect(state()).to.equal('active');
  });

  it('takes the right answer after one with a wrong state', async () => {
    const answer = await scenario.allow(connected.integrationId);
    await expectRefusal(complete({ ...answer, state: 'forged' }), 'authorization_attempt_refused');

    await complete(answer);

    expect(state()).to.equal('active');
  });

  it('refuses an answer that was taken before, and leaves the Integration active', async () => {
    const answer = await scenario.allow(connected.integrationId);
    await complete(answer);

    await expectRefusal(complete(answer), 'authorization_attempt_refused', { reason: 'used' });

    expect(state()).to.equal('active');
  });

  it('takes one of two same answers that come at once', async () => {
    const answer = await scenario.allow(connected.integrationId);

    const outcomes = await Promise.allSettled([complete(answer), complete(answer)]);

    expect(outcomes.map(({ status }) => status).toSorted()).to.deep.equal(['fulfilled', 'rejected']);
    expect(state()).to.equal('active');
    expect(scenario.jira.hooks.all).to.have.lengthOf(1);
  });

  it('leaves one webhook when two dances end at once', async () => {
    const answers = [
      await scenario.allow(connected.integrationId),
      await scenario.allow(connected.integrationId),
    ];

    await Promise.all(answers.map(complete));

    expect(state()).to.equal('active');
    expect(scenario.jira.hooks.all.map(({ id }) => id)).to.deep.equal([
      scenario.integration(connected.integrationId).webhook.jiraWebhookId,
    ]);
  });
});
