import { expect } from 'chai';

import { EVERYTHING } from '../../src/domain/api-key.ts';
import { browsing, expectAccessible, expectToFit, picture, SCHEMES, signInOn } from '../support/browser.ts';
import { Scenario } from '../support/scenario.ts';
import { portsOf, serving } from '../support/test-server.ts';

describe('Organizations and their people in the console, in a browser', function () {
  this.timeout(120_000);
  const serve = serving();
  const browser = browsing();

  /** Two teams, one of which has people, and the addresses of what there is to see. */
  async function twoTeams() {
    const scenario = new Scenario();
    scenario.clock.advance(Date.now() - scenario.clock.now().getTime());
    const connected = await scenario.connect();
    await scenario.useCases.createOrganization.execute({ name: 'A team whose name is a good deal longer' });
    const ada = await scenario.addTrackerUser(connected, { name: 'Ada', email: 'ada@example.com' });
    await scenario.addTrackerUser(connected, { name: 'Bob' });
    const { organizationId } = connected;
    const pages = [
      ['organizations', '/organizations'],
      ['organization', `/organizations/${organizationId}`],
      ['organization-delete', `/organizations/${organizationId}/delete`],
      ['people', `/organizations/${organizationId}/people`],
      ['person', `/tracker-users/${ada.id}`],
    ] as const;
    return { scenario, organizationId, pages };
  }

  for (const scheme of SCHEMES) {
    it(`are shown, ${scheme}`, async () => {
      const { scenario, pages } = await twoTeams();
      const { url } = await serve(portsOf(scenario));
      const { page, trouble } = await browser.open(url, { scheme });
      await signInOn(page, url);

      for (const [name, address] of pages) {
        await page.goto(`${url}/console${address}`);
        await page.locator('h1').waitFor();
        await expectAccessible(page);
        await picture(page, `${name}-${scheme}`);
      }
      expect(trouble).to.deep.equal([]);
    });
  }

  it('fit on a phone', async () => {
    const { scenario, pages } = await twoTeams();
    const { url } = await serve(portsOf(scenario));
    const { page, trouble } = await browser.open(url, { width: 375 });
    await signInOn(page, url);

    for (const [, address] of pages) {
      await page.goto(`${url}/console${address}`);
      await page.locator('h1').waitFor();
      await expectToFit(page);
    }
    expect(trouble).to.deep.equal([]);
  });

  it('are made, renamed and deleted without script', async () => {
    const { scenario } = await twoTeams();
    const { url } = await serve(portsOf(scenario));
    const { page, trouble } = await browser.open(url, { isScriptOff: true });
    await signInOn(page, url);

    await page.goto(`${url}/console/organizations`);
    await page.getByLabel('Name').fill('Third');
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.goto(`${url}/console/organizations`);
    await page.getByRole('link', { name: 'Third' }).click();
    await page.getByLabel('Name').fill('Third team');
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('heading', { name: 'Third team' }).waitFor();
    await page.getByRole('link', { name: 'Delete' }).click();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Delete it' }).click();

    await page.getByRole('heading', { name: 'Organizations', exact: true }).waitFor();
    const left = await scenario.ports.storage.reads.organizations(EVERYTHING, { limit: 9, after: null });
    expect(left.map((one) => one.toProps().name)).to.have.members([
      'Team',
      'A team whose name is a good deal longer',
    ]);
    expect(trouble).to.deep.equal([]);
  });
});
