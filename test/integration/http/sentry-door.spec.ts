import { createHmac } from 'node:crypto';
import { expect } from 'chai';

import { ReceiveSentryHook } from '../../../src/application/outbound/receive-sentry-hook.ts';
import { HmacBodySignatures } from '../../../src/adapters/system/hmac-body-signatures.ts';
import { NoMeter } from '../../../src/adapters/system/no-meter.ts';
import type { TrackerIssueId } from '../../../src/domain/ids.ts';
import { Secret } from '../../../src/domain/secret.ts';
import type { SentryTrackerSettings } from '../../../src/domain/tracker-settings.ts';
import { aLink, anId } from '../../support/builders.ts';
import { Scenario, type Connected } from '../../support/scenario.ts';
import { anIssueHook } from '../../support/sentry-hooks.ts';
import { portsOf, serving } from '../../support/test-server.ts';

const SENTRY: SentryTrackerSettings = {
  kind: 'sentry',
  baseUrl: 'https://sentry.example.com',
  organization: 'example',
  projects: null,
  tls: { isVerified: true, caCertificate: null },
};
const BODY = JSON.stringify(anIssueHook('resolved'), null, 1);

describe("the door for a Sentry's webhooks", () => {
  const serve = serving();
  let scenario: Scenario;
  let connected: Connected;
  let url: string;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
    const { storage, trackers, fingerprints, clock } = scenario.ports;
    const { installationId } = connected;
    await storage.stores.installations.saveTracker(installationId, SENTRY);
    await storage.stores.trackerSecrets.save(installationId, [
      { id: anId(), purpose: 'event', value: new Secret('secret'), retiresAt: null },
    ]);
    const receiveSentryHook = new ReceiveSentryHook(
      {
        ...{ stores: storage.stores, trackers, fingerprints, clock },
        ...{ bodySignatures: new HmacBodySignatures(), meter: new NoMeter() },
      },
      scenario.useCases.receiveTrackerEvents,
    );
    ({ url } = await serve(portsOf(scenario, { receiveSentryHook, maxBodyBytes: 5_000 })));
  });

  interface Posted {
    readonly body?: string;
    readonly to?: string;
    readonly headers?: Readonly<Record<string, string>>;
  }

  async function post({ body = BODY, to = connected.installationId, headers = {} }: Posted = {}) {
    const response = await fetch(`${url}/extensions/sentry/${to}/webhook`, {
      method: 'POST',
      body,
      headers: {
        'Content-Type': 'application/json',
        'Sentry-Hook-Resource': 'issue',
        'Sentry-Hook-Timestamp': '1772625600',
        'Sentry-Hook-Signature': createHmac('sha256', 'secret').update(body).digest('hex'),
        'Request-ID': 'r1',
        ...headers,
      },
    });
    const answer = (await response.json()) as Record<string, unknown>;
    // A refusal tells which request it is about.
    delete answer['requestId'];
    return [response.status, answer] as const;
  }

  it('takes what is signed, over its very bytes, and says when that asks for nothing', async () => {
    expect(await post()).to.deep.equal([200, { outcome: 'not_linked' }]);
    expect(await post()).to.deep.equal([200, { outcome: 'known' }]);
    expect(await post({ body: '[]', headers: { 'Sentry-Hook-Resource': 'installation' } })).to.deep.equal([
      200,
      { outcome: 'other_resource' },
    ]);
  });

  it('answers 202 once what has to be done in Jira is kept', async () => {
    const { installationId, integrationId } = connected;
    const trackerIssueId = '4501' as TrackerIssueId;
    const { stores } = scenario.ports.storage;
    const link = aLink({ installationId, integrationId, trackerIssueId });
    await stores.links.add(link);

    expect(await post()).to.deep.equal([202, { outcome: 'taken' }]);

    expect((await stores.effects.open(link.issue)).map(({ kind }) => kind)).to.deep.equal([
      'outbound_status',
    ]);
  });

  it('answers alike to a wrong signature, to none, and to an Installation that is not there', async () => {
    const [wrong, none, elsewhere] = await Promise.all([
      post({ headers: { 'Sentry-Hook-Signature': '0'.repeat(64) } }),
      post({ headers: { 'Sentry-Hook-Signature': '' } }),
      post({ to: anId() }),
    ]);

    expect(wrong[0]).to.equal(401);
    expect(none).to.deep.equal(wrong);
    expect(elsewhere).to.deep.equal(wrong);
  });

  it('refuses what is no JSON, or too large, with what is wrong', async () => {
    const refused = async (posted: Posted) => (await post(posted))[0];
    expect(await refused({ headers: { 'Content-Type': 'text/plain' } })).to.equal(415);
    expect(await refused({ body: JSON.stringify('x'.repeat(6_000)) })).to.equal(413);
    expect(await refused({ body: 'odd' })).to.equal(422);
  });
});
