import { expect } from 'chai';

import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { InstallationId, OrganizationId } from '../../../../src/domain/ids.ts';
import type { SyncSettings } from '../../../../src/domain/sync-settings.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';
import { someSettings } from '../../../support/builders.ts';

const SETTINGS = someSettings({ inboundStatus: false, doneStatusIds: { '10100': ['6', '10001'] } });

describe('ChangeSyncSettings', () => {
  let scenario: Scenario;
  let connected: Connected;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.create();
  });

  const change = (settings: SyncSettings, installationId = connected.installationId, scope = EVERYTHING) =>
    scenario.useCases.changeSyncSettings.execute({ scope, installationId, settings });
  const kept = () => scenario.tables.installations.get(connected.installationId)?.settings;

  it('puts the new settings in the place of those before', async () => {
    const installation = await change(SETTINGS);

    expect(installation.settings).to.deep.equal(SETTINGS);
    expect(kept()).to.deep.equal(SETTINGS);
  });

  it("leaves another Installation's as they are", async () => {
    const other = await scenario.create();

    await change(SETTINGS);

    expect(scenario.tables.installations.get(other.installationId)?.settings.inboundStatus).to.equal(true);
  });

  for (const [what, settings, field] of [
    ['a project by its key', { doneStatusIds: { ABC: ['6'] } }, 'doneStatusIds.ABC'],
    ['a status by its name', { doneStatusIds: { '10100': ['Done'] } }, 'doneStatusIds.10100'],
    ['no status at all', { doneStatusIds: { '10100': [] } }, 'doneStatusIds.10100'],
    ['a resolution by its name', { ignoredResolutionIds: ["Won't Do"] }, 'ignoredResolutionIds'],
    ['a project of rules by its key', { projectRules: { ABC: {} } }, 'projectRules.ABC'],
    [
      "a project's resolution by its name",
      { projectRules: { '10100': { ignoredResolutionIds: ['Duplicate'] } } },
      'projectRules.10100.ignoredResolutionIds',
    ],
    ['nobody', { userMapping: [{ jiraUser: ' ', trackerUser: '7' }] }, 'userMapping.0.jiraUser'],
    [
      'nobody of the tracker',
      { userMapping: [{ jiraUser: 'ada', trackerUser: '' }] },
      'userMapping.0.trackerUser',
    ],
    [
      'a person twice',
      {
        userMapping: [
          { jiraUser: 'ada', trackerUser: '7' },
          { jiraUser: 'ADA ', trackerUser: '8' },
        ],
      },
      'userMapping.1.jiraUser',
    ],
  ] as const) {
    it(`refuses to name ${what}, and changes nothing`, async () => {
      await expectRefusal(change(someSettings({ inboundStatus: false, ...settings })), 'invalid_value', {
        field,
      });

      expect(kept()).to.deep.equal(someSettings());
    });
  }

  it("does not find another Organization's Installation, nor one that is not there", async () => {
    const scope = { organizationId: 'another' as OrganizationId };
    await expectRefusal(change(SETTINGS, connected.installationId, scope), 'not_found');
    await expectRefusal(change(SETTINGS, 'nowhere' as InstallationId), 'not_found');

    expect(kept()?.inboundStatus).to.equal(true);
  });
});
