import { expect } from 'chai';

import { InvalidValue } from '../../../src/domain/domain-error.ts';
import type { InstallationId, IntegrationId, OrganizationId } from '../../../src/domain/ids.ts';
import { Installation } from '../../../src/domain/installation.ts';
import { Organization } from '../../../src/domain/organization.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { statusAfter, titleOf } from '../../../src/domain/tracker-issue.ts';
import { LOCAL_TRACKER } from '../../../src/domain/tracker-settings.ts';
import { isLive } from '../../../src/domain/webhook-token.ts';
import { someSettings } from '../../support/builders.ts';

const NOW = new Date('2024-01-02');

function newInstallation(): Installation {
  return Installation.create({
    id: 'installation-1' as InstallationId,
    organizationId: 'organization-1' as OrganizationId,
    integrationId: 'integration-1' as IntegrationId,
    tracker: LOCAL_TRACKER,
    createdAt: NOW,
  });
}

describe('an Installation', () => {
  it('keeps statuses in lockstep by their category until it is told otherwise', () => {
    expect(newInstallation().settings).to.deep.equal(someSettings());
  });

  it('takes new settings whole, and leaves the one before as it was', () => {
    const before = newInstallation();
    const settings = someSettings({ inboundStatus: false, doneStatusIds: { 10100: ['5', '6'] } });
    expect(before.withSettings(settings).settings).to.deep.equal(settings);
    expect(before.settings.inboundStatus).to.equal(true);
  });

  for (const [field, doneStatusIds] of [
    ['doneStatusIds.ABC', { ABC: ['5'] }],
    ['doneStatusIds.', { '': ['5'] }],
    ['doneStatusIds.-1', { '-1': ['5'] }],
    ['doneStatusIds.10100', { 10100: [] }],
    ['doneStatusIds.10100', { 10100: ['Done'] }],
    ['doneStatusIds.10100', { 10100: ['5', ''] }],
    ['doneStatusIds.10100', { 10100: ['1'.repeat(20)] }],
  ] as const) {
    it(`refuses ${JSON.stringify(doneStatusIds)}, naming the field`, () => {
      expect(() => newInstallation().withSettings(someSettings({ doneStatusIds })))
        .to.throw(InvalidValue)
        .with.property('field', field);
    });
  }
});

describe('an Organization', () => {
  const named = (name: string) => Organization.create({ id: 'o' as OrganizationId, name, createdAt: NOW });

  it('has a name without space around it', () => {
    expect(named('  Acme ').toProps().name).to.equal('Acme');
    expect(named('x'.repeat(200)).toProps().name).to.have.lengthOf(200);
  });

  it('is refused without a name, and with one too long', () => {
    for (const name of ['', '  ', 'x'.repeat(201)]) expect(() => named(name)).to.throw(InvalidValue);
  });
});

describe('a tracker issue', () => {
  it('has a title of 1 to 500 characters', () => {
    expect(titleOf(' It breaks ')).to.equal('It breaks');
    expect(titleOf('x'.repeat(500))).to.have.lengthOf(500);
    for (const title of ['', ' ', 'x'.repeat(501)]) expect(() => titleOf(title)).to.throw(InvalidValue);
  });

  it('has the status that was asked for', () => {
    expect([statusAfter('resolve'), statusAfter('unresolve')]).to.deep.equal(['resolved', 'unresolved']);
  });
});

describe('a webhook secret', () => {
  const secret = (retiresAt: Date | null) => ({ id: 's', value: new Secret('x'), retiresAt });

  it('is live until it retires', () => {
    expect(isLive(secret(null), NOW)).to.equal(true);
    expect(isLive(secret(new Date(NOW.getTime() + 1)), NOW)).to.equal(true);
    expect(isLive(secret(NOW), NOW)).to.equal(false);
  });
});
