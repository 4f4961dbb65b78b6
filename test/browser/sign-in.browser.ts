import { expect } from 'chai';

import { ADMIN_KEY, portsOf, serving } from '../support/test-server.ts';
import { browsing, expectAccessible, expectToFit, picture, SCHEMES, signInOn } from '../support/browser.ts';
import { Scenario } from '../support/scenario.ts';

describe('signing in to the console, in a browser', function () {
  this.timeout(120_000);
  const serve = serving();
  const browser = browsing();

  for (const scheme of SCHEMES) {
    it(`goes by an API key, ${scheme}`, async () => {
      const { url } = await serve(portsOf(new Scenario()));
      const { page, trouble } = await browser.open(url, { scheme });

      await page.goto(url);
      await page.getByLabel('API key').waitFor();
      await expectAccessible(page);
      await picture(page, `sign-in-${scheme}`);
      await signInOn(page, url);
      await expectAccessible(page);
      await page.getByRole('link', { name: 'About' }).click();
      await page.getByRole('heading', { name: 'About' }).waitFor();
      await expectAccessible(page);
      await picture(page, `about-${scheme}`);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByText('You are signed out.').waitFor();

      expect(trouble).to.deep.equal([]);
    });
  }

  it('goes without script and by keyboard, on a phone', async () => {
    const { url } = await serve(portsOf(new Scenario()));
    const { page, trouble } = await browser.open(url, { width: 375, isScriptOff: true });

    await page.goto(`${url}/console/about`);
    await expectToFit(page);
    await page.getByLabel('API key').focus();
    await page.keyboard.type(ADMIN_KEY);
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'About' }).waitFor();
    await expectToFit(page);
    expect(trouble).to.deep.equal([]);
  });

  it('says what is wrong with a key', async () => {
    const { url } = await serve(portsOf(new Scenario()));
    const { page, trouble } = await browser.open(url);

    await page.goto(`${url}/console/sign-in`);
    await page.getByLabel('API key').fill('lk_wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();

    await page.getByText('not known, has expired, or was revoked').waitFor();
    await expectAccessible(page);
    expect(trouble).to.deep.equal([]);
  });
});
