import { expect } from 'chai';
import { chromium, type Browser, type Page } from 'playwright-core';

import { Scenario } from '../support/scenario.ts';
import { portsOf, serving } from '../support/test-server.ts';

const FLAGS = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

describe('the page at /docs, in a browser', function () {
  this.timeout(120_000);
  const serve = serving();
  const pictures = process.env['PICTURES'];
  let browser: Browser;

  before(async () => {
    const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
    browser = await chromium.launch({ executablePath, args: FLAGS });
  });
  after(() => browser.close());

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`shows every operation, ${colorScheme}, without an error or a request to another host`, async () => {
      const { url } = await serve(portsOf(new Scenario()));
      const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 1000 } });
      page.setDefaultTimeout(60_000);
      const trouble = troubleOf(page, url);

      await page.goto(`${url}/docs`);
      await page.locator('#operations-tag-links').click();
      await page.locator('#operations-links-linksCreate .opblock-summary-control').click();
      await page.getByText('The link, as').first().waitFor();

      const isDark = (await page.locator('html.dark-mode').count()) === 1;
      expect(isDark).to.equal(colorScheme === 'dark');
      if (pictures !== undefined) await page.screenshot({ path: `${pictures}/docs-${colorScheme}.png` });
      expect(trouble).to.deep.equal([]);
      await page.close();
    });
  }
});

/** What went wrong on the page, as it comes. */
function troubleOf(page: Page, url: string): readonly string[] {
  const trouble: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) trouble.push(message.text());
  });
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('request', (request) => {
    const asked = request.url();
    if (!asked.startsWith(`${url}/`) && !asked.startsWith('data:')) trouble.push(`asked ${asked}`);
  });
  page.on('requestfailed', (request) => trouble.push(`failed ${request.url()}`));
  return trouble;
}
