import { expect } from 'chai';
import jwt from 'jsonwebtoken';

import type { IntegrationId } from '../../../../src/domain/ids.ts';
import { Integration } from '../../../../src/domain/integration.ts';
import type { WebhookSecret } from '../../../../src/domain/webhook-token.ts';
import { DONE } from '../../../support/payloads.ts';
import type { Scenario, Connected } from '../../../support/scenario.ts';
import type { IssueInJira } from '../../../support/scenario-issue.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { expectRefusal, refusalOf } from '../../../support/scenario-refusals.ts';

const neverRead = async (): Promise<Uint8Array> => {
  throw new Error('the body was read');
};

describe('ReceiveIssueEvent, by its token,', () => {
  let scenario: Scenario;
  let connected: Connected;
  let issue: IssueInJira;

  beforeEach(async () => {
    ({ scenario, connected, issue } = await LinkedIssue.open({}, { jira: { version: '10.3.0' } }));
  });

  const receive = (token: string, readBody: () => Promise<Uint8Array>) =>
    scenario.useCases.receiveIssueEvent.execute({ token, signature: null, readBody });
  const outcomes = () => scenario.meter.of('webhook_requests').map((labels) => Object.values(labels).join());
  const integration = () => scenario.integration(connected.integrationId);

  function liveSecret(): WebhookSecret {
    const secret = scenario.tables.credentials.get(connected.integrationId)?.webhookSecrets[0];
    if (secret === undefined) throw new TypeError('there is no webhook secret');
    return secret;
  }

  function tokenFor(integrationId: IntegrationId, secret = liveSecret()): string {
    return scenario.ports.tokens.issue(integrationId, secret);
  }

  describe('refuses, before any body is read,', () => {
    const refused: readonly (readonly [string, string, () => string])[] = [
      ['an empty token', 'malformed', () => ''],
      ['a token that is no JWT', 'malformed', () => 'abc'],
      [
        'a token without signature',
        'malformed',
        () => {
          const { value } = liveSecret();
          const claims = jwt.decode(scenario.ports.tokens.issue(connected.integrationId, liveSecret())) ?? {};
          return jwt.sign(claims, value.reveal(), { algorithm: 'HS256' }).replace(/[^.]*$/, '');
        },
      ],
      [
        'a token signed with another algorithm',
        'malformed',
        () => {
          const { value, id } = liveSecret();
          const claims = { id: connected.integrationId, aud: 'lockstep/jira-webhook', jti: id };
          return jwt.sign(claims, value.reveal(), { algorithm: 'HS512' });
        },
      ],
      [
        'a token for another use',
        'malformed',
        () => {
          const { value, id } = liveSecret();
          return jwt.sign({ id: connected.integrationId, aud: 'lockstep/other', jti: id }, value.reveal());
        },
      ],
      ['a token of no Integration', 'unknown_integration', () => tokenFor('nowhere' as IntegrationId)],
      [
        'a token that another secret signed',
        'wrong_signature',
        () =>
          tokenFor(connected.integrationId, { ...liveSecret(), value: scenario.ports.randomness.secret() }),
      ],
      [
        'a token under the id of another secret',
        'wrong_signature',
        () => tokenFor(connected.integrationId, { ...liveSecret(), id: 'another' }),
      ],
    ];
    for (const [what, reason, token] of refused) {
      it(`${what}, and counts it`, async () => {
        const refusal = await refusalOf(receive(token(), neverRead), 'webhook_token_refused');

        expect(refusal.message).to.equal('the token proves no Integration');
        expect(outcomes()).to.deep.equal([`token_${reason}`]);
        expect(scenario.deliveries).to.be.empty;
        expect(integration().lastEventAt).to.equal(null);
      });
    }

    it("another Integration's token for the events of this one", async () => {
      const other = await scenario.connect('https://other.example.com');
      const event = issue.transition(DONE);

      expect(await scenario.deliver(other, event)).to.equal('not_linked');

      expect(scenario.deliveries).to.be.empty;
    });
  });

  it('keeps nothing of an Integration that is switched off, and has no failure told to its Jira', async () => {
    await scenario.ports.storage.stores.integrations.save(Integration.restore(integration()).disabled());

    for (const body of [issue.transition(DONE), 'not JSON'])
      expect(await scenario.deliver(connected, body, 'sha256=00')).to.equal('switched_off');

    expect(scenario.deliveries).to.be.empty;
    expect(integration()).to.include({ state: 'disabled', lastEventAt: null });
  });

  it('hears Jira also while the Integration waits to be authorized', async () => {
    for (const state of ['awaiting_authorization', 'needs_reauthorization'] as const) {
      await scenario.ports.storage.stores.integrations.save(Integration.restore({ ...integration(), state }));

      expect(await scenario.deliver(connected, issue.edit())).to.equal('accepted');
    }
  });

  describe('while one secret takes the place of another', () => {
    const HOUR = 3_600_000;
    let old: WebhookSecret;

    beforeEach(async () => {
      const { stores } = scenario.ports.storage;
      const credentials = await stores.credentials.find(connected.integrationId);
      if (credentials === null) throw new TypeError('there are no credentials');
      old = { ...liveSecret(), retiresAt: new Date(scenario.clock.now().getTime() + HOUR) };
      const value = scenario.ports.randomness.secret();
      const next = { id: 'next', value, bodySecret: null, retiresAt: null };
      await stores.credentials.save(connected.integrationId, { ...credentials, webhookSecrets: [next, old] });
    });

    const receiveWith = (secret: WebhookSecret) =>
      receive(tokenFor(connected.integrationId, secret), async () =>
        Buffer.from(JSON.stringify(issue.edit())),
      );

    it('takes the tokens of both', async () => {
      expect(await receiveWith(old)).to.equal('accepted');
      expect(await receiveWith(liveSecret())).to.equal('accepted');
    });

    it('takes those of the new one only, from the moment the old one retires', async () => {
      scenario.clock.advance(HOUR - 1);
      expect(await receiveWith(old)).to.equal('accepted');
      scenario.clock.advance(1);

      await expectRefusal(receiveWith(old), 'webhook_token_refused', { reason: 'wrong_signature' });
      expect(await receiveWith(liveSecret())).to.equal('accepted');
    });
  });

  describe('after it has proved an Integration many times, refuses from the moment of the change on, before any body is read,', () => {
    let token: string;

    beforeEach(async () => {
      token = scenario.token(connected.integrationId);
      for (let count = 0; count < 3; count += 1) {
        expect(await receive(token, async () => Buffer.from(JSON.stringify(issue.edit())))).to.equal(
          'accepted',
        );
      }
    });

    it('the token of a secret that was replaced without overlap', async () => {
      const { stores } = scenario.ports.storage;
      const credentials = await stores.credentials.find(connected.integrationId);
      const next = { ...liveSecret(), id: 'next', value: scenario.ports.randomness.secret() };
      if (credentials === null) throw new TypeError('there are no credentials');
      await stores.credentials.save(connected.integrationId, { ...credentials, webhookSecrets: [next] });

      await expectRefusal(receive(token, neverRead), 'webhook_token_refused', { reason: 'wrong_signature' });
    });

    it('that of an Integration whose secrets were forgotten', async () => {
      await scenario.ports.storage.stores.credentials.remove(connected.integrationId);

      await expectRefusal(receive(token, neverRead), 'webhook_token_refused', {
        reason: 'unknown_integration',
      });
    });
  });
});
