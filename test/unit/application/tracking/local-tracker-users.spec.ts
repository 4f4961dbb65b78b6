import { expect } from 'chai';

import type { AddLocalTrackerUserCommand } from '../../../../src/application/tracking/add-local-tracker-user.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { OrganizationId } from '../../../../src/domain/ids.ts';
import type { GivenPerson, LocalTrackerUser } from '../../../../src/domain/tracker-user.ts';
import { Scenario } from '../../../support/scenario.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
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

    await expectRefusal(add({ scope }), 'not_found', {
      message: 'There is no such Organization, or not for this API key.',
    });
    await expectRefusal(add({ organizationId: 'nowhere' as OrganizationId }), 'not_found', {
      message: 'There is no such Organization.',
    });
  });
});

describe('ChangeLocalTrackerUser', () => {
  let scenario: Scenario;
  let ada: LocalTrackerUser;

  beforeEach(async () => {
    scenario = new Scenario();
    const organization = await scenario.useCases.createOrganization.execute({ name: 'Team' });
    const organizationId = organization.toProps().id;
    const person = { organizationId, email: 'ada@example.com', isEmailVerified: true };
    const { addLocalTrackerUser } = scenario.useCases;
    ada = await addLocalTrackerUser.execute({ scope: EVERYTHING, name: 'ada', ...person });
    await addLocalTrackerUser.execute({ scope: EVERYTHING, name: 'bob', ...person });
  });

  const change = (given: Partial<GivenPerson>, scope = EVERYTHING) =>
    scenario.useCases.changeLocalTrackerUser.execute({
      ...{ scope, trackerUserId: ada.id },
      person: (present) => ({ ...present, ...given }),
    });
  const kept = () => scenario.tables.trackerUsers.get(ada.id);

  it('changes what is known of a person, and neither who they are nor whose', async () => {
    const changed = await change({ name: ' ada2 ', email: null, isEmailVerified: false });

    expect(changed).to.deep.equal({ ...ada, name: 'ada2', email: null, isEmailVerified: false });
    expect(kept()).to.deep.equal(changed);
  });

  for (const [field, given] of [
    ['name', { name: ' ' }],
    ['email', { email: 'ada' }],
    ['isEmailVerified', { email: null }],
  ] as const) {
    it(`refuses ${JSON.stringify(given)}, and changes nothing`, async () => {
      await expectRefusal(change(given), 'invalid_value', { field });

      expect(kept()).to.deep.equal(ada);
    });
  }

  it('refuses the name of another, and takes the one that the person has', async () => {
    await expectRefusal(change({ name: 'bob' }), 'conflict');

    expect(await change({ name: 'ada' })).to.deep.equal(ada);
  });

  it('does not find a person of another Organization', async () => {
    await expectRefusal(change({}, { organizationId: 'another' as OrganizationId }), 'not_found');
  });
});

describe('RemoveLocalTrackerUser', () => {
  let linked: LinkedIssue;
  let ada: LocalTrackerUser;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    ada = await linked.scenario.addTrackerUser(linked.connected, { name: 'ada' });
    await linked.scenario.useCases.assignLocalTrackerIssue.execute({
      ...{ scope: EVERYTHING, trackerIssueId: linked.link.trackerIssueId, by: 'Bob' },
      assigneeId: ada.id,
    });
  });

  const remove = (scope = EVERYTHING) =>
    linked.scenario.useCases.removeLocalTrackerUser.execute({ scope, trackerUserId: ada.id, by: 'Carl' });
  const unassigning = () =>
    linked.scenario
      .effectsOf(linked.linkId)
      .map(({ content, actor }) => ({ ...content, actor }))
      .filter((effect) => 'user' in effect && effect.user === null);

  it('leaves their issues to nobody, which Jira is asked to follow, as of the one who removed them', async () => {
    await remove();

    expect(linked.scenario.tables.trackerUsers.has(ada.id)).to.equal(false);
    expect(linked.trackerAssignee).to.equal(null);
    expect(unassigning()).to.deep.equal([{ kind: 'outbound_assignee', user: null, actor: 'Carl' }]);
  });

  it('leaves the issues of others, and what they wrote themselves', async () => {
    const bob = await linked.scenario.addTrackerUser(linked.connected, { name: 'bob' });
    const { useCases } = linked.scenario;
    const actor = { scope: EVERYTHING, trackerIssueId: linked.link.trackerIssueId };
    await useCases.assignLocalTrackerIssue.execute({ ...actor, by: 'Bob', assigneeId: bob.id });
    await useCases.writeLocalTrackerComment.execute({ ...actor, by: 'ada', body: 'Seen.' });

    await remove();

    expect(linked.trackerAssignee).to.equal('bob');
    expect(linked.comments).to.deep.equal(['Seen.']);
    expect(unassigning()).to.deep.equal([]);
  });

  it('asks nothing of a Jira that is disconnected', async () => {
    const { organizationId, integrationId } = linked.connected;
    await linked.scenario.useCases.uninstall.execute({ scope: { organizationId }, integrationId });

    await remove();

    expect(linked.scenario.tables.trackerUsers.has(ada.id)).to.equal(false);
    expect(unassigning()).to.deep.equal([]);
  });

  it('does not find a person of another Organization, nor one that is gone', async () => {
    await expectRefusal(remove({ organizationId: 'another' as OrganizationId }), 'not_found');
    expect(linked.trackerAssignee).to.equal('ada');

    await remove();
    await expectRefusal(remove(), 'not_found');
  });
});
