import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { Connected, Scenario } from '../../../support/scenario.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';
import { useCasesOn } from '../../../support/scenario-use-cases.ts';
import { UncheckedWebhook } from '../../../support/scenario-webhook.ts';

const AWAY = new JiraFailure('jira_unreachable', 'Jira cannot be reached.');

describe('CheckWebhook', () => {
  let stage: UncheckedWebhook;
  let scenario: Scenario;
  let connected: Connected;

  beforeEach(async () => {
    stage = await UncheckedWebhook.open('10.3.0');
    ({ scenario, connected } = stage);
  });

  const check = () => scenario.useCases.checkWebhook.execute(connected);
  const bodySignature = () => scenario.integration(connected.integrationId).bodySignature;

  it('makes the webhook where there is none, and mends one that differs', async () => {
    await check();
    stage.put({ id: stage.ids[0] ?? '', isEnabled: false, events: [] });

    await check();

    expect(stage.standing).to.deep.equal([stage.aWebhook({ id: stage.ids[0] ?? '' })]);
    expect(stage.health).to.include({ mode: 'managed', problem: null });
  });

  describe('on Jira 10 and newer', () => {
    const failed = new Date('2026-01-01T00:00:00Z');

    it('notes how Jira’s requests fare', async () => {
      await check();
      scenario.jira.hooks.count(stage.ids[0] ?? '', { successes: 7 });

      await check();

      expect(stage.health.statistics).to.include({ successes: 7, failures: 0, errors: 0 });
      expect((await check()).webhookProblem).to.equal(null);
    });

    it('shows as a problem that they fail while no event comes, until one comes', async () => {
      await check();
      scenario.jira.hooks.count(stage.ids[0] ?? '', { errors: 3, lastFailureAt: failed });

      expect((await check()).webhookProblem).to.match(/^Jira counts 3 requests .* LOCKSTEP_PUBLIC_URL/);

      await scenario.deliver(connected, {});
      expect((await check()).webhookProblem).to.equal(null);
    });

    it('is as good without what Jira counts', async () => {
      await check();
      scenario.jira.hooks.count(stage.ids[0] ?? '', { successes: 7 });
      await check();
      scenario.jira.failOn('webhooks.statistics', AWAY);

      await check();

      expect(stage.health).to.include({ mode: 'managed', problem: null });
      expect(stage.health.statistics).to.include({ successes: 7 });
    });

    it('gives Jira the body secret again when a body came that was not signed with it, and still requires it', async () => {
      await check();
      await stage.requireBodySignature();
      await expectRefusal(scenario.deliver(connected, {}), 'body_signature_refused');
      const [id = ''] = stage.ids;
      scenario.jira.hooks.remove(id);
      stage.put({ id });

      await check();

      expect(scenario.jira.hooks.bodySecretOf(id)).to.not.equal(null);
      expect(bodySignature()).to.equal('required');
      expect(stage.health.problem).to.equal(null);
    });
  });

  it('knows nothing of how requests fare on Jira 9', async () => {
    stage = await UncheckedWebhook.open('9.12.0');
    ({ scenario, connected } = stage);

    await check();

    expect(stage.health.statistics).to.equal(null);
  });

  it('follows Jira from 9 to 10, and notes from then on how requests fare', async () => {
    stage = await UncheckedWebhook.open('9.12.0');
    ({ scenario, connected } = stage);
    await check();

    scenario.jira.upgradeTo('10.3.0');
    await check();

    expect(stage.health).to.include({ mode: 'managed', api: 'jira_10', problem: null });
    expect(stage.standing).to.have.lengthOf(1);
    expect(stage.health.statistics).to.include({ successes: 0 });
  });

  it('makes the webhook post to the new public URL once Lockstep is reached elsewhere', async () => {
    await check();
    const before = stage.ids;
    const moved = useCasesOn(scenario.ports, 'https://new.example.com');

    await moved.checkWebhook.execute(connected);

    expect(stage.ids).to.deep.equal(before);
    expect(stage.standing[0]?.url).to.match(/^https:\/\/new\.example\.com\/extensions\/jira-server\//);
  });

  describe('without the right to administer webhooks', () => {
    beforeEach(() => {
      scenario.jira.hooks.permit(false);
    });

    it('says that a person makes it by hand, until the first event comes', async () => {
      await check();
      expect(stage.health.problem).to.include('makes the webhook by hand');

      await scenario.deliver(connected, {});

      expect(stage.health).to.include({ mode: 'manual', problem: null, isProven: true });
      await check();
      expect(stage.health).to.include({ mode: 'manual', problem: null });
    });

    it('shows what to paste also when the first event has come', async () => {
      await check();
      await scenario.deliver(connected, {});

      const pasted = await scenario.useCases.showManualWebhook.execute({ scope: EVERYTHING, ...connected });

      expect(pasted.url.reveal()).to.equal(stage.ourUrl);
    });

    it('says that Jira is away when it is', async () => {
      await check();
      await scenario.deliver(connected, {});
      scenario.jira.failOn('webhooks.list', AWAY);

      await check();

      expect(stage.health.problem).to.equal(AWAY.message);
    });
  });

  it('does not call a Jira whose Integration is not active', async () => {
    scenario.jira.revokeAccess();
    await check();
    const before = scenario.jira.calls.length;

    await expectRefusal(check(), 'integration_not_active');

    expect(scenario.jira.calls).to.have.lengthOf(before);
  });
});
