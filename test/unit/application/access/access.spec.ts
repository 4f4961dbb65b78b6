import { expect } from 'chai';

import { AuthenticateApiKey } from '../../../../src/application/access/authenticate-api-key.ts';
import type { CreateApiKeyCommand } from '../../../../src/application/access/create-api-key.ts';
import { EVERYTHING, UNLIMITED, type Caller, type Role, type Scope } from '../../../../src/domain/api-key.ts';
import type { OrganizationId } from '../../../../src/domain/ids.ts';
import { Secret } from '../../../../src/domain/secret.ts';
import { anId } from '../../../support/builders.ts';
import { Scenario } from '../../../support/scenario.ts';
import { expectRefusal, refusalOf } from '../../../support/scenario-refusals.ts';

let scenario: Scenario;

function beginAnew(): void {
  scenario = new Scenario();
}

const aKey = (scope: Scope, given: Partial<CreateApiKeyCommand> = {}) =>
  scenario.useCases.createApiKey.execute({
    ...{ name: 'CI', role: 'admin', expiresAt: null, by: UNLIMITED },
    ...given,
    scope,
  });
const anOrganization = async (name = 'Team') =>
  (await scenario.useCases.createOrganization.execute({ name })).toProps();

describe('CreateOrganization', () => {
  beforeEach(beginAnew);

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

describe('ChangeOrganization', () => {
  beforeEach(beginAnew);

  const named = (id: OrganizationId) => scenario.tables.organizations.get(id)?.toProps().name;
  const rename = (organizationId: OrganizationId, name: string, scope: Scope = EVERYTHING) =>
    scenario.useCases.changeOrganization.execute({ scope, organizationId, name });

  it('gives the Organization the other name without the space around it, and nobody else', async () => {
    const [ours, theirs] = [await anOrganization('Ours'), await anOrganization('Theirs')];

    const changed = await rename(ours.id, ' Team Blue ', { organizationId: ours.id });

    expect(changed.toProps()).to.deep.equal({ ...ours, name: 'Team Blue' });
    expect([named(ours.id), named(theirs.id)]).to.deep.equal(['Team Blue', 'Theirs']);
  });

  for (const name of ['  ', 'x'.repeat(201)]) {
    it(`refuses a name of ${name.length} characters${name.trim() === '' ? ' and nothing in it' : ''}`, async () => {
      const { id } = await anOrganization();

      await expectRefusal(rename(id, name), 'invalid_value', { field: 'name' });

      expect(named(id)).to.equal('Team');
    });
  }

  it('finds no Organization of others, nor one that is not there, and says the same of both', async () => {
    const [ours, theirs] = [await anOrganization('Ours'), await anOrganization('Theirs')];
    const scope = { organizationId: ours.id };

    const refusals = [
      await refusalOf(rename(theirs.id, 'x', scope), 'not_found'),
      await refusalOf(rename(anId(), 'x', scope), 'not_found'),
    ];

    for (const { message } of refusals) {
      expect(message).to.equal('There is no such Organization, or not for this API key.');
    }
    expect(named(theirs.id)).to.equal('Theirs');
  });
});

describe('CreateApiKey', () => {
  beforeEach(beginAnew);

  it('keeps of the key no more than what tells it again', async () => {
    const { apiKey, secret } = await aKey(EVERYTHING, { name: ' CI ' });

    expect(apiKey.name).to.equal('CI');
    expect(secret.reveal()).to.match(/^lk_[\w-]{43,}$/);
    expect(JSON.stringify([...scenario.tables.apiKeys.values()])).to.not.include(secret.reveal());
    expect(apiKey.prefix).to.have.lengthOf(9).and.equal(secret.reveal().slice(0, 9));
    expect(apiKey.fingerprint).to.equal(scenario.ports.fingerprints.of(secret.reveal()));
  });

  it('never makes the same key twice', async () => {
    const [one, other] = [await aKey(EVERYTHING), await aKey(EVERYTHING)];

    expect(one.secret.reveal()).to.not.equal(other.secret.reveal());
  });

  for (const name of ['  ', 'x'.repeat(201)]) {
    it(`refuses a name of ${name.length} characters${name.trim() === '' ? ' and nothing in it' : ''}`, async () => {
      await expectRefusal(aKey(EVERYTHING, { name }), 'invalid_value', { field: 'name' });

      expect(scenario.tables.apiKeys.size).to.equal(0);
    });
  }

  it('refuses an Organization that is not there, and says where those are that there are', async () => {
    await expectRefusal(aKey({ organizationId: 'nobody' as OrganizationId }), 'not_found', {
      message:
        'There is no such Organization. GET /api/v1/organizations lists them, and POST there makes one.',
    });

    expect(scenario.tables.apiKeys.size).to.equal(0);
  });
});

describe('who makes an API key', () => {
  beforeEach(beginAnew);

  let ours: Scope;
  let theirs: Scope;

  beforeEach(async () => {
    ours = { organizationId: (await anOrganization()).id };
    theirs = { organizationId: (await anOrganization('Others')).id };
  });

  it('passes on the same or less', async () => {
    const made = [
      await aKey(ours, { role: 'admin', by: { scope: ours, role: 'admin' } }),
      await aKey(ours, { role: 'read', by: { scope: EVERYTHING, role: 'operate' } }),
    ];

    expect(made.map(({ apiKey }) => apiKey.role)).to.deep.equal(['admin', 'read']);
  });

  it('passes on no higher role, and no wider scope', async () => {
    const of = (role: Role) => ({ scope: ours, role });

    await expectRefusal(aKey(ours, { role: 'admin', by: of('operate') }), 'forbidden');
    await expectRefusal(aKey(ours, { role: 'operate', by: of('read') }), 'forbidden');
    await expectRefusal(aKey(EVERYTHING, { role: 'read', by: of('admin') }), 'forbidden');
    expect(scenario.tables.apiKeys.size).to.equal(0);
  });

  it('learns of another Organization as little as of one that is not there', async () => {
    const by = { scope: ours, role: 'admin' } as const;
    const nobody = { organizationId: anId<'Organization'>() };

    const [there, not] = [
      await refusalOf(aKey(theirs, { by }), 'not_found'),
      await refusalOf(aKey(nobody, { by }), 'not_found'),
    ];

    for (const { message } of [there, not]) {
      expect(message).to.equal(
        'There is no such Organization, or not for this API key. GET /api/v1/organizations lists those it is for.',
      );
    }
  });

  it('has it end ahead, and no earlier', async () => {
    const now = scenario.clock.now();
    const later = new Date(now.getTime() + 1);

    await expectRefusal(aKey(EVERYTHING, { expiresAt: now }), 'invalid_value', { field: 'expiresAt' });
    expect((await aKey(EVERYTHING, { expiresAt: later })).apiKey.expiresAt).to.deep.equal(later);
  });
});

describe('AuthenticateApiKey', () => {
  beforeEach(beginAnew);

  const ADMIN_KEY = new Secret('the-key-of-the-operator');

  function authenticate(key: string, adminKey: Secret | null = ADMIN_KEY): Promise<Caller | null> {
    const { storage, fingerprints, clock } = scenario.ports;
    return new AuthenticateApiKey({ stores: storage.stores, fingerprints, clock }, adminKey).execute(
      new Secret(key),
    );
  }

  it("tells who bears a key: for everything, or one Organization's, with its role", async () => {
    const { id } = await anOrganization();
    const [all, one] = [await aKey(EVERYTHING), await aKey({ organizationId: id }, { role: 'read' })];

    expect(await authenticate(all.secret.reveal())).to.deep.include({ ...UNLIMITED, keyId: all.apiKey.id });
    expect(await authenticate(one.secret.reveal())).to.deep.equal({
      ...{ scope: { organizationId: id }, role: 'read' },
      ...{ keyId: one.apiKey.id, name: one.apiKey.name },
    });
  });

  it("takes the operator's key for everything, where there is one", async () => {
    expect(await authenticate(ADMIN_KEY.reveal())).to.deep.equal({
      ...UNLIMITED,
      keyId: null,
      name: 'the operator',
    });
    expect(await authenticate(ADMIN_KEY.reveal(), null)).to.equal(null);
  });

  it('lets nobody in by a key that is over or was revoked', async () => {
    const expiresAt = new Date(scenario.clock.now().getTime() + 60_000);
    const [ending, revoked] = [await aKey(EVERYTHING, { expiresAt }), await aKey(EVERYTHING)];

    expect(await authenticate(ending.secret.reveal())).to.not.equal(null);
    scenario.clock.advance(60_000);
    expect(await authenticate(ending.secret.reveal())).to.equal(null);

    await scenario.ports.storage.stores.apiKeys.noteRevoked(revoked.apiKey.id, scenario.clock.now());
    expect(await authenticate(revoked.secret.reveal())).to.equal(null);
  });

  it('notes when a key was used, at most once a minute', async () => {
    const { apiKey, secret } = await aKey(EVERYTHING);
    const lastUse = () => scenario.tables.apiKeys.get(apiKey.id)?.lastUsedAt;
    const first = scenario.clock.now();

    await authenticate(secret.reveal());
    expect(lastUse()).to.deep.equal(first);
    scenario.clock.advance(59_999);
    await authenticate(secret.reveal());
    expect(lastUse()).to.deep.equal(first);
    scenario.clock.advance(1);
    await authenticate(secret.reveal());
    expect(lastUse()).to.deep.equal(scenario.clock.now());
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
