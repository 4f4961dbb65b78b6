import { createHmac } from 'node:crypto';

import { expect } from 'chai';

import type { Scenario, Connected } from '../../../support/scenario.ts';
import type { IssueInJira } from '../../../support/scenario-issue.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';

describe('ReceiveIssueEvent', () => {
  let scenario: Scenario;
  let connected: Connected;
  let issue: IssueInJira;

  beforeEach(async () => {
    ({ scenario, connected, issue } = await LinkedIssue.open({}, { jira: { version: '10.3.0' } }));
  });

  const outcomes = () => scenario.meter.of('webhook_requests').map((labels) => Object.values(labels).join());
  const integration = () => scenario.integration(connected.integrationId);

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

      expect(scenario.deliveries).to.have.lengthOf(1);
    });

    it('and shows a wrong one as a problem of the webhook, until one rightly signed comes', async () => {
      await expectRefusal(deliverSigned('changed in Jira'), 'body_signature_refused');
      expect(integration().webhook.problem).to.match(/signed with another secret/);

      await deliverSigned();

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
});
