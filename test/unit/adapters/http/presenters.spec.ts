import { expect } from 'chai';

import { presentDeliveryWithBody } from '../../../../src/adapters/http/presenters/delivery.ts';
import { presentInstallation } from '../../../../src/adapters/http/presenters/installation.ts';
import { presentIntegration } from '../../../../src/adapters/http/presenters/integration.ts';
import { presentLink } from '../../../../src/adapters/http/presenters/link.ts';
import { presentManualWebhook } from '../../../../src/adapters/http/presenters/manual-webhook.ts';
import { presentOrganization } from '../../../../src/adapters/http/presenters/organization.ts';
import { presentTimelineEntry } from '../../../../src/adapters/http/presenters/timeline-entry.ts';
import { presentTrackerIssue } from '../../../../src/adapters/http/presenters/tracker-issue.ts';
import { Secret } from '../../../../src/domain/secret.ts';
import { UNTRIED_WEBHOOK } from '../../../../src/domain/webhook-health.ts';
import {
  aDecisionOn,
  aKeptDelivery,
  aLink,
  anEffect,
  anInstallation,
  anIntegration,
  anOrganization,
  aTrackerIssue,
  NOON,
  someSettings,
} from '../../../support/builders.ts';

/** What a column or field of tomorrow may bring along. */
const MORE = { accessToken: 'leaked', webhookUrl: 'leaked' };

describe('presenters', () => {
  it('show what they know, and not what is added one day', () => {
    const effect = anEffect(MORE as object);
    const shown = [
      presentOrganization(anOrganization(MORE as object)),
      presentInstallation(anInstallation({ ...MORE, settings: { ...someSettings(), ...MORE } })),
      presentIntegration(
        anIntegration({
          ...MORE,
          account: { key: null, name: 'lockstep', displayName: null, ...MORE },
          problem: { code: 'x', message: 'y', since: NOON, ...MORE },
          tls: { isVerified: true, caCertificate: null, ...MORE },
          webhook: {
            ...UNTRIED_WEBHOOK,
            ...MORE,
            statistics: {
              ...{ successes: 1, failures: 0, errors: 0, lastSuccessAt: null, lastFailureAt: null },
              lastFailure: null,
              ...MORE,
            },
          },
        }),
        NOON,
      ),
      presentLink(aLink(MORE as object)),
      presentTrackerIssue(aTrackerIssue(MORE as object)),
      presentTimelineEntry({
        effect,
        decision: aDecisionOn(effect, MORE as object),
        earlierDecisions: [aDecisionOn(effect, MORE as object)],
      }),
      presentDeliveryWithBody({
        ...aKeptDelivery(),
        ...MORE,
      }),
    ];

    expect(JSON.stringify(shown)).not.to.include('leaked');
  });

  it('show a Delivery’s body as the text it is, however it is encoded', () => {
    const bodyOf = (...bytes: readonly number[]) =>
      presentDeliveryWithBody(aKeptDelivery({ body: Uint8Array.from(bytes) })).body;

    expect(presentDeliveryWithBody(aKeptDelivery({ body: null })).body).to.equal(null);
    expect(bodyOf(0x7b, 0xc3, 0xbc, 0x7d)).to.equal('{ü}');
    expect(bodyOf(0xff)).to.equal('\uFFFD');
  });

  it('show what is to be pasted by hand in the open, and no secret where Jira knows none', () => {
    const webhook = { name: 'Lockstep', url: new Secret('https://x/token'), events: ['a'] };

    expect(presentManualWebhook({ ...webhook, secret: new Secret('s') })).to.deep.equal({
      ...{ name: 'Lockstep', url: 'https://x/token', events: ['a'], secret: 's' },
    });
    expect(presentManualWebhook({ ...webhook, secret: null })).to.have.property('secret', null);
  });
});
