import { expect } from 'chai';

import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import { DomainError } from '../../../../src/domain/domain-error.ts';
import { Secret } from '../../../../src/domain/secret.ts';
import {
  liveTrackerSecrets,
  NO_SECRETS,
  type SecretByPurpose,
} from '../../../../src/domain/tracker-secret.ts';
import type { TrackerSettings } from '../../../../src/domain/tracker-settings.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';

const TLS = { isVerified: true, caCertificate: null };
const HTTP: TrackerSettings = {
  kind: 'http',
  url: 'https://bugs.example.com/hooks/',
  name: ' Bugz ',
  tls: TLS,
};
const SENTRY: TrackerSettings = {
  ...{ kind: 'sentry', baseUrl: 'https://Sentry.example.com/', organization: 'harbour' },
  ...{ projects: null, tls: TLS },
};

describe('connecting a tracker', () => {
  let scenario: Scenario;
  let connected: Connected;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
  });

  const connect = (tracker: TrackerSettings, secrets: SecretByPurpose = NO_SECRETS, scope = EVERYTHING) =>
    scenario.useCases.connectTracker.execute({
      ...{ scope, tracker, secrets },
      installationId: connected.installationId,
    });
  const refusal = async (work: Promise<unknown>): Promise<string> => {
    try {
      await work;
    } catch (error) {
      if (error instanceof DomainError) return `${error.code}: ${error.message}`;
      throw error;
    }
    return 'none';
  };
  const live = async (purpose: 'call' | 'event', now = scenario.clock.now()) => {
    const secrets = await scenario.ports.storage.stores.trackerSecrets.of(connected.installationId);
    return liveTrackerSecrets(secrets, purpose, now).map((secret) => secret.reveal());
  };
  const tracker = () => scenario.tables.installations.get(connected.installationId)?.tracker;

  it('makes the secrets of an http tracker, as Standard Webhooks has them, and tells them once', async () => {
    const { made } = await connect(HTTP);

    const [call, event] = [made.call?.reveal() ?? '', made.event?.reveal() ?? ''];
    for (const secret of [call, event]) {
      expect(secret).to.match(/^whsec_[A-Za-z0-9+/]+={0,2}$/);
      expect(Buffer.from(secret.slice(6), 'base64').length).to.be.within(24, 64);
    }
    expect(call).not.to.equal(event);
    expect([await live('call'), await live('event')]).to.deep.equal([[call], [event]]);
    expect(tracker()).to.deep.equal({ ...HTTP, url: 'https://bugs.example.com/hooks', name: 'Bugz' });

    const again = await connect({ ...HTTP, name: 'Bugs' });
    expect(again.made).to.deep.equal(NO_SECRETS);
    expect(await live('call')).to.deep.equal([call]);
    expect(tracker()).to.include({ name: 'Bugs' });
  });

  it('keeps the token of a Sentry, and takes it to no other address', async () => {
    expect(await refusal(connect(SENTRY))).to.match(/^invalid_value: is needed/);
    const secrets = { call: new Secret('token'), event: new Secret('client secret') };
    await connect(SENTRY, secrets);

    await connect({ ...SENTRY, organization: 'pier' });
    expect([await live('call'), await live('event')]).to.deep.equal([['token'], ['client secret']]);

    expect(await refusal(connect({ ...SENTRY, baseUrl: 'https://elsewhere.example.com' }))).to.match(
      /^invalid_value: is needed/,
    );
    expect(tracker()).to.include({ organization: 'pier', baseUrl: 'https://sentry.example.com' });

    await connect(SENTRY, { ...NO_SECRETS, call: new Secret('another') });
    expect([await live('call'), await live('event')]).to.deep.equal([['another'], ['client secret']]);
  });

  it('refuses another kind while there are links, and forgets the secrets of the one before else', async () => {
    await connect(HTTP);
    await connect({ kind: 'local' });
    expect([await live('call'), await live('event')]).to.deep.equal([[], []]);

    new IssueInJira(scenario.jira);
    await scenario.link(connected);

    expect(await refusal(connect(HTTP))).to.match(
      /^conflict: .*links.*unlink them first.*another Organization/,
    );
    expect(await refusal(connect({ kind: 'local' }))).to.equal('none');
    expect(tracker()).to.deep.equal({ kind: 'local' });
  });

  it('names what makes no sense', async () => {
    const bad: readonly (readonly [TrackerSettings, string])[] = [
      [{ ...HTTP, url: 'ftp://x' }, 'url'],
      [{ ...HTTP, url: 'https://a:b@x/' }, 'url'],
      [{ ...HTTP, name: ' ' }, 'name'],
      [{ ...SENTRY, baseUrl: 'nowhere' }, 'baseUrl'],
      [{ ...SENTRY, organization: '../admin' }, 'organization'],
      [{ ...SENTRY, projects: ['web', '..'] }, 'projects'],
    ];
    for (const [settings, field] of bad) {
      const error: unknown = await connect(settings).catch((thrown: unknown) => thrown);
      expect(error, field).to.include({ code: 'invalid_value', field });
    }
  });

  it('finds no Installation of another Organization, and takes none that is over', async () => {
    const stranger = (await scenario.useCases.createOrganization.execute({ name: 'x' })).toProps().id;
    expect(await refusal(connect(HTTP, NO_SECRETS, { organizationId: stranger }))).to.match(/^not_found/);

    await connect(HTTP);
    await scenario.useCases.uninstall.execute({
      scope: EVERYTHING,
      integrationId: connected.integrationId,
    });

    expect(await live('call'), 'forgotten with the Integration').to.deep.equal([]);
    expect(await refusal(connect(HTTP))).to.match(/^integration_not_active/);
    expect(await live('call')).to.deep.equal([]);
  });

  const rotate = (rotation: {
    overlapHours: number;
    purposes?: readonly ('call' | 'event')[];
    secrets?: SecretByPurpose;
  }) =>
    scenario.useCases.rotateTrackerSecrets.execute({
      scope: EVERYTHING,
      installationId: connected.installationId,
      ...{ purposes: ['call', 'event'], secrets: NO_SECRETS },
      ...rotation,
    });

  it('makes new secrets, with the old ones beside them for a while', async () => {
    const before = (await connect(HTTP)).made.event?.reveal();

    const { made, oldAcceptedUntil } = await rotate({ overlapHours: 1, purposes: ['event'] });

    const after = made.event?.reveal();
    expect(made.call).to.equal(null);
    expect(await live('event')).to.deep.equal([after, before]);
    expect(await live('call')).to.have.lengthOf(1);
    expect(await live('event', oldAcceptedUntil)).to.deep.equal([after]);

    const leaked = await rotate({ overlapHours: 0 });
    expect(await live('event')).to.deep.equal([leaked.made.event?.reveal()]);
    expect(await live('call')).to.deep.equal([leaked.made.call?.reveal()]);
  });

  it('takes new secrets of a Sentry, and needs one', async () => {
    expect(await refusal(rotate({ overlapHours: 1 }))).to.match(/^conflict: .*no secrets/);
    await connect(SENTRY, { call: new Secret('token'), event: new Secret('one') });

    expect(await refusal(rotate({ overlapHours: 1 }))).to.match(/^invalid_value/);
    expect(await refusal(rotate({ overlapHours: -1 }))).to.match(/^invalid_value/);
    const { made } = await rotate({ overlapHours: 1, secrets: { ...NO_SECRETS, event: new Secret('two') } });

    expect(made).to.deep.equal(NO_SECRETS);
    expect([await live('call'), await live('event')]).to.deep.equal([['token'], ['two', 'one']]);
  });
});
