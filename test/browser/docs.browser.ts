import { expect } from 'chai';

import { browsing, picture, SCHEMES } from '../support/browser.ts';
import { Scenario } from '../support/scenario.ts';
import { portsOf, serving } from '../support/test-server.ts';

describe('the page at /docs, in a browser', function () {
  this.timeout(120_000);
  const serve = serving();
  const browser = browsing();

  for (const scheme of SCHEMES) {
    it(`shows every operation, ${scheme}, without an error or a request to another host`, async () => {
      const { url } = await serve(portsOf(new Scenario()));
      const { page, trouble } = await browser.open(url, { scheme });

      await page.goto(`${url}/docs`);
      await page.locator('#operations-tag-links').click();
      await page.locator('#operations-links-linksCreate .opblock-summary-control').click();
      await page.getByText('The link, as').first().waitFor();

      const isDark = (await page.locator('html.dark-mode').count()) === 1;
      expect(isDark).to.equal(scheme === 'dark');
      await picture(page, `docs-${scheme}`);
      expect(trouble).to.deep.equal([]);
    });
  }
});
