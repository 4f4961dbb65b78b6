import { expect } from 'chai';

import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import { InvalidValue } from '../../../../src/domain/domain-error.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';

describe('SuggestUserMapping', () => {
  let scenario: Scenario;
  let connected: Connected;

  beforeEach(async () => {
    scenario = new Scenario();
    new IssueInJira(scenario.jira);
    connected = await scenario.connect();
    for (const [name, displayName, emailAddress] of [
      ['ada', 'Ada Lovelace', 'ada@example.com'],
      ['gh', 'Grace Hopper', 'grace.hopper@example.com'],
      ['nn', 'Nobody Known', null],
    ] as const) {
      scenario.jira.people.put({ key: `KEY-${name}`, name, displayName, emailAddress, isActive: true });
    }
    const { organizationId } = connected;
    for (const [name, email] of [
      ['ada', 'ada@example.com'],
      ['grace_hopper', 'gracie@other.example'],
    ] as const)
      await scenario.useCases.addLocalTrackerUser.execute({
        ...{ scope: EVERYTHING, organizationId, name, email, isEmailVerified: true },
      });
  });

  const suggested = async (query = '') =>
    (
      await scenario.useCases.suggestUserMapping.execute({
        ...{ scope: EVERYTHING, installationId: connected.installationId, project: 'ABC', query },
      })
    ).map(
      ({ person, standing, trackerUsers }) =>
        `${person.name ?? ''} ${standing} ${trackerUsers.map(({ name }) => name).join()}`,
    );

  it('tells who is found without a mapping, who may be meant, and of whom nobody knows', async () => {
    await scenario.link(connected);

    expect(await suggested()).to.deep.equal(['gh proposed grace_hopper', 'nn unknown ', 'ada found ada']);
    expect(await suggested('ad')).to.deep.equal(['ada found ada']);
  });

  it('tells who is mapped', async () => {
    await scenario.link(connected);
    const user = [...scenario.tables.trackerUsers.values()].find(({ name }) => name === 'grace_hopper');
    await scenario.useCases.changeSyncSettings.execute({
      ...{ scope: EVERYTHING, installationId: connected.installationId },
      settings: (present) => ({ ...present, userMapping: [{ jiraUser: 'gh', trackerUser: user?.id ?? '' }] }),
    });

    expect(await suggested('g')).to.deep.equal(['gh mapped grace_hopper']);
  });

  it('says that something has to be linked first, as only then the tracker can be asked', async () => {
    const refused: unknown = await suggested().then(
      () => null,
      (error: unknown) => error,
    );

    expect(refused)
      .to.be.instanceOf(InvalidValue)
      .with.property('message')
      .that.contains('nothing is linked yet');
  });
});
