import { expect } from 'chai';

import type { Effect } from '../../src/domain/effect.ts';
import { MOST_ATTEMPTS } from '../../src/domain/effect.ts';
import { anEffectOn } from '../support/builders.ts';
import { browsing, expectAccessible, expectToFit, picture, SCHEMES, signInOn } from '../support/browser.ts';
import { aHostileUser, HOSTILE_DONE } from '../support/hostile-jira.ts';
import { aUser, DONE, IN_PROGRESS, TO_DO } from '../support/payloads.ts';
import { LinkedIssue } from '../support/scenario-linked-issue.ts';
import { portsOf, serving } from '../support/test-server.ts';

const DAY = 24 * 60 * 60_000;

describe('the timeline of a link, in a browser', function () {
  this.timeout(120_000);
  const serve = serving();
  const browser = browsing();

  /** A link with something of everything: done, left alone, given up, waiting. */
  async function eventful(): Promise<LinkedIssue> {
    const linked = await LinkedIssue.open();
    const { issue, scenario } = linked;
    await scenario.addTrackerUser(linked.connected, { name: 'User grace' });
    await linked.happen(
      issue.transition(IN_PROGRESS),
      issue.assign(aUser('grace', { displayName: 'Grace' })),
    );
    await linked.happen(issue.transition(DONE), issue.comment());
    scenario.trackers.plan(Array<'fails_before'>(MOST_ATTEMPTS).fill('fails_before'));
    await linked.happen(issue.transition(TO_DO));
    for (let tried = 1; tried < MOST_ATTEMPTS; tried += 1) await scenario.sweepAfter(DAY);
    await linked.happen({ ...issue.transition(HOSTILE_DONE), user: aHostileUser() });
    scenario.trackers.plan(['fails_before']);
    await linked.happen(issue.transition(IN_PROGRESS));
    return linked;
  }

  for (const scheme of SCHEMES) {
    it(`tells what happened and what waits, ${scheme}`, async () => {
      const linked = await eventful();
      const { url } = await serve(portsOf(linked.scenario));
      const { page, trouble } = await browser.open(url, { scheme });
      await signInOn(page, url);

      await page.goto(`${url}/console/links/${linked.linkId}`);
      await page.getByRole('heading', { name: 'Not done yet' }).waitFor();
      await expectAccessible(page);
      await picture(page, `timeline-${scheme}`);
      await page.getByText('Why, exactly').first().click();
      await page.getByText('What stopped the last try').first().waitFor();
      await expectAccessible(page);

      expect(trouble).to.deep.equal([]);
    });
  }

  it('shows by itself that what waited is done', async () => {
    const linked = await LinkedIssue.open();
    const { url } = await serve(portsOf(linked.scenario));
    const { page, trouble } = await browser.open(url);
    await signInOn(page, url);
    await linked.scenario.deliver(linked.connected, linked.issue.transition(DONE));
    linked.scenario.trackers.plan(['fails_before']);
    await linked.scenario.settle();

    await page.goto(`${url}/console/links/${linked.linkId}`);
    await page.getByRole('heading', { name: 'Not done yet' }).waitFor();
    await linked.scenario.sweepAfter(60 * 60_000);

    await page.getByText('so the tracker issue was resolved').waitFor();
    await page.getByRole('heading', { name: 'Not done yet' }).waitFor({ state: 'detached' });
    expect(trouble).to.deep.equal([]);
  });

  it('works without script, by keyboard and on a phone: what was given up is tried again', async () => {
    const linked = await eventful();
    const { url } = await serve(portsOf(linked.scenario));
    const { page, trouble } = await browser.open(url, { width: 375, isScriptOff: true });
    await signInOn(page, url);

    await page.goto(`${url}/console/links/${linked.linkId}`);
    await picture(page, 'timeline-phone');
    await page.getByRole('button', { name: 'Try again' }).first().focus();
    await page.keyboard.press('Enter');

    await page.getByText('It is tried again now.').waitFor();
    await expectToFit(page);
    expect(trouble).to.deep.equal([]);
  });

  it('says that nothing happened yet, where nothing has', async () => {
    const linked = await LinkedIssue.open();
    linked.scenario.tables.effects.clear();
    const { url } = await serve(portsOf(linked.scenario));
    const { page, trouble } = await browser.open(url, { width: 375 });
    await signInOn(page, url);

    await page.goto(`${url}/console/links/${linked.linkId}`);
    await page.getByText('Nothing has happened yet').waitFor();

    await expectAccessible(page);
    await expectToFit(page);
    expect(trouble).to.deep.equal([]);
  });

  it('shows the newest of 10,000 entries, and leads on to older ones', async () => {
    const linked = await LinkedIssue.open();
    const link = linked.scenario.tables.links.get(linked.linkId) ?? expect.fail('there is no link');
    const many: readonly Effect[] = Array.from({ length: 10_000 }, () =>
      anEffectOn(link, { state: 'applied' }),
    );
    await linked.scenario.ports.storage.unitOfWork.run(({ effects }) => effects.add(many));
    const { url } = await serve(portsOf(linked.scenario));
    const { page, trouble } = await browser.open(url);
    await signInOn(page, url);

    await page.goto(`${url}/console/links/${linked.linkId}`);
    expect(await page.locator('.entry').count()).to.equal(50);
    await page.getByRole('link', { name: 'Show more' }).click();
    await page.waitForURL(/after=/);

    expect(await page.locator('.entry').count()).to.equal(50);
    await expectAccessible(page);
    expect(trouble).to.deep.equal([]);
  });
});
