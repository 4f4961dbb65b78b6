import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { JiraFailure } from '../../src/application/ports/jira-failure.ts';
import { EVERYTHING } from '../../src/domain/api-key.ts';
import { PLAIN_STATUS_MAPPING } from '../../src/domain/outbound/status-mapping.ts';
import { aLink, aRule } from '../support/builders.ts';
import {
  browsing,
  expectAccessible,
  expectToFit,
  picture,
  SCHEMES,
  signInOn,
  type Look,
} from '../support/browser.ts';
import { ABC, BUG, USUAL_FIELDS } from '../support/create-meta.ts';
import { DONE, IN_PROGRESS, TO_DO } from '../support/payloads.ts';
import { IssueInJira } from '../support/scenario-issue.ts';
import { Scenario, type Connected } from '../support/scenario.ts';
import { portsOf, serving } from '../support/test-server.ts';

describe('the settings in the console, in a browser', function () {
  this.timeout(120_000);
  const serve = serving();
  const browser = browsing();
  let scenario: Scenario;
  let connected: Connected;
  let issue: IssueInJira;

  beforeEach(async () => {
    scenario = new Scenario();
    scenario.clock.advance(Date.now() - scenario.clock.now().getTime());
    for (const [{ id, name }, category] of [
      [TO_DO, 'new'],
      [IN_PROGRESS, 'indeterminate'],
      [DONE, 'done'],
    ] as const)
      scenario.jira.putStatus({ id, name, category });
    scenario.jira.creating.putProject(ABC, [{ ...BUG, fields: USUAL_FIELDS }]);
    scenario.jira.creating.putProject({ id: '10200', key: 'WEB', name: 'Web shop' }, []);
    issue = new IssueInJira(scenario.jira);
    connected = await scenario.connect();
    await scenario.link(connected);
    scenario.jira.people.put({
      ...{ key: 'KEY-gh', name: 'gh', displayName: 'Grace Hopper', emailAddress: 'grace@example.com' },
    });
    scenario.jira.people.put({
      key: 'KEY-ada',
      name: 'ada',
      displayName: 'Ada <b>Lovelace',
      emailAddress: null,
    });
    for (const name of ['grace_hopper', 'ada'])
      await scenario.useCases.addLocalTrackerUser.execute({
        ...{
          scope: EVERYTHING,
          organizationId: connected.organizationId,
          name,
          email: null,
          isEmailVerified: false,
        },
      });
  });

  async function opened(path: string, look: Look = {}): Promise<{ page: Page; trouble: readonly string[] }> {
    const { url } = await serve(portsOf(scenario));
    const { page, trouble } = await browser.open(url, look);
    await signInOn(page, url);
    await page.goto(`${url}/console/installations/${connected.installationId}${path}`);
    return { page, trouble };
  }

  const settled = async (body: unknown): Promise<void> => {
    await scenario.deliver(connected, body);
    await scenario.settle();
  };
  const settings = () => scenario.tables.installations.get(connected.installationId)?.settings;

  for (const scheme of SCHEMES) {
    it(`tell what a change would have done, and are saved, ${scheme}`, async () => {
      await settled(issue.transition(IN_PROGRESS));
      await settled(issue.transition(DONE));
      const { page, trouble } = await opened('/settings', { scheme });

      await expectAccessible(page);
      await expectToFit(page);
      await picture(page, `settings-${scheme}`);
      await page.getByLabel('The tracker issue’s status follows Jira').uncheck();
      await page.getByRole('button', { name: 'See what it would have changed' }).click();
      await page.getByText('would have been handled otherwise').first().waitFor();
      await expectAccessible(page);
      await picture(page, `settings-preview-${scheme}`);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved.').waitFor();

      expect(settings()?.inboundStatus).to.equal(false);
      expect(trouble).to.deep.equal([]);
    });

    it(`map a project with what Jira has, ${scheme}`, async () => {
      scenario.jira.workflow.put({
        ...{
          id: '11',
          name: 'Finish',
          from: null,
          to: { id: DONE.id, name: 'Done', category: 'done' as const },
        },
      });
      const { page, trouble } = await opened('/settings/projects', { scheme });
      await expectAccessible(page);
      await picture(page, `settings-projects-${scheme}`);

      await page.getByRole('link', { name: 'Alphabet' }).click();
      await page.getByLabel('An issue whose transitions are shown below').fill('ABC-4');
      await page.getByRole('button', { name: 'Show its transitions' }).click();
      await page.getByLabel('Finish → Done').check();
      await page.getByLabel('follow the tracker issue’s status').check();
      await page.getByLabel('Once the tracker issue is resolved').selectOption('Done');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('One field has to be filled in otherwise').waitFor();
      await expectAccessible(page);
      await expectToFit(page);
      await picture(page, `settings-project-${scheme}`);
      await page.getByLabel('Once it is unresolved, to').selectOption('To Do');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved.').waitFor();

      expect(settings()?.statusMappings['10100']).to.deep.include({
        onResolve: DONE.id,
        transitionIds: ['11'],
      });
      expect(trouble).to.deep.equal([]);
    });

    it(`suggest who is who, ${scheme}`, async () => {
      const { page, trouble } = await opened('/settings/people', { scheme });

      await page.getByLabel('Suggest people of the Jira project').selectOption('ABC');
      await page.getByRole('button', { name: 'Suggest' }).click();
      await page.getByLabel('In the tracker: Grace Hopper').selectOption('grace_hopper');
      await expectAccessible(page);
      await expectToFit(page);
      await picture(page, `settings-people-${scheme}`);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved.').waitFor();

      expect(settings()?.userMapping.map(({ jiraUser }) => jiraUser)).to.deep.equal(['KEY-gh']);
      expect(trouble).to.deep.equal([]);
    });

    it(`have rules that are tried before they are added, ${scheme}`, async () => {
      const { page, trouble } = await opened('/rules', { scheme });
      await page.getByRole('link', { name: 'Add a rule' }).click();

      await page.getByLabel('Name of the rule').fill('Everything new');
      await page.getByRole('button', { name: 'See what it would make' }).click();
      await page.getByText('It would make this issue').waitFor();
      await expectAccessible(page);
      await expectToFit(page);
      await picture(page, `rule-preview-${scheme}`);
      await page.getByRole('button', { name: 'Add the rule' }).click();
      await page.getByText('The rule is saved.').waitFor();
      await expectAccessible(page);
      await picture(page, `rules-${scheme}`);

      expect(trouble).to.deep.equal([]);
    });
  }

  it('tell both versions when somebody else was faster', async () => {
    const { page, trouble } = await opened('/settings');
    await scenario.useCases.changeSyncSettings.execute({
      ...{ scope: EVERYTHING, installationId: connected.installationId },
      settings: (present) => ({ ...present, statusRule: 'all', inboundComments: true }),
    });

    await page.getByLabel('Deleting the Jira issue').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Somebody else has saved these settings').waitFor();
    await expectAccessible(page);
    await picture(page, 'settings-conflict-light');
    await page.getByRole('button', { name: 'Save mine in its place' }).click();
    await page.getByText('Saved.').waitFor();

    expect(settings()).to.include({ statusRule: 'each', resolvesOnDeletion: true });
    expect(trouble).to.deep.equal([]);
  });

  it('go without script and by keyboard, on a phone', async () => {
    const { page, trouble } = await opened('/settings', { width: 375, isScriptOff: true });

    await expectToFit(page);
    await picture(page, 'settings-phone');
    await page.getByLabel('Deleting the Jira issue').focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Save' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Saved.').waitFor();
    for (const part of [
      '/settings/projects',
      '/settings/projects/10100',
      '/settings/people',
      '/settings/fields',
      '/rules/new',
    ]) {
      await page.goto(page.url().replace(/(installations\/[\w-]+).*/, `$1${part}`));
      await expectToFit(page);
    }

    expect(settings()?.resolvesOnDeletion).to.equal(true);
    expect(trouble).to.deep.equal([]);
  });

  it('say what is wrong when Jira is away, and show what was set', async () => {
    await scenario.useCases.changeSyncSettings.execute({
      ...{ scope: EVERYTHING, installationId: connected.installationId },
      settings: (present) => ({
        ...present,
        statusMappings: {
          '10100': { ...PLAIN_STATUS_MAPPING, onResolve: DONE.id, onUnresolve: TO_DO.id, onIgnore: null },
        },
      }),
    });
    const away = new JiraFailure('jira_unreachable', 'Jira cannot be reached: the connection was refused.');
    for (const call of ['search.resolutions', 'search.statusesOf', 'creation.projects'] as const)
      scenario.jira.failOn(call, away);
    const { page, trouble } = await opened('/settings/projects/10100');

    await page.getByText('Jira cannot be reached').waitFor();
    await expectAccessible(page);
    await picture(page, 'settings-failing-light');
    expect(trouble).to.deep.equal([]);
  });

  it('are the same with 10,000 links and as many rules', async () => {
    for (let number = 0; number < 10_000; number += 1) {
      const link = aLink({
        ...connected,
        jiraIssueId: `${number + 1}` as never,
        jiraIssueKey: `ABC-${number}`,
      });
      scenario.tables.links.set(link.id, link);
      const rule = aRule({ installationId: connected.installationId, name: `Rule ${number}` });
      scenario.tables.creationRules.set(rule.id, rule);
    }
    const { page, trouble } = await opened('/rules');

    expect(await page.getByRole('row').count()).to.equal(51);
    await page.getByRole('link', { name: 'Show more' }).click();
    await page.getByText('Rule 50', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'What is kept in lockstep' }).click();
    await page.getByRole('button', { name: 'See what it would have changed' }).click();
    await page
      .getByText('would have been handled otherwise')
      .or(page.getByText('Nothing has happened yet'))
      .first()
      .waitFor();
    expect(trouble).to.deep.equal([]);
  });
});
