import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import {
  browsing,
  expectAccessible,
  expectToFit,
  picture,
  SCHEMES,
  signInOn,
  type WatchedPage,
} from '../support/browser.ts';
import { onPglite, type NamedDatabase } from '../support/e2e-database.ts';
import { startService, type Service } from '../support/e2e-service.ts';

/** The wizard with the service as operators run it, and the sandbox as the Jira: people click on the pages of both. */
describe('connecting a Jira, in a browser', function () {
  this.timeout(180_000);
  const browser = browsing();
  let database: NamedDatabase;
  let service: Service;
  let sandbox: Sandbox;

  beforeEach(async () => {
    database = await onPglite();
    service = await startService(database.settings);
    sandbox = await startSandbox();
  });

  afterEach(async () => {
    await sandbox.close();
    await service.stop();
    await database.close();
  });

  /** What was not as it should be, but for what was asked of Jira on its own pages. */
  const troubleBeside = ({ trouble }: WatchedPage) =>
    trouble.filter((line) => !line.startsWith(`asked ${sandbox.url}/`));

  const look = async (page: Page, name: string) => {
    await page.locator('h1').first().scrollIntoViewIfNeeded();
    await expectAccessible(page);
    await picture(page, name);
  };

  const connectAddress = async (page: Page) => {
    await page.goto(`${service.publicUrl}/console/integrations/new`);
    await page.getByLabel('Address of the Jira').fill(sandbox.url);
    await page.getByText(`answers at ${sandbox.url}`).waitFor();
    await page.getByLabel('Name of your Organization').fill('Payments');
  };

  /** What the administrator does in Jira with the values on the page. */
  const makeApplicationLink = async (page: Page) => {
    const values = await Promise.all(
      ['Consumer key', 'Public key', 'Callback URL'].map((label) =>
        page.getByLabel(label, { exact: true }).inputValue(),
      ),
    );
    const [consumerKey = '', publicKey = '', callbackUrl = ''] = values;
    const jira = await page.context().newPage();
    await jira.goto(`${sandbox.url}/plugins/servlet/applinks/listApplicationLinks`);
    await jira.getByLabel('User name').fill('admin');
    await jira.getByLabel('Password').fill('admin');
    await jira.getByRole('button', { name: 'Log in' }).click();
    await jira.getByLabel('Consumer key').fill(consumerKey);
    await jira.getByLabel('Consumer name').fill('Lockstep');
    await jira.getByLabel('Public key').fill(publicKey);
    await jira.getByLabel('Consumer callback URL').fill(callbackUrl);
    await jira.getByRole('button', { name: 'Save' }).click();
    await jira.getByRole('cell', { name: 'Lockstep', exact: true }).waitFor();
    return jira;
  };

  const allow = async (page: Page) => {
    await page.getByRole('button', { name: 'Go to Jira and allow it' }).click();
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.getByText('Lockstep is allowed in Jira.').waitFor();
  };

  for (const scheme of SCHEMES) {
    it(`leads from an address to the first event, and to its end, ${scheme}`, async () => {
      const watched = await browser.open(service.publicUrl, { scheme });
      const { page } = watched;
      await signInOn(page, service.publicUrl, service.adminKey);

      await page.getByRole('link', { name: 'Integrations' }).click();
      await look(page, `integrations-empty-${scheme}`);
      await connectAddress(page);
      await look(page, `connect-address-${scheme}`);
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByText('The clicks in Jira 10').waitFor();
      await look(page, `connect-link-${scheme}`);
      const jira = await makeApplicationLink(page);
      await allow(page);
      await look(page, `connect-waiting-${scheme}`);

      await jira.goto(`${sandbox.url}/`);
      await jira.locator('input[name=summary]').first().fill('It breaks');
      await jira.getByRole('button', { name: 'Create' }).first().click();

      await page.getByText('Jira reaches Lockstep').waitFor();
      await look(page, `connect-done-${scheme}`);
      await page
        .getByRole('navigation', { name: 'Console' })
        .getByRole('link', { name: 'Integrations' })
        .click();
      await look(page, `integrations-${scheme}`);
      await page.getByRole('link', { name: sandbox.url }).click();
      await page.getByRole('link', { name: 'Look at everything' }).click();
      await page.getByText('The clocks agree.').waitFor();
      await page.getByRole('button', { name: 'Compare all links now' }).click();
      await page.getByText('All links are being compared').waitFor();
      await page.getByText('all links, asked for').waitFor();
      await look(page, `integration-${scheme}`);

      await page.getByRole('link', { name: 'Change the webhook’s secret' }).click();
      await look(page, `integration-rotate-${scheme}`);
      await page.getByRole('button', { name: 'Change it now' }).click();
      await page.getByText('Jira has been told').waitFor();
      expect(sandbox.jira.webhooks()).to.have.lengthOf(1);

      await page.goto(page.url().replace(/rotate$/, 'uninstall'));
      await look(page, `integration-uninstall-${scheme}`);
      await page.getByLabel(`Yes, uninstall ${sandbox.url}`).check();
      await page.getByRole('button', { name: 'Uninstall' }).click();
      await page.getByText('Every secret is forgotten').waitFor();
      await look(page, `integration-uninstalled-${scheme}`);
      expect(sandbox.jira.webhooks()).to.deep.equal([]);
      expect(troubleBeside(watched)).to.deep.equal([]);
    });
  }

  it('goes without script and by keyboard, on a phone', async () => {
    const watched = await browser.open(service.publicUrl, { width: 375, isScriptOff: true });
    const { page } = watched;
    await signInOn(page, service.publicUrl, service.adminKey);
    await page.goto(`${service.publicUrl}/console/integrations/new`);
    await page.getByLabel('Address of the Jira').focus();
    await page.keyboard.type(sandbox.url);
    await page.getByLabel('Name of your Organization').focus();
    await page.keyboard.type('Payments');
    await page.getByRole('button', { name: 'Only look at the address' }).press('Enter');
    await page.getByText(`answers at ${sandbox.url}`).waitFor();
    await expectToFit(page);
    await page.getByRole('button', { name: 'Go on' }).press('Enter');
    await page.getByText('The clicks in Jira 10').waitFor();
    await expectToFit(page);
    await picture(page, 'connect-phone');
    await makeApplicationLink(page);
    await allow(page);
    await expectToFit(page);
    sandbox.jira.issues.create({ project: 'ABC', summary: 'It breaks' });
    await sandbox.jira.deliveriesSettled();

    await page.reload();

    await page.getByText('Jira reaches Lockstep').waitFor();
    expect(troubleBeside(watched)).to.deep.equal([]);
  });

  it('says what is wrong with an application link, and goes on once that is mended', async () => {
    const watched = await browser.open(service.publicUrl);
    const { page } = watched;
    await signInOn(page, service.publicUrl, service.adminKey);
    await connectAddress(page);
    await page.getByRole('button', { name: 'Go on' }).click();

    await page.getByRole('button', { name: 'Go to Jira and allow it' }).click();
    await page.getByText('Jira knows no application link').waitFor();
    await look(page, 'connect-refused-light');
    await makeApplicationLink(page);
    await page.getByRole('button', { name: 'Go to Jira and allow it' }).click();
    await page.getByRole('button', { name: 'Deny' }).click();
    await page.getByRole('heading', { name: 'Access was not allowed' }).waitFor();
    await picture(page, 'connect-denied-light');
    await page.getByRole('link', { name: 'Look at the Integration' }).click();
    await page.getByRole('link', { name: sandbox.url }).click();
    await page.getByRole('link', { name: 'Go on connecting it' }).click();
    await allow(page);

    expect(troubleBeside(watched)).to.deep.equal([]);
  });
});
