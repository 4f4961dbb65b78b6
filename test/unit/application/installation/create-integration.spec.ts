import { generateKeyPairSync } from 'node:crypto';

import { expect } from 'chai';

import type { CreateIntegrationCommand } from '../../../../src/application/installation/create-integration.ts';
import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import type { OrganizationId } from '../../../../src/domain/ids.ts';
import { Secret } from '../../../../src/domain/secret.ts';
import { JIRA_URL, Scenario } from '../../../support/scenario.ts';
import { expectRefusal, refusalOf } from '../../../support/scenario-refusals.ts';
import { someSettings } from '../../../support/builders.ts';

const OWN_KEY = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

describe('CreateIntegration', () => {
  let scenario: Scenario;
  let organizationId: OrganizationId;

  beforeEach(async () => {
    scenario = new Scenario();
    organizationId = await anOrganization();
  });

  async function anOrganization(): Promise<OrganizationId> {
    return (await scenario.useCases.createOrganization.execute({ name: 'Team' })).toProps().id;
  }

  const create = (command: Partial<CreateIntegrationCommand> = {}) =>
    scenario.createIntegration({ organizationId, ...command });

  function expectNothingStored(): void {
    const { integrations, installations, credentials } = scenario.tables;
    expect([integrations.size, installations.size, credentials.size]).to.deep.equal([0, 0, 0]);
  }

  it('stores the Jira as awaiting authorization, with what its admin pastes', async () => {
    const { integration } = await create();

    const props = integration.toProps();
    expect(scenario.integration(props.id)).to.deep.equal(props);
    expect(props).to.include({
      baseUrl: JIRA_URL,
      state: 'awaiting_authorization',
      bodySignature: 'unknown',
    });
    expect(props.consumerKey).to.equal(`lockstep-${props.id}`);
    expect(props.publicKey).to.match(/^-----BEGIN PUBLIC KEY-----/);
    expect(props.serverInfo).to.include({ version: '9.12.0', major: 9 });
    expect(props.webhook.mode).to.equal('none');
  });

  it('gives the Organization an Installation with the settings everybody starts with', async () => {
    const { integration, installation } = await create();

    expect(installation.toProps()).to.deep.include({
      organizationId,
      integrationId: integration.id,
      settings: someSettings(),
    });
    expect(scenario.tables.installations.get(installation.id)?.toProps()).to.deep.equal(
      installation.toProps(),
    );
  });

  it('keeps one webhook secret, a body secret of its own, and no access token yet', async () => {
    const { integration } = await create();

    const credentials = scenario.tables.credentials.get(integration.id);
    const [secret, ...others] = credentials?.webhookSecrets ?? [];
    expect(others).to.be.empty;
    expect(secret?.retiresAt).to.equal(null);
    expect(secret?.value.reveal()).to.have.length.of.at.least(43);
    expect(credentials?.bodySecret.reveal()).to.not.equal(secret?.value.reveal());
    expect(credentials?.accessToken).to.equal(null);
  });

  it('gives every Jira a webhook secret of its own', async () => {
    const [one, other] = [await create(), await create({ baseUrl: 'https://other.example.com' })];

    const secretOf = ({ integration }: typeof one) =>
      scenario.tables.credentials.get(integration.id)?.webhookSecrets[0]?.value.reveal();
    expect(secretOf(one)).to.not.equal(secretOf(other));
  });

  it("takes the admin's own consumer key and private key", async () => {
    const { integration } = await create({
      consumerKey: ' mine ',
      privateKey: new Secret(OWN_KEY.privateKey),
    });

    expect(integration.toProps().consumerKey).to.equal('mine');
    expect(integration.toProps().publicKey).to.equal(OWN_KEY.publicKey);
    expect(scenario.tables.credentials.get(integration.id)?.privateKey.reveal()).to.equal(OWN_KEY.privateKey);
  });

  it('takes an address that ends in slashes and is written in capitals for the same Jira', async () => {
    const { integration } = await create({ baseUrl: ' HTTPS://Jira.Example.com:443/jira// ' });

    expect(integration.toProps().baseUrl).to.equal('https://jira.example.com/jira');
  });

  it('keeps how the TLS of this Jira is checked', async () => {
    const { integration } = await create({ tls: { isVerified: false, caCertificate: null } });

    expect(scenario.integration(integration.id).tls).to.deep.equal({
      isVerified: false,
      caCertificate: null,
    });
  });

  for (const baseUrl of ['jira.example.com', '', 'ftp://jira.example.com', 'https://u:p@jira.example.com']) {
    it(`refuses the address "${baseUrl}" at its field, and does not call Jira`, async () => {
      await expectRefusal(create({ baseUrl }), 'invalid_value', { field: 'baseUrl' });

      expect(scenario.jira.calls).to.be.empty;
      expectNothingStored();
    });
  }

  it('refuses a private key that is no PEM at its field, and does not call Jira', async () => {
    await expectRefusal(create({ privateKey: new Secret('no PEM') }), 'invalid_value', {
      field: 'privateKey',
    });

    expect(scenario.jira.calls).to.be.empty;
    expectNothingStored();
  });

  it('takes a consumer key of 200 characters', async () => {
    const { integration } = await create({ consumerKey: 'k'.repeat(200) });

    expect(integration.toProps().consumerKey).to.have.lengthOf(200);
  });

  for (const [what, consumerKey] of [
    ['of 201 characters', 'k'.repeat(201)],
    ['of white space', '  '],
  ] as const) {
    it(`refuses a consumer key ${what} at its field, and does not call Jira`, async () => {
      await expectRefusal(create({ consumerKey }), 'invalid_value', { field: 'consumerKey' });

      expect(scenario.jira.calls).to.be.empty;
      expectNothingStored();
    });
  }

  it('refuses an Organization that is not there', async () => {
    await expectRefusal(create({ organizationId: 'nobody' as OrganizationId }), 'not_found');

    expectNothingStored();
  });

  it('stores nothing for an Organization that is deleted while its Jira is asked', async () => {
    const { removeOrganization } = scenario.useCases;
    const { serverInfo } = scenario.jira;
    const read = serverInfo.read.bind(serverInfo);
    serverInfo.read = async (target) => {
      await removeOrganization.execute({ organizationId });
      return read(target);
    };

    await expectRefusal(create(), 'not_found');

    expectNothingStored();
  });

  it("does not find another Organization's", async () => {
    const scope = { organizationId: await anOrganization() };

    await expectRefusal(create({ scope }), 'not_found');

    expectNothingStored();
  });

  it('stores nothing when there is no Jira to be read, and says so', async () => {
    const away = new JiraFailure('jira_unreachable', 'The host jira.example.com cannot be reached.');
    scenario.jira.failOn('serverInfo.read', away);

    expect(await refusalOf(create(), 'jira_unreachable')).to.equal(away);

    expectNothingStored();
  });

  it('stores nothing for a Jira Cloud', async () => {
    scenario.jira.upgradeTo('1001.0.0', 'Cloud');

    await expectRefusal(create(), 'jira_refused');

    expectNothingStored();
  });

  describe('for a Jira that is connected', () => {
    it('gives a second Organization an Installation on it', async () => {
      const first = await create();

      const second = await create({ organizationId: await anOrganization(), baseUrl: `${JIRA_URL}/` });

      expect(second.integration.id).to.equal(first.integration.id);
      expect(second.installation.id).to.not.equal(first.installation.id);
      expect(scenario.tables.integrations.size).to.equal(1);
      expect(scenario.tables.installations.size).to.equal(2);
    });

    it('leaves the secrets as they are when a second Organization joins', async () => {
      const { integration } = await create();
      const before = scenario.tables.credentials.get(integration.id);

      await create({ organizationId: await anOrganization() });

      expect(scenario.tables.credentials.get(integration.id)).to.equal(before);
    });

    it('refuses the Organization that has it', async () => {
      await create();

      await expectRefusal(create(), 'conflict');

      expect(scenario.tables.installations.size).to.equal(1);
    });

    it('refuses a caller that sees one Organization only, for that is not his to decide', async () => {
      await create();
      const other = await anOrganization();

      await expectRefusal(create({ organizationId: other, scope: { organizationId: other } }), 'conflict');

      expect(scenario.tables.installations.size).to.equal(1);
    });

    for (const [what, own] of [
      ['consumer key', { consumerKey: 'mine' }],
      ['private key', { privateKey: new Secret(OWN_KEY.privateKey) }],
    ] as const) {
      it(`refuses a ${what} of its own for one that joins`, async () => {
        await create();

        await expectRefusal(create({ organizationId: await anOrganization(), ...own }), 'conflict');

        expect(scenario.tables.installations.size).to.equal(1);
      });
    }

    it('lets one of two Organizations in that come at once, and stores one Integration', async () => {
      const other = await anOrganization();

      const outcomes = await Promise.allSettled([create(), create({ organizationId: other })]);

      expect(outcomes.some(({ status }) => status === 'fulfilled')).to.equal(true);
      expect(scenario.tables.integrations.size).to.equal(1);
      expect(scenario.tables.credentials.size).to.equal(1);
    });
  });
});
