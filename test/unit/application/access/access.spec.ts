import { expect } from 'chai';

import { AuthenticateApiKey } from '../../../../src/application/access/authenticate-api-key.ts';
import { EVERYTHING, type Caller, type Scope } from '../../../../src/domain/api-key.ts';
import type { OrganizationId } from '../../../../src/domain/ids.ts';
import { Secret } from '../../../../src/domain/secret.ts';
import { Scenario } from '../../../support/scenario.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';

let scenario: Scenario;

beforeEach(() => {
  scenario = new Scenario();
});

const aKey = (scope: Scope, name = 'CI') => scenario.useCases.createApiKey.execute({ name, scope });
const anOrganization = async (name = 'Team') =>
  (await scenario.useCases.createOrganization.execute({ name })).toProps();

describe('CreateOrganization', () => {
  it('stores the Organization under its name without the space around it', async () => {
    const organization = await anOrganization('  Team Blue ');

    expect(organization.name).to.equal('Team Blue');
    expect(scenario.tables.organizations.get(organization.id)?.toProps()).to.deep.equal(organization);
  });

  for (const name of ['', ' \n', 'x'.repeat(201)]) {
    it(`refuses a name of ${name.length} characters${name.trim() === '' ? ' and nothing in it' : ''}`, async () => {
      await expectRefusal(anOrganization(name), 'invalid_value', { field: 'name' });

      expect(scenario.tables.organizations.size).to.equal(0);
    });
  }
});

describe('CreateApiKey', () => {
  it('keeps of the key no more than what tells it again', async () => {
    const { apiKey, secret } = await aKey(EVERYTHING, ' CI ');

    expect(apiKey.name).to.equal('CI');
    expect(secret.reveal()).to.match(/^lk_[\w-]{43,}$/);
    expect(JSON.stringify([...scenario.tables.apiKeys.values()])).to.not.include(secret.reveal());
    expect(apiKey.fingerprint).to.equal(scenario.ports.fingerprints.of(secret.reveal()));
  });

  it('never makes the same key twice', async () => {
    const [one, other] = [await aKey(EVERYTHING), await aKey(EVERYTHING)];

    expect(one.secret.reveal()).to.not.equal(other.secret.reveal());
  });

  for (const name of ['  ', 'x'.repeat(201)]) {
    it(`refuses a name of ${name.length} characters${name.trim() === '' ? ' and nothing in it' : ''}`, async () => {
      await expectRefusal(aKey(EVERYTHING, name), 'invalid_value', { field: 'name' });

      expect(scenario.tables.apiKeys.size).to.equal(0);
    });
  }

  it('refuses an Organization that is not there', async () => {
    await expectRefusal(aKey({ organizationId: 'nobody' as OrganizationId }), 'not_found');

    expect(scenario.tables.apiKeys.size).to.equal(0);
  });
});

describe('AuthenticateApiKey', () => {
  const ADMIN_KEY = new Secret('the-key-of-the-operator');

  function authenticate(key: string, adminKey: Secret | null = ADMIN_KEY): Promise<Caller | null> {
    const { storage, fingerprints } = scenario.ports;
    return new AuthenticateApiKey({ stores: storage.stores, fingerprints }, adminKey).execute(
      new Secret(key),
    );
  }

  it("tells the scope of a key: everything, or one Organization's", async () => {
    const { id } = await anOrganization();
    const [all, one] = [await aKey(EVERYTHING), await aKey({ organizationId: id })];

    expect(await authenticate(all.secret.reveal())).to.deep.include({ scope: { organizationId: null } });
    expect(await authenticate(one.secret.reveal())).to.deep.equal({
      scope: { organizationId: id },
      name: one.apiKey.name,
    });
  });

  it("takes the operator's key for everything, where there is one", async () => {
    expect(await authenticate(ADMIN_KEY.reveal())).to.deep.equal({
      scope: EVERYTHING,
      name: 'LOCKSTEP_ADMIN_KEY',
    });
    expect(await authenticate(ADMIN_KEY.reveal(), null)).to.equal(null);
  });

  it('knows no other key: none alike, none empty, and not the fingerprint of one', async () => {
    const { apiKey, secret } = await aKey(EVERYTHING);

    for (const key of [
      '',
      'unknown',
      secret.reveal().toUpperCase(),
      `${secret.reveal()} `,
      apiKey.fingerprint,
    ]) {
      expect(await authenticate(key), key).to.equal(null);
    }
  });
});
