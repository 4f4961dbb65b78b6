import { createHmac } from 'node:crypto';

import { expect } from 'chai';

import type { IntegrationCredentials } from '../../../../src/application/ports/stores.ts';
import { Integration } from '../../../../src/domain/integration.ts';
import { Secret } from '../../../../src/domain/secret.ts';
import type { Scenario, Connected } from '../../../support/scenario.ts';
import type { IssueInJira } from '../../../support/scenario-issue.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';
import { useCasesOn, type UseCases } from '../../../support/scenario-use-cases.ts';

describe('ReceiveIssueEvent, where another process has changed the Integration within the last second,', () => {
  let scenario: Scenario;
  let connected: Connected;
  let issue: IssueInJira;
  let useCases: UseCases;
  let token: string;
  let before: IntegrationCredentials;

  beforeEach(async () => {
    ({ scenario, connected, issue } = await LinkedIssue.open({}, { jira: { version: '10.3.0' } }));
    const { storage } = scenario.ports;
    const versions = storage.integrationVersions;
    let lately: string | null = null;
    const integrationVersions = { of: versions.of.bind(versions), lately: () => lately };
    useCases = useCasesOn({ ...scenario.ports, storage: { ...storage, integrationVersions } });

    token = scenario.token(connected.integrationId);
    before = await credentials();
    await take(issue.edit());
    await take(issue.edit());
    lately = await versions.of(connected.integrationId);
    await take(issue.edit());
    expect(scenario.deliveries).to.have.lengthOf(3);
  });

  const take = (body: unknown, { by = token, signedWith = before.bodySecret } = {}) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const signature = `sha256=${createHmac('sha256', signedWith.reveal()).update(text).digest('hex')}`;
    const readBody = async () => Buffer.from(text);
    return useCases.receiveIssueEvent.execute({ token: by, signature, readBody });
  };

  async function credentials(): Promise<IntegrationCredentials> {
    const found = await scenario.ports.storage.stores.credentials.find(connected.integrationId);
    if (found === null) throw new TypeError('there are no credentials');
    return found;
  }

  /** Other secrets take the place of those that were, at once. */
  async function rotate(): Promise<{ readonly by: string; readonly signedWith: Secret }> {
    const [value, bodySecret] = [new Secret('another'), new Secret('another for bodies')];
    const next = { id: 'next', value, bodySecret, retiresAt: null };
    const { credentials: kept } = scenario.ports.storage.stores;
    await kept.save(connected.integrationId, { ...before, bodySecret, webhookSecrets: [next] });
    return { by: scenario.ports.tokens.issue(connected.integrationId, next), signedWith: bodySecret };
  }

  it('keeps nothing that a secret proves which was replaced, and answers as ever', async () => {
    await rotate();

    for (const body of [issue.edit(), 'not JSON', { issue: { id: '999' } }, { webhookEvent: 'nothing' }]) {
      await expectRefusal(take(body), 'webhook_token_refused', { reason: 'wrong_signature' });
    }
    expect(scenario.deliveries).to.have.lengthOf(3);
  });

  it('keeps nothing of one that was disabled', async () => {
    const { integrations } = scenario.ports.storage.stores;
    const props = scenario.integration(connected.integrationId);
    await integrations.save(Integration.restore({ ...props, state: 'disabled' }));

    for (const body of [issue.edit(), 'not JSON', { issue: { id: '999' } }, { webhookEvent: 'nothing' }])
      expect(await take(body)).to.equal('switched_off');
    expect(scenario.deliveries).to.have.lengthOf(3);
  });

  it('takes what the new secrets prove, and refuses a body that they do not', async () => {
    const next = await rotate();

    expect(await take(issue.edit(), next)).to.equal('accepted');
    const wrong = { ...next, signedWith: before.bodySecret };
    await expectRefusal(take(issue.edit(), wrong), 'body_signature_refused', { reason: 'wrong' });
    expect(scenario.deliveries).to.have.lengthOf(4);
  });

  it('takes what the new secrets sign under a token that is still good', async () => {
    const { bodySecret } = before;
    const signedWith = new Secret('another for bodies');
    const { credentials: kept } = scenario.ports.storage.stores;
    await kept.save(connected.integrationId, { ...before, bodySecret: signedWith });
    expect(bodySecret.reveal()).not.to.equal(signedWith.reveal());

    expect(await take(issue.edit(), { by: token, signedWith })).to.equal('accepted');
  });
});
