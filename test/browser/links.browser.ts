import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { JiraFailure } from '../../src/application/ports/jira-failure.ts';
import { EVERYTHING } from '../../src/domain/api-key.ts';
import { aLink } from '../support/builders.ts';
import {
  browsing,
  expectAccessible,
  expectToFit,
  picture,
  SCHEMES,
  signInOn,
  type Look,
} from '../support/browser.ts';
import { aField, ABC, allowed, BUG, USUAL_FIELDS } from '../support/create-meta.ts';
import { CLOSED, DONE, IN_PROGRESS, TO_DO } from '../support/payloads.ts';
import { Scenario, type Connected } from '../support/scenario.ts';
import { portsOf, serving } from '../support/test-server.ts';

const TITLES = ['Checkout fails with a 500', '<script>alert(1)</script>', 'Images load twice', 'Slow search'];

describe('the links of the console, in a browser', function () {
  this.timeout(120_000);
  const serve = serving();
  const browser = browsing();
  let scenario: Scenario;
  let connected: Connected;

  beforeEach(async () => {
    scenario = new Scenario();
    scenario.clock.advance(Date.now() - scenario.clock.now().getTime());
    connected = await scenario.connect();
    const severity = aField(
      'customfield_10200',
      { type: 'option' },
      {
        name: 'Severity',
        isRequired: true,
        allowedValues: ['Low', 'High'].map((value) => allowed({ value })),
      },
    );
    const task = { ...BUG, id: '10002', name: 'Task', fields: USUAL_FIELDS };
    scenario.jira.creating.putProject(ABC, [{ ...BUG, fields: [...USUAL_FIELDS, severity] }, task]);
  });

  /** One of each kind: in lockstep, being tried again, gone, and unlinked. */
  async function someLinks(): Promise<void> {
    const { installationId } = connected;
    const statuses = [IN_PROGRESS, TO_DO, DONE, CLOSED];
    for (const [index, title] of TITLES.entries()) {
      const [key, { id: statusId, name }] = [`ABC-${index + 4}`, statuses[index] ?? TO_DO];
      const status = { id: statusId, name, category: index < 2 ? ('new' as const) : ('done' as const) };
      scenario.jira.putIssue({ id: `${10300 + index}`, key, status, summary: `${title} in Jira` });
      const { id: trackerIssueId } = await scenario.useCases.addLocalTrackerIssue.execute({
        ...{ scope: EVERYTHING, installationId, title },
      });
      const link = await scenario.useCases.linkIssue.execute({
        ...{ scope: EVERYTHING, installationId, trackerIssueId, jiraIssue: key },
      });
      if (index === 2)
        scenario.jira.failOn('issues.read', new JiraFailure('jira_unreachable', 'Jira is away.'));
      await scenario.settle();
      scenario.jira.heal();
      if (index === 3) {
        await scenario.useCases.unlinkIssue.execute({ scope: EVERYTHING, linkId: link.id, by: 'Ada' });
      }
    }
  }

  async function opened(path: string, look: Look = {}): Promise<{ page: Page; trouble: readonly string[] }> {
    const { url } = await serve(portsOf(scenario));
    const { page, trouble } = await browser.open(url, look);
    await signInOn(page, url);
    await page.goto(`${url}/console${path}`);
    return { page, trouble };
  }

  for (const scheme of SCHEMES) {
    it(`show how each fares, ${scheme}`, async () => {
      await someLinks();
      const { page, trouble } = await opened('/links', { scheme });

      await page.getByText('Checkout fails with a 500').waitFor();
      await expectAccessible(page);
      await expectToFit(page);
      await picture(page, `links-${scheme}`);
      expect(trouble).to.deep.equal([]);
    });

    it(`are made of what Jira finds as one types, ${scheme}`, async () => {
      await someLinks();
      const { page, trouble } = await opened('/links/new', { scheme });

      await page.getByLabel('Title of a new tracker issue').fill('Checkout hangs');
      await page.getByLabel('Jira issue').pressSequentially('checkout');
      await page.getByRole('radio').first().check();
      await expectAccessible(page);
      await picture(page, `link-new-${scheme}`);
      await page.getByRole('button', { name: 'Link them' }).click();
      await page.waitForURL(/\/links\/[\w-]{36}/);

      const made = [...scenario.tables.links.values()].at(-1)?.toProps();
      expect(made?.jiraIssueKey).to.equal('ABC-4');
      expect(trouble.filter((text) => !text.includes('404'))).to.deep.equal([]);
    });

    it(`are made with a new Jira issue, by its own form, ${scheme}`, async () => {
      const { page, trouble } = await opened('/links/create', { scheme });

      await page.getByLabel('Title of a new tracker issue').fill('Checkout hangs');
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByLabel('Severity').waitFor();
      await page.getByLabel('Title').fill('It hangs since Monday');
      await page.getByLabel('Issue type').selectOption('Task');
      await page.getByLabel('Severity').waitFor({ state: 'detached' });
      expect(await page.getByLabel('Title').inputValue()).to.equal('It hangs since Monday');
      await page.getByLabel('Issue type').selectOption('Bug');
      await page.getByLabel('Severity').waitFor();
      await expectAccessible(page);
      await picture(page, `link-create-${scheme}`);
      await page.getByRole('button', { name: 'Make the issue' }).click();
      await page.getByText('Is required.').waitFor();
      await expectAccessible(page);
      await picture(page, `link-create-refused-${scheme}`);
      await page.getByLabel('Severity').selectOption('High');
      await page.getByRole('button', { name: 'Make the issue' }).click();
      await page.waitForURL(/\/links\/[\w-]{36}/);

      expect(scenario.jira.creating.made.map(({ fields }) => fields['summary'])).to.deep.equal([
        'It hangs since Monday',
      ]);
      expect(trouble.filter((text) => !text.includes('404'))).to.deep.equal([]);
    });

    it(`are imported from a file, ${scheme}`, async () => {
      await someLinks();
      const { page, trouble } = await opened('/links/import', { scheme });
      const free = await scenario.useCases.addLocalTrackerIssue.execute({
        ...{ scope: EVERYTHING, installationId: connected.installationId, title: 'Not linked' },
      });

      await page.getByLabel('A file of comma-separated values').setInputFiles({
        ...{ name: 'links.csv', mimeType: 'text/csv' },
        buffer: Buffer.from(`tracker issue,jira issue\n${free.id},ABC-4\nnobody,ABC-5\n,ABC-6\n`),
      });
      await page.getByRole('button', { name: 'See what would come of it' }).click();
      await page.getByText('1 of 3 can be linked').waitFor();
      await expectAccessible(page);
      await expectToFit(page);
      await picture(page, `link-import-${scheme}`);
      await page.getByRole('button', { name: 'Link this one' }).click();
      await page.getByText('1 of 3 were linked').waitFor();
      expect(trouble).to.deep.equal([]);
    });
  }

  it('are ended by keyboard and without script, on a phone', async () => {
    await someLinks();
    const { page, trouble } = await opened('/links', { width: 375, isScriptOff: true });

    await expectToFit(page);
    await picture(page, 'links-phone');
    const id = [...scenario.tables.links.keys()][0] ?? '';
    await page.goto(page.url().replace(/\/links.*/, `/links/${id}/unlink`));
    await expectToFit(page);
    await picture(page, 'link-unlink-phone');
    await page.getByRole('button', { name: 'Unlink them' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('neither changes the other any more').waitFor();

    expect(scenario.tables.links.get(id as never)?.toProps().state).to.equal('unlinked');
    expect(trouble).to.deep.equal([]);
  });

  it('are made without script, on a phone', async () => {
    await someLinks();
    const { page, trouble } = await opened('/links/new', { width: 375, isScriptOff: true });

    await page.getByLabel('Title of a new tracker issue').fill('Checkout hangs');
    await page.getByLabel('Jira issue').fill('Images');
    await page.getByRole('button', { name: 'Look in Jira' }).click();
    await page.getByRole('radio').first().check();
    await expectToFit(page);
    await picture(page, 'link-new-phone');
    await page.getByRole('button', { name: 'Link them' }).click();
    await page.waitForURL(/\/links\/[\w-]{36}/);

    expect([...scenario.tables.links.values()].at(-1)?.toProps().jiraIssueKey).to.equal('ABC-6');
    expect(trouble.filter((text) => !text.includes('404'))).to.deep.equal([]);
  });

  it('go to another Jira issue', async () => {
    await someLinks();
    const id = [...scenario.tables.links.keys()][0] ?? '';
    const { page, trouble } = await opened(`/links/${id}/relink`);

    await page.getByLabel('Jira issue').pressSequentially('ABC-7');
    await page.getByRole('radio').first().waitFor();
    await expectAccessible(page);
    await picture(page, 'link-relink-light');
    await page.getByRole('button', { name: 'Link to this one instead' }).click();
    await page.getByText('is linked to the other Jira issue now').waitFor();

    expect(trouble.filter((text) => !text.includes('404'))).to.deep.equal([]);
  });

  it('say what there is to do while there is none, and when Jira is away', async () => {
    const { page, trouble } = await opened('/links');
    await page.getByText('Nothing is linked yet').waitFor();
    await expectAccessible(page);
    await picture(page, 'links-empty-light');

    scenario.jira.failOn('issues.search', new JiraFailure('jira_unreachable', 'Jira cannot be reached.'));
    await page.getByRole('link', { name: 'Link two issues' }).click();
    await page.getByLabel('Jira issue').pressSequentially('checkout');
    await page.getByText('Jira cannot be reached.').waitFor();
    await expectAccessible(page);
    await picture(page, 'link-new-failing-light');
    expect(trouble).to.deep.equal([]);
  });

  it('are shown a page of, of 10,000', async () => {
    for (let number = 0; number < 10_000; number += 1) {
      const link = aLink({
        ...connected,
        jiraIssueId: `${number + 1}` as never,
        jiraIssueKey: `ABC-${number}`,
      });
      scenario.tables.links.set(link.id, link);
    }
    const { page, trouble } = await opened('/links');

    expect(await page.getByRole('row').count()).to.equal(26);
    await page.getByRole('link', { name: 'Show more' }).click();
    await page.getByText('ABC-25', { exact: true }).waitFor();
    expect(trouble).to.deep.equal([]);
  });
});
