import { expect } from 'chai';

import { MOST_ATTEMPTS } from '../../../../src/domain/effect.ts';
import { ConsoleVisitor } from '../../../support/console.ts';
import { DONE, TO_DO } from '../../../support/payloads.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { Scenario } from '../../../support/scenario.ts';
import { bearerOf, portsOf, serving } from '../../../support/test-server.ts';

const DAY = 24 * 60 * 60_000;

describe('the first page of the console', () => {
  const serve = serving();
  let linked: LinkedIssue;
  let visitor: ConsoleVisitor;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    const { url } = await serve(portsOf(linked.scenario));
    visitor = new ConsoleVisitor(url);
    await visitor.signIn();
  });

  const page = async (path = '/') => (await visitor.open(path)).text();
  const rolledUp = async () => {
    const { clock, ports } = linked.scenario;
    clock.advance(1000);
    await ports.storage.activity.rollUp(clock.now());
  };

  it('says that nothing needs anybody, when that is so', async () => {
    expect(await page()).to.contain('Nothing needs you.');
  });

  it('says that no Jira is connected, and where to do that', async () => {
    const { url } = await serve(portsOf(new Scenario()));
    const newcomer = new ConsoleVisitor(url);
    await newcomer.signIn();

    const markup = await (await newcomer.open('/')).text();

    expect(markup).to.contain('No Jira is connected yet.').and.contain('console/integrations/new"');
    expect(markup).not.to.contain('Nothing needs you.');
  });

  it('tells first what stands still, then what else needs a person, and leads there', async () => {
    const { scenario, connected } = linked;
    scenario.trackers.plan(Array<'fails_before'>(MOST_ATTEMPTS).fill('fails_before'));
    await linked.happen(linked.issue.transition(DONE));
    for (let tried = 1; tried < MOST_ATTEMPTS; tried += 1) await scenario.sweepAfter(DAY);
    scenario.jira.revokeAccess();
    await scenario.useCases.checkWebhook.execute(connected).catch(() => null);
    await visitor.signIn();

    const markup = await page();

    expect(markup)
      .to.contain('Authorize it again')
      .and.contain(`console/integrations/${connected.integrationId}`);
    expect(markup).to.contain('1 given up after the last try').and.contain('console/links?condition=dead');
    expect(markup.indexOf('Authorize it again')).to.be.lessThan(
      markup.indexOf('given up after the last try'),
    );
    expect(markup).not.to.contain('Nothing needs you.');
  });

  it('shows what was decided in the last day and week, as a picture, in words and as a table', async () => {
    await linked.happen(linked.issue.transition(DONE));
    await linked.happen(linked.issue.transition(TO_DO));
    await rolledUp();

    const day = await page();
    const week = await page('/?span=week');

    expect(day).to.contain('2 things carried over').and.contain('<svg').and.contain('The same as a table');
    expect(day.match(/<tr>/g)).to.have.lengthOf(25);
    expect(day).to.match(/As of <time [^>]+>[^<]+<\/time>, or up to a minute before/);
    expect(week).to.contain('2 things carried over');
    expect(week.match(/<tr>/g)).to.have.lengthOf(29);
  });

  for (const [address, told] of [
    ['/?span=nope', '<strong>The last</strong> must be one of day, week.'],
    ['/?span=day&span=week', '<strong>The last</strong> is there more than once.'],
    ['/?spam=week', '<strong>“spam”</strong> is none of the names known here: span.'],
  ] as const) {
    it(`says of what it is asked for what it does not understand, and still what needs a person: ${address}`, async () => {
      const answer = await visitor.open(address);
      const markup = await answer.text();

      expect(answer.status).to.equal(422);
      expect(markup)
        .to.contain('Nothing is shown of what was done, for this page’s address was not understood.')
        .and.contain(`<li>${told}</li>`)
        .and.contain('>Show the last day</a>')
        .and.contain('Nothing needs you.');
      expect(markup).not.to.contain('things carried over').and.not.contain('<svg');
    });
  }

  it('understands the words of its own ways to it', async () => {
    for (const address of [
      '/',
      '/?span=',
      '/?span=day',
      '/?notice=signed_out',
      '/?notice=replayed&span=week',
    ]) {
      const answer = await visitor.open(address);

      expect(answer.status, address).to.equal(200);
      expect(await answer.text(), address)
        .to.contain('things carried over')
        .and.not.contain('was not understood');
    }
  });

  it('shows another Organization nothing of it', async () => {
    await linked.happen(linked.issue.transition(DONE));
    await rolledUp();
    const { scenario } = linked;
    const strangers = await scenario.connect('https://other.example.com');
    const bearer = await bearerOf(scenario, strangers.organizationId, 'read');
    await visitor.signIn(bearer.slice('Bearer '.length));

    expect(await page())
      .to.contain('0 things carried over')
      .and.not.contain('jira.example.com');
  });
});
