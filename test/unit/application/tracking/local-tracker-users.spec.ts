import { expect } from 'chai';

import type { AddLocalTrackerUserCommand } from '../../../../src/application/tracking/add-local-tracker-user.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { OrganizationId } from '../../../../src/domain/ids.ts';
import { Scenario } from '../../../support/scenario.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';

describe('AddLocalTrackerUser', () => {
  let scenario: Scenario;
  let organizationId: OrganizationId;

  beforeEach(async () => {
    scenario = new Scenario();
    organizationId = (await scenario.useCases.createOrganization.execute({ name: 'Team' })).toProps().id;
  });

  const add = (given: Partial<AddLocalTrackerUserCommand> = {}) =>
    scenario.useCases.addLocalTrackerUser.execute({
      scope: EVERYTHING,
      organizationId,
      name: 'ada',
      email: null,
      isEmailVerified: false,
      ...given,
    });

  it('adds a person, with or without an e-mail', async () => {
    const ada = await add({ name: ' ada ', email: ' ada@example.com ', isEmailVerified: true });
    const bob = await add({ name: 'bob' });

    expect(ada).to.include({ name: 'ada', email: 'ada@example.com', isEmailVerified: true });
    expect(bob).to.include({ name: 'bob', email: null, isEmailVerified: false });
    expect([...scenario.tables.trackerUsers.values()]).to.deep.equal([ada, bob]);
  });

  for (const [field, given] of [
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(201) }],
    ['email', { email: 'ada' }],
    ['email', { email: `${'x'.repeat(320)}@example.com` }],
    ['isEmailVerified', { isEmailVerified: true }],
  ] as const) {
    it(`refuses ${JSON.stringify(given).slice(0, 40)}`, async () => {
      await expectRefusal(add(given), 'invalid_value', { field });

      expect(scenario.tables.trackerUsers.size).to.equal(0);
    });
  }

  it('refuses a name that is taken', async () => {
    await add();

    await expectRefusal(add(), 'conflict');
  });

  it('does not find another Organization, nor one that is not there', async () => {
    const scope = { organizationId: 'another' as OrganizationId };

    await expectRefusal(add({ scope }), 'not_found');
    await expectRefusal(add({ organizationId: 'nowhere' as OrganizationId }), 'not_found');
  });
});
