import { createHmac } from 'node:crypto';

import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { OrganizationId } from '../../../../src/domain/ids.ts';
import type { Connected, Scenario } from '../../../support/scenario.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';
import { UncheckedWebhook } from '../../../support/scenario-webhook.ts';

const HOUR = 3_600_000;
const AWAY = new JiraFailure('jira_unreachable', 'Jira cannot be reached.');

describe('RotateWebhookSecret', () => {
  let stage: UncheckedWebhook;
  let scenario: Scenario;
  let connected: Connected;

  beforeEach(async () => {
    stage = await UncheckedWebhook.open('10.3.0');
    ({ scenario, connected } = stage);
    await stage.check();
  });

  const rotate = (overlapHours = 24) =>
    scenario.useCases.rotateWebhookSecret.execute({ scope: EVERYTHING, ...connected, overlapHours });
  const tokenInJira = () => stage.standing[0]?.url.split('/').at(-1) ?? '';
  const bodySecretInJira = () => scenario.jira.hooks.bodySecretOf(stage.ids[0] ?? '')?.reveal() ?? '';
  const receive = (token: string, bodySecret: string | null = null) =>
    scenario.useCases.receiveIssueEvent.execute({
      token,
      signature:
        bodySecret === null ? null : `sha256=${createHmac('sha256', bodySecret).update('{}').digest('hex')}`,
      readBody: async () => Buffer.from('{}'),
    });

  it('gives the webhook in Jira a new address and a new body secret', async () => {
    const [ids, token, bodySecret] = [stage.ids, tokenInJira(), bodySecretInJira()];

    const { integration, manual } = await rotate();

    expect(stage.ids).to.deep.equal(ids);
    expect(tokenInJira()).to.equal(scenario.token(connected.integrationId)).and.not.equal(token);
    expect(bodySecretInJira()).to.not.be.oneOf(['', bodySecret]);
    expect(integration.toProps().webhook).to.include({ mode: 'managed', problem: null });
    expect(manual).to.equal(null);
  });

  it('has the old token and body secret taken for the overlap, and then only the new ones', async () => {
    const [token, bodySecret] = [tokenInJira(), bodySecretInJira()];
    const { oldAcceptedUntil } = await rotate();
    expect(oldAcceptedUntil.getTime() - scenario.clock.now().getTime()).to.equal(24 * HOUR);

    scenario.clock.advance(24 * HOUR - 1);
    await receive(token, bodySecret);
    await receive(tokenInJira(), bodySecretInJira());
    scenario.clock.advance(1);

    await expectRefusal(receive(token, bodySecret), 'webhook_token_refused', { reason: 'wrong_signature' });
    await expectRefusal(receive(tokenInJira(), bodySecret), 'body_signature_refused', { reason: 'wrong' });
    await receive(tokenInJira(), bodySecretInJira());
  });

  it('refuses the old token at once without an overlap', async () => {
    const token = tokenInJira();

    await rotate(0);

    await expectRefusal(receive(token), 'webhook_token_refused');
  });

  it('lets bodies come without signature until one rightly signed has come', async () => {
    await receive(tokenInJira(), bodySecretInJira());
    expect(scenario.integration(connected.integrationId).bodySignature).to.equal('required');

    await rotate();

    expect(scenario.integration(connected.integrationId).bodySignature).to.equal('unknown');
  });

  it('is made good by the next check when Jira was away, the old token being taken meanwhile', async () => {
    const token = tokenInJira();
    scenario.jira.failOn('webhooks.list', AWAY);
    const { integration } = await rotate();
    expect(integration.toProps().webhook).to.include({ mode: 'managed', problem: AWAY.message });
    await receive(token);

    scenario.jira.heal();
    await scenario.useCases.checkWebhook.execute(connected);

    expect(tokenInJira()).to.equal(scenario.token(connected.integrationId)).and.not.equal(token);
    expect(stage.health.problem).to.equal(null);
  });

  it('is made good by the next check when the process died before it told Jira', async () => {
    const died = new Error('killed');
    const webhooks = { ...scenario.jira.webhooks, list: () => Promise.reject(died) };
    const dying = stage.useCasesWith({ webhooks }).rotateWebhookSecret;
    const command = { scope: EVERYTHING, ...connected, overlapHours: 24 };
    expect(await dying.execute(command).catch((error: unknown) => error)).to.equal(died);

    await scenario.useCases.checkWebhook.execute(connected);

    expect(tokenInJira()).to.equal(scenario.token(connected.integrationId));
  });

  it('leaves no secret that is over with the next scheduled check', async () => {
    await rotate();
    scenario.clock.advance(24 * HOUR);

    await scenario.useCases.checkWebhooks.execute({ stopping: new AbortController().signal });

    expect(scenario.tables.credentials.get(connected.integrationId)?.webhookSecrets).to.have.lengthOf(1);
  });

  describe('where a person keeps the webhook by hand', () => {
    beforeEach(async () => {
      stage = await UncheckedWebhook.open('10.3.0');
      ({ scenario, connected } = stage);
      scenario.jira.hooks.permit(false);
      await stage.check();
      stage.put({ id: '4' });
      await receive(tokenInJira());
      expect(stage.health.problem).to.equal(null);
    });

    it('shows what to paste, takes the old token meanwhile, and is well with the first event by the new one', async () => {
      const old = tokenInJira();
      const { manual, integration } = await rotate();
      expect(integration.webhookProblem).to.match(/by hand, or changes the one that stands/);
      await receive(old);
      expect(stage.health).to.include({ isProven: false }).and.have.property('problem').that.is.not.null;

      stage.put({ id: '4', url: manual?.url.reveal() ?? '' });
      await receive(tokenInJira());

      expect(stage.health).to.include({ isProven: true, problem: null });
    });

    it('shows the new body secret, too', async () => {
      const { manual } = await rotate();

      await receive(tokenInJira(), manual?.secret?.reveal());
    });
  });

  it('finds nothing of another Organization’s', async () => {
    const scope = { organizationId: 'another' as OrganizationId };
    const token = tokenInJira();

    const call = scenario.useCases.rotateWebhookSecret.execute({ ...connected, scope, overlapHours: 24 });

    await expectRefusal(call, 'not_found');
    expect(tokenInJira()).to.equal(token);
  });

  it('changes nothing while the Integration is not authorized, or the overlap makes no sense', async () => {
    const before = scenario.token(connected.integrationId);
    await expectRefusal(rotate(-1), 'invalid_value', { field: 'overlapHours' });
    scenario.jira.revokeAccess();
    await stage.check();

    await expectRefusal(rotate(), 'integration_not_active');

    expect(scenario.token(connected.integrationId)).to.equal(before);
  });
});
