import { expect } from 'chai';

import type { Page } from 'playwright-core';

import { MOST_ATTEMPTS } from '../../src/domain/effect.ts';
import { aKeptDelivery, afterNoon, anApiKey, anAuditEntry } from '../support/builders.ts';
import {
  browsing,
  expectAccessible,
  expectToFit,
  picture,
  SCHEMES,
  signInOn,
  type Look,
} from '../support/browser.ts';
import { aHostileUser, HOSTILE_DONE } from '../support/hostile-jira.ts';
import { DONE, IN_PROGRESS, TO_DO } from '../support/payloads.ts';
import { LinkedIssue } from '../support/scenario-linked-issue.ts';
import { Scenario } from '../support/scenario.ts';
import { portsOf, serving } from '../support/test-server.ts';

const HOUR = 60 * 60_000;
const MANY = 10_000;

const PAGES = {
  home: '/',
  'home-week': '/?span=week',
  deliveries: '/deliveries',
  'try-payload': '/deliveries/try',
  replays: '/replays',
  keys: '/keys',
  'keys-new': '/keys/new',
  audit: '/audit',
  about: '/about',
} as const;

describe('Home, Deliveries, keys, audit trail and about, in a browser', function () {
  this.timeout(180_000);
  const serve = serving();
  const browser = browsing();

  /** Some hours with something of everything, and something given up at their end. */
  async function eventful(): Promise<LinkedIssue> {
    const linked = await LinkedIssue.open();
    const { scenario, issue, connected } = linked;
    for (let hour = 0; hour < 20; hour += 1) {
      for (let moved = 0; moved < 2 + ((hour * 7) % 5); moved += 1) {
        await linked.happen(issue.transition(moved % 2 === 0 ? DONE : IN_PROGRESS));
        scenario.clock.advance(40_000);
      }
      scenario.clock.advance(HOUR / 2);
    }
    scenario.trackers.plan(Array<'fails_before'>(MOST_ATTEMPTS).fill('fails_before'));
    await linked.happen({ ...issue.transition(HOSTILE_DONE), user: aHostileUser() });
    for (let tried = 1; tried < MOST_ATTEMPTS; tried += 1) await scenario.sweepAfter(HOUR / 4);
    await linked.happen(issue.transition(TO_DO), issue.edit());
    const organizationId = connected.organizationId;
    await scenario.ports.storage.stores.apiKeys.add(anApiKey(organizationId, { name: 'Ada' }));
    await scenario.ports.storage.stores.audit.add(
      anAuditEntry({ organizationId, before: { inboundStatus: true }, after: { inboundStatus: false } }),
    );
    scenario.clock.advance(1000);
    await scenario.ports.storage.activity.rollUp(scenario.clock.now());
    return linked;
  }

  async function opened(scenario: Scenario, look: Look = {}) {
    const { url } = await serve(portsOf(scenario));
    const watched = await browser.open(url, look);
    await signInOn(watched.page, url);
    return { ...watched, url: `${url}/console` };
  }

  async function expectSound(page: Page): Promise<void> {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectAccessible(page);
    await expectToFit(page);
  }

  for (const scheme of SCHEMES) {
    it(`are sound with data, ${scheme}`, async () => {
      const linked = await eventful();
      const { page, trouble, url } = await opened(linked.scenario, { scheme });
      const { id } = linked.scenario.deliveries.at(-2) ?? expect.fail('nothing was delivered');
      const [audited] = [...linked.scenario.tables.auditEntries.values()];
      const [key] = [...linked.scenario.tables.apiKeys.values()];
      const all = {
        ...PAGES,
        delivery: `/deliveries/${id}`,
        'try-payload': `/deliveries/try?delivery=${id}`,
        'deliveries-not-understood': '/deliveries?state=nope&since=yesterday',
        'audit-entry': `/audit/${audited?.id ?? ''}`,
        'key-revoke': `/keys/${key?.id ?? ''}/revoke`,
      };

      for (const [name, path] of Object.entries(all)) {
        await page.goto(url + path);
        await expectSound(page);
        await picture(page, `${name}-${scheme}`);
      }
      expect(trouble).to.deep.equal([]);
    });
  }

  it('are sound on a phone, without script, and with nothing to show', async () => {
    const empty = await opened(new Scenario(), { width: 375, isScriptOff: true });
    for (const path of Object.values(PAGES)) {
      await empty.page.goto(empty.url + path);
      await expectToFit(empty.page);
    }
    const { page, trouble, url } = await opened((await eventful()).scenario, { width: 375 });
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(url + path);
      await expectSound(page);
      await picture(page, `${name}-phone`);
    }
    expect([...trouble, ...empty.trouble]).to.deep.equal([]);
  });

  it('tell what would come of a body that is pasted, by keyboard and without script', async () => {
    const linked = await LinkedIssue.open();
    const { page, trouble, url } = await opened(linked.scenario, { isScriptOff: true });

    await page.goto(`${url}/deliveries/try`);
    await page.getByLabel('Body').fill(JSON.stringify(linked.issue.transition(DONE)));
    await page.getByRole('button', { name: 'See what would happen' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('so the tracker issue was resolved').waitFor();
    await picture(page, 'tried-light');

    expect(linked.trackerStatus).to.equal('unresolved');
    expect(trouble).to.deep.equal([]);
  });

  it('make a key, show it once with a button that copies it, and revoke it', async () => {
    const scenario = new Scenario();
    await scenario.connect();
    const { page, trouble, url } = await opened(scenario);

    await page.goto(`${url}/keys/new`);
    await page.getByLabel('Name').fill('Grace');
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByRole('button', { name: 'Copy: API key' }).waitFor();
    await expectSound(page);
    await picture(page, 'key-made-light');
    await page.goto(`${url}/keys`);
    await page.getByRole('link', { name: 'Revoke' }).click();
    await page.getByRole('button', { name: 'Revoke it' }).click();
    await page.getByText('it lets nobody in any more').waitFor();

    expect(trouble).to.deep.equal([]);
  });

  it('show a page of 10,000 Deliveries, changes and keys', async () => {
    const { scenario, connected } = await LinkedIssue.open();
    const { organizationId, integrationId } = connected;
    const { deliveries, auditEntries, apiKeys } = scenario.tables;
    for (let at = 0; at < MANY; at += 1) {
      const [delivery, entry, key] = [
        aKeptDelivery({ integrationId, sequence: at }),
        anAuditEntry({ organizationId, begunAt: afterNoon(at) }),
        anApiKey(organizationId, { fingerprint: `of ${at}` }),
      ];
      deliveries.set(delivery.id, delivery);
      auditEntries.set(entry.id, entry);
      apiKeys.set(key.id, key);
    }
    const { page, trouble, url } = await opened(scenario);

    for (const path of ['/deliveries', '/audit', '/keys']) {
      await page.goto(url + path);
      expect(await page.locator('tbody tr').count(), path).to.equal(50);
      await page.getByRole('link', { name: 'Show more' }).click();
      await page.waitForURL(/after=/);
      expect(await page.locator('tbody tr').count(), path).to.equal(50);
    }
    expect(trouble).to.deep.equal([]);
  });
});
