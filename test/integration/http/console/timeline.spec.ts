import { expect } from 'chai';

import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import { MOST_ATTEMPTS } from '../../../../src/domain/effect.ts';
import { ConsoleVisitor } from '../../../support/console.ts';
import { aHostileUser, HOSTILE_DONE, LIVE_MARKUP } from '../../../support/hostile-jira.ts';
import { DONE } from '../../../support/payloads.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { bearerOf, portsOf, serving } from '../../../support/test-server.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

describe('the timeline of a link, in the console', () => {
  const serve = serving();
  let linked: LinkedIssue;
  let url: string;
  let visitor: ConsoleVisitor;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    ({ url } = await serve(portsOf(linked.scenario)));
    visitor = new ConsoleVisitor(url);
    await visitor.signIn();
  });

  const page = async (query = '') => (await visitor.open(`/links/${linked.linkId}${query}`)).text();
  const tryInVain = async (times: number) => {
    linked.scenario.trackers.plan(Array<'fails_before'>(times).fill('fails_before'));
    await linked.happen(linked.issue.transition(DONE));
    for (let tried = 1; tried < times; tried += 1) await linked.scenario.sweepAfter(DAY);
    // By then the session was over.
    await visitor.signIn();
  };

  it('tells who did what in Jira, what was done for it, and leads to both issues and to what Jira sent', async () => {
    await linked.happen(linked.issue.transition(DONE));

    const markup = await page();

    expect(markup).to.contain('User ada moved the Jira issue from “To Do” to “Done”');
    expect(markup).to.contain('so the tracker issue was resolved.');
    expect(markup).to.contain('href="https://jira.example.com/browse/ABC-4"');
    expect(markup).to.contain('A crash');
    const { id } = linked.scenario.deliveries[0] ?? expect.fail('nothing was delivered');
    expect(markup).to.contain(`href="../../console/deliveries/${id}"`);
    expect(markup).to.contain('in lockstep');
  });

  it('tells what waits, until when and what stopped it, and asks for news', async () => {
    await tryInVain(1);

    const markup = await page();

    expect(markup).to.contain('Not done yet').and.contain('the tracker is away').and.contain('next try');
    const version = /hx-get="\?part=news&amp;seen=([\w-]+)"/.exec(markup)?.[1] ?? expect.fail('no news');
    expect((await visitor.open(`/links/${linked.linkId}?part=news&seen=${version}`)).status).to.equal(204);
    await linked.scenario.sweepAfter(HOUR);
    const news = await page(`?part=news&seen=${version}`);
    expect(news).to.match(/^<div id="news"/);
    expect(news).not.to.contain('Not done yet');
  });

  it('takes what happens next to an open page, with how both issues stand then', async () => {
    const version =
      /hx-get="\?part=news&amp;seen=([\w-]+)"/.exec(await page())?.[1] ?? expect.fail('no news');
    expect((await visitor.open(`/links/${linked.linkId}?part=news&seen=${version}`)).status).to.equal(204);

    await linked.happen(linked.issue.transition(DONE));

    const news = await page(`?part=news&seen=${version}`);
    expect(news).to.contain('so the tracker issue was resolved.').and.contain(' · Done');
    expect(news).to.contain(' · resolved').and.contain('hx-trigger="every 5s"');
  });

  it('has what was given up tried again, says by whom, and keeps what was decided before', async () => {
    await tryInVain(MOST_ATTEMPTS);
    const effect = linked.lastEffect?.id ?? expect.fail('there is no Effect');
    expect(await page()).to.contain(`/effects/${effect}/replay"`);

    const back = `/console/links/${linked.linkId}`;
    const asked = await visitor.submit(`/links/${linked.linkId}`, `/effects/${effect}/replay`, { back });

    expect(asked.status).to.equal(303);
    const { pathname, search } = new URL(
      asked.headers.get('Location') ?? '',
      `${url}/console/effects/${effect}/replay`,
    );
    expect(pathname + search).to.equal(`${back}?notice=replayed`);
    await linked.scenario.settle();
    const markup = await page('?notice=replayed');
    expect(markup).to.contain('It is tried again now.').and.contain('Before it was tried again');
    expect(linked.trackerStatus).to.equal('resolved');
  });

  it('leads nobody to another site after a replay', async () => {
    await tryInVain(MOST_ATTEMPTS);
    const to = `/effects/${linked.lastEffect?.id ?? ''}/replay`;

    const asked = await visitor.submit(`/links/${linked.linkId}`, to, { back: 'https://evil.example' });

    expect(asked.headers.get('Location')).to.equal('../../../console?notice=replayed');
  });

  it('offers who may only look nothing to do, and refuses it, too', async () => {
    await tryInVain(MOST_ATTEMPTS);
    const bearer = await bearerOf(linked.scenario, linked.connected.organizationId, 'read');
    await visitor.signIn(bearer.slice('Bearer '.length));

    const markup = await page();

    expect(markup).to.contain('given up').and.not.contain('/replay"').and.not.contain('/unlink"');
    const to = `/effects/${linked.lastEffect?.id ?? ''}/replay`;
    expect((await visitor.submit(`/links/${linked.linkId}`, to, {})).status).to.equal(403);
  });

  it('is not there for another Organization', async () => {
    const { scenario } = linked;
    const strangers = await scenario.useCases.createOrganization.execute({ name: 'Strangers' });
    const bearer = await bearerOf(scenario, strangers.toProps().id);
    await visitor.signIn(bearer.slice('Bearer '.length));

    expect((await visitor.open(`/links/${linked.linkId}`)).status).to.equal(404);
  });

  it('says first what keeps anything from following', async () => {
    linked.scenario.jira.revokeAccess();
    await linked.scenario.useCases.checkWebhook
      .execute({ integrationId: linked.connected.integrationId })
      .catch(() => null);

    expect(await page()).to.contain('This Jira cannot be asked for anything now.');

    await linked.scenario.useCases.changeIntegration.execute({
      ...{ scope: EVERYTHING, integrationId: linked.connected.integrationId },
      change: (present) => ({ ...present, isEnabled: false }),
    });

    expect(await page())
      .to.contain('This Jira is switched off.')
      .and.not.contain('cannot be asked for anything');
  });

  it('shows text of Jira as text', async () => {
    await linked.happen(
      { ...linked.issue.transition(HOSTILE_DONE), user: aHostileUser() },
      linked.issue.assign(aHostileUser(), { by: aHostileUser() }),
    );

    const markup = await page();

    expect(markup).to.contain('Mallory &lt;script').and.contain('&lt;img');
    expect(markup).not.to.match(LIVE_MARKUP);
  });

  it('shows so much at a time, and leads to what is older', async () => {
    for (let edited = 0; edited < 30; edited += 1) {
      await linked.happen(linked.issue.transition(DONE), linked.issue.transition(linked.issue.status));
    }
    const before = linked.scenario.effectsOf(linked.linkId).length;
    expect(before).to.be.greaterThan(50);

    const first = await page();

    const next = /href="[^"]*(\?after=[^"]+)"/.exec(first)?.[1] ?? expect.fail('no way to what is older');
    expect(first.split('class="entry"').length - 1).to.equal(50);
    expect((await page(next)).split('class="entry"').length - 1).to.equal(Math.min(50, before - 50));
  });
});
