import { createHmac } from 'node:crypto';

import { expect } from 'chai';
import jwt from 'jsonwebtoken';

import type { IntegrationId } from '../../../../src/domain/ids.ts';
import { Integration } from '../../../../src/domain/integration.ts';
import type { WebhookSecret } from '../../../../src/domain/webhook-token.ts';
import { DONE, type Payload } from '../../../support/payloads.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { expectRefusal, refusalOf } from '../../../support/scenario-refusals.ts';

const ABOUT_A_WORKLOG: Payload = { webhookEvent: 'worklog_created', worklog: { id: '1', issueId: '10300' } };
const ABOUT_A_LINK: Payload = { webhookEvent: 'issuelink_created', issueLink: { sourceIssueId: 10300 } };

const neverRead = async (): Promise<Uint8Array> => {
  throw new Error('the body was read');
};

describe('ReceiveIssueEvent', () => {
  let scenario: Scenario;
  let connected: Connected;
  let issue: IssueInJira;

  beforeEach(async () => {
    scenario = new Scenario({ jira: { version: '10.3.0' } });
    connected = await scenario.connect();
    issue = new IssueInJira(scenario.jira);
    await scenario.link(connected);
  });

  const receive = (token: string, readBody: () => Promise<Uint8Array>, signature: string | null = null) =>
    scenario.useCases.receiveIssueEvent.execute({ token, signature, readBody });
  const outcomes = () => scenario.meter.of('webhook_requests').map((labels) => Object.values(labels).join());
  const integration = () => scenario.integration(connected.integrationId);

  it('keeps the very bytes of an event about a linked issue, and wakes its issue', async () => {
    const text = `${JSON.stringify(issue.transition(DONE))}  \n`;

    expect(await scenario.deliver(connected, text)).to.equal('accepted');

    const [delivery, ...others] = scenario.deliveries;
    expect(others).to.be.empty;
    expect(Buffer.from(delivery?.body ?? []).toString()).to.equal(text);
    expect(delivery).to.deep.include({
      integrationId: connected.integrationId,
      jiraIssueId: issue.id,
      state: 'pending',
      receivedAt: scenario.clock.now(),
    });
    expect(scenario.signal.woken).to.deep.equal([
      { integrationId: connected.integrationId, jiraIssueId: issue.id },
    ]);
  });

  it('does nothing yet about what the event asks for', async () => {
    await scenario.deliver(connected, issue.transition(DONE));

    expect([...scenario.tables.effects.values()].filter(({ isOpen }) => isOpen)).to.be.empty;
    expect(scenario.trackers.asked).to.be.empty;
  });

  it('counts what became of each request', async () => {
    const event = issue.transition(DONE);
    await scenario.deliver(connected, event);
    await scenario.deliver(connected, event);
    await scenario.deliver(connected, ABOUT_A_WORKLOG);
    await scenario.deliver(connected, { issue: { id: '999' } });

    expect(outcomes()).to.deep.equal(['accepted', 'duplicate', 'about_no_issue', 'not_linked']);
  });

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

    it('the token of an Integration that is disabled', async () => {
      const disabled = Integration.restore({ ...integration(), state: 'disabled' });
      await scenario.ports.storage.stores.integrations.save(disabled);

      await expectRefusal(
        receive(scenario.token(connected.integrationId), neverRead),
        'webhook_token_refused',
        { reason: 'disabled_integration' },
      );
    });
  });

  function liveSecret(): WebhookSecret {
    const secret = scenario.tables.credentials.get(connected.integrationId)?.webhookSecrets[0];
    if (secret === undefined) throw new TypeError('there is no webhook secret');
    return secret;
  }

  function tokenFor(integrationId: IntegrationId, secret = liveSecret()): string {
    return scenario.ports.tokens.issue(integrationId, secret);
  }

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
      const next = { id: 'next', value: scenario.ports.randomness.secret(), retiresAt: null };
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

  describe('checks the signature of the body', () => {
    const bodySecret = () =>
      scenario.tables.credentials.get(connected.integrationId)?.bodySecret.reveal() ?? '';
    const signatureOf = (text: string, secret = bodySecret()) =>
      `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;

    function deliverSigned(secret?: string) {
      const text = JSON.stringify(issue.edit());
      return scenario.deliver(connected, text, signatureOf(text, secret));
    }

    it('and takes bodies without one until one rightly signed has come', async () => {
      expect(await scenario.deliver(connected, issue.edit())).to.equal('accepted');
      expect(integration().bodySignature).to.equal('unknown');

      expect(await deliverSigned()).to.equal('accepted');
      expect(integration().bodySignature).to.equal('required');
    });

    it('and refuses a wrong one, also where none is required', async () => {
      await expectRefusal(deliverSigned('guessed'), 'body_signature_refused', { reason: 'wrong' });

      expect(integration().bodySignature).to.equal('unknown');
      expect(scenario.deliveries).to.be.empty;
    });

    it('and refuses a wrong one where one is required', async () => {
      await deliverSigned();

      await expectRefusal(deliverSigned('guessed'), 'body_signature_refused', { reason: 'wrong' });
      await expectRefusal(scenario.deliver(connected, issue.edit(), ''), 'body_signature_refused');

      expect(integration().webhook.problem).to.equal(null);
    });

    it('and refuses a body without one where one is required, and shows it as a problem of the webhook', async () => {
      await deliverSigned();

      await expectRefusal(scenario.deliver(connected, issue.edit()), 'body_signature_refused', {
        reason: 'missing',
      });

      expect(integration().webhook.problem).to.match(/came without signature/);
      expect(scenario.deliveries).to.have.lengthOf(1);
      expect(outcomes()).to.deep.equal(['accepted', 'body_signature_missing']);
    });

    it('and takes that for mended when one rightly signed has come', async () => {
      await deliverSigned();
      await expectRefusal(scenario.deliver(connected, issue.edit()), 'body_signature_refused');

      await deliverSigned();

      expect(integration().webhook).to.include({ mode: 'managed', problem: null });
      expect(integration().bodySignature).to.equal('required');
    });

    it('over the bytes as they came, whatever they say', async () => {
      const text = ' {"issue" :{"id":"1"}}\n';

      expect(await scenario.deliver(connected, text, signatureOf(text))).to.equal('not_linked');
      await expectRefusal(
        scenario.deliver(connected, text.trim(), signatureOf(text)),
        'body_signature_refused',
      );
    });

    it('before it looks into the body', async () => {
      await expectRefusal(
        scenario.deliver(connected, 'not JSON', signatureOf('another')),
        'body_signature_refused',
      );
    });
  });

  describe('refuses, and keeps nothing of,', () => {
    for (const [what, text] of [
      ['what is not JSON', '{"issue":'],
      ['an empty body', ''],
      ['an array', '[{"issue":{"id":"10300"}}]'],
      ['a text', '"issue"'],
      ['a number', '7'],
      ['null', 'null'],
      ['true', 'true'],
    ] as const) {
      it(what, async () => {
        await expectRefusal(scenario.deliver(connected, text), 'payload_not_an_object');

        expect(scenario.deliveries).to.be.empty;
        expect(integration().lastEventAt).to.equal(null);
      });
    }
  });

  it('passes on why the body could not be read', async () => {
    const tooLong = new Error('the body is too long');

    const outcome: unknown = await receive(scenario.token(connected.integrationId), () =>
      Promise.reject(tooLong),
    ).catch((error: unknown) => error);

    expect(outcome).to.equal(tooLong);
  });

  it('keeps nothing of an event about an issue that is not linked', async () => {
    const other = new IssueInJira(scenario.jira, { id: '10301', key: 'ABC-5' });

    expect(await scenario.deliver(connected, other.transition(DONE))).to.equal('not_linked');

    expect(scenario.deliveries).to.be.empty;
    expect(scenario.signal.woken).to.be.empty;
  });

  it('keeps the next event once the issue is linked', async () => {
    const other = new IssueInJira(scenario.jira, { id: '10301', key: 'ABC-5' });
    await scenario.deliver(connected, other.edit());
    await scenario.startLink(connected, 'ABC-5');

    expect(await scenario.deliver(connected, other.edit())).to.equal('accepted');
  });

  for (const [what, payload] of [
    ['a worklog', ABOUT_A_WORKLOG],
    ['an issue link', ABOUT_A_LINK],
    ['nothing at all', {}],
    ['an issue without a numeric id', { issue: { id: 'ABC-4', key: 'ABC-4' } }],
  ] as const) {
    it(`takes note of an event about ${what}, and keeps nothing`, async () => {
      expect(await scenario.deliver(connected, payload)).to.equal('about_no_issue');

      expect(scenario.deliveries).to.be.empty;
      expect(integration().lastEventAt).to.deep.equal(scenario.clock.now());
    });
  }

  it('finds the issue of a comment whose event names no issue', async () => {
    expect(await scenario.deliver(connected, issue.comment())).to.equal('accepted');

    expect(scenario.deliveries.map(({ jiraIssueId }) => jiraIssueId)).to.deep.equal([issue.id]);
  });

  it('takes a body that begins with a byte order mark', async () => {
    expect(await scenario.deliver(connected, `\uFEFF${JSON.stringify(issue.transition(DONE))}`)).to.equal(
      'accepted',
    );
    await scenario.settle();

    expect(scenario.deliveries[0]?.state).to.equal('processed');
  });

  it('keeps the same bytes once, also when they come at once, and wakes once', async () => {
    const event = issue.transition(DONE);

    const all = await Promise.all([1, 2, 3].map(() => scenario.deliver(connected, event)));

    expect(all.toSorted()).to.deep.equal(['accepted', 'duplicate', 'duplicate']);
    expect(scenario.deliveries).to.have.lengthOf(1);
    expect(scenario.signal.woken).to.have.lengthOf(1);
  });

  it('keeps the same bytes of two Jiras for each', async () => {
    const other = await scenario.connect('https://other.example.com');
    await scenario.link(other);
    const event = issue.transition(DONE);

    expect(await scenario.deliver(connected, event)).to.equal('accepted');
    expect(await scenario.deliver(other, event)).to.equal('accepted');
  });

  it('notes when the last event came, at most every 30 seconds', async () => {
    const first = scenario.clock.now();
    await scenario.deliver(connected, issue.edit());
    scenario.clock.advance(29_999);
    await scenario.deliver(connected, issue.edit());
    expect(integration().lastEventAt).to.deep.equal(first);

    scenario.clock.advance(1);
    await scenario.deliver(connected, issue.edit());

    expect(integration().lastEventAt).to.deep.equal(scenario.clock.now());
  });
});
