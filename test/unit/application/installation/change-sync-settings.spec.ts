import { expect } from 'chai';

import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import type { InstallationId, OrganizationId } from '../../../../src/domain/ids.ts';
import { PLAIN_STATUS_MAPPING, type StatusMapping } from '../../../../src/domain/outbound/status-mapping.ts';
import type { SyncSettings } from '../../../../src/domain/sync-settings.ts';
import { putNamed } from '../../../support/named-in-jira.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';
import { expectRefusal, refusalOf } from '../../../support/scenario-refusals.ts';
import { someSettings } from '../../../support/builders.ts';

const SETTINGS = someSettings({ inboundStatus: false, doneStatusIds: { '10100': ['6', '10001'] } });

describe('ChangeSyncSettings', () => {
  let scenario: Scenario;
  let connected: Connected;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
    putNamed(scenario.jira, SETTINGS);
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

  describe('that name what Jira has to have', () => {
    const MAPPED = { ...PLAIN_STATUS_MAPPING, onResolve: '6', onUnresolve: '10001', onIgnore: null };
    const mapping = (given: Partial<StatusMapping>) => ({
      statusMappings: { '10100': { ...MAPPED, ...given } },
    });

    it('are taken when all of it is there', async () => {
      const issueTypes = { '10002': MAPPED };
      const whole = { issueTypes, resolutionId: '10000', neverReopenResolutionIds: ['2'], onIgnore: '6' };
      const settings = someSettings({
        ...mapping(whole),
        projectRules: { '10100': { inboundStatus: false } },
      });

      await change(settings);

      expect(kept()).to.deep.equal(settings);
    });

    for (const [what, settings, field, says] of [
      ['a project', { projectRules: { '777': {} } }, 'projectRules.777', 'no project with the id 777'],
      ['a status', { doneStatusIds: { '10100': ['777'] } }, 'doneStatusIds.10100', '777'],
      ['a status to go to', mapping({ onResolve: '777' }), 'statusMappings.10100.onResolve', 'there are 6'],
      [
        'a status to avoid',
        mapping({ forbiddenStatusIds: ['777'] }),
        'statusMappings.10100.forbiddenStatusIds',
        '777',
      ],
      [
        'an issue type',
        mapping({ issueTypes: { '777': MAPPED } }),
        'statusMappings.10100.issueTypes.777',
        'no issue type with the id 777',
      ],
      ['a resolution', mapping({ resolutionId: '777' }), 'statusMappings.10100.resolutionId', '10000 (Done)'],
      ['a resolution to ignore', { ignoredResolutionIds: ['777'] }, 'ignoredResolutionIds', 'no resolution'],
    ] as const) {
      it(`are refused whole when ${what} is not, naming the field`, async () => {
        const refusal = await refusalOf(
          change(someSettings({ inboundComments: true, ...settings })),
          'invalid_value',
        );

        expect(refusal).to.include({ field });
        expect(refusal.message).to.include(says);
        expect(kept()).to.deep.equal(someSettings());
      });
    }

    it('are not asked for again: other things can be changed while Jira is away', async () => {
      await change(SETTINGS);
      scenario.jira.failOn('search.statusesOf', new JiraFailure('jira_unreachable', 'Jira is away.'));

      await change({ ...SETTINGS, inboundComments: true });
      await expectRefusal(
        change({ ...SETTINGS, doneStatusIds: { '10100': ['6'], '1': ['6'] } }),
        'jira_unreachable',
      );

      expect(kept()).to.deep.equal({ ...SETTINGS, inboundComments: true });
    });

    it('wait for the Jira to be authorized', async () => {
      const other = await scenario.create('https://other.example.com');

      await expectRefusal(change(SETTINGS, other.installationId), 'integration_not_active');
      await change(someSettings({ inboundComments: true }), other.installationId);

      const { settings } = scenario.tables.installations.get(other.installationId) ?? {};
      expect(settings).to.include({ inboundComments: true });
    });
  });

  it("does not find another Organization's Installation, nor one that is not there", async () => {
    const scope = { organizationId: 'another' as OrganizationId };
    await expectRefusal(change(SETTINGS, connected.installationId, scope), 'not_found');
    await expectRefusal(change(SETTINGS, 'nowhere' as InstallationId), 'not_found');

    expect(kept()?.inboundStatus).to.equal(true);
  });
});
