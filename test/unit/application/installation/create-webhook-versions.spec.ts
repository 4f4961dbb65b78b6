import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import type { Scenario, Connected } from '../../../support/scenario.ts';
import { UncheckedWebhook } from '../../../support/scenario-webhook.ts';

const AWAY = new JiraFailure('jira_unreachable', 'Jira cannot be reached.');

const JIRA = { baseUrl: 'https://jira.example.com', tls: { isVerified: true, caCertificate: null } };

describe('CreateWebhook', () => {
  let stage: UncheckedWebhook;
  let scenario: Scenario;
  let connected: Connected;

  beforeEach(async () => {
    stage = await UncheckedWebhook.open();
    ({ scenario, connected } = stage);
  });

  describe('on Jira 10, which signs its bodies', () => {
    beforeEach(async () => {
      stage = await UncheckedWebhook.open('10.3.0');
      ({ scenario, connected } = stage);
    });

    const bodySecret = () => scenario.tables.credentials.get(connected.integrationId)?.bodySecret.reveal();
    const signedWith = () => scenario.jira.hooks.bodySecretOf(stage.ids[0] ?? '')?.reveal();
    const bodySignature = () => scenario.integration(connected.integrationId).bodySignature;

    it('gives the webhook the secret of this Integration', async () => {
      await stage.check();

      expect(signedWith()).to.be.a('string').and.equal(bodySecret());
    });

    it('gives it again to one that is adopted, for nobody can read what it had', async () => {
      stage.put({ id: '77' });

      await stage.check();

      expect(stage.ids).to.deep.equal(['77']);
      expect(signedWith()).to.be.a('string').and.equal(bodySecret());
    });

    it('gives it again to one that is repaired', async () => {
      await stage.check();
      const [id = ''] = stage.ids;
      scenario.jira.hooks.remove(id);
      stage.put({ id, isEnabled: false });

      await stage.check();

      expect(signedWith()).to.be.a('string').and.equal(bodySecret());
    });

    it('takes bodies without signature again once the webhook was changed', async () => {
      await stage.check();
      await stage.requireBodySignature();
      stage.put({ id: stage.ids[0] ?? '', filter: 'project = ABC' });

      await stage.check();

      expect(bodySignature()).to.equal('unknown');
    });

    it('requires signatures still when the webhook is as it was', async () => {
      await stage.check();
      await stage.requireBodySignature();

      await stage.check();

      expect(bodySignature()).to.equal('required');
    });

    it('requires signatures still when the webhook could not be looked at', async () => {
      await stage.check();
      await stage.requireBodySignature();
      scenario.jira.failOn('webhooks.list', AWAY);

      await stage.check();

      expect(bodySignature()).to.equal('required');
    });
  });

  describe('after Jira 9 was upgraded to 10', () => {
    it('keeps the webhook that moved along, and has it sign from now on', async () => {
      await stage.check();
      const before = stage.ids;
      scenario.jira.upgradeTo('10.3.0');

      await stage.check();

      expect(stage.ids).to.deep.equal(before);
      expect(stage.health).to.include({ mode: 'managed', api: 'jira_10' });
      expect(scenario.integration(connected.integrationId).serverInfo?.version).to.equal('10.3.0');
      expect(scenario.jira.hooks.bodySecretOf(before[0] ?? '')?.reveal()).to.equal(
        scenario.tables.credentials.get(connected.integrationId)?.bodySecret.reveal(),
      );
    });

    it('makes the webhook by the new API when the old one did not come along', async () => {
      await stage.check();
      scenario.jira.hooks.remove(stage.ids[0] ?? '');
      scenario.jira.upgradeTo('10.3.0');

      await stage.check();

      expect(stage.ids).to.have.lengthOf(1);
      expect(stage.health).to.include({ mode: 'managed', api: 'jira_10' });
    });

    it('finds the API that answers when the version says another', async () => {
      scenario.jira.upgradeTo('10.0.0');
      const serverInfo = {
        ...scenario.jira.serverInfo,
        read: async () => ({ ...(await scenario.jira.serverInfo.read(JIRA)), major: 9 }),
      };

      await stage.checkWith({ serverInfo });

      expect(stage.ids).to.have.lengthOf(1);
      expect(stage.health).to.include({ mode: 'managed', api: 'jira_10', problem: null });
    });
  });
});
