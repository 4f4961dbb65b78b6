import { expect } from 'chai';

import { MOST_ATTEMPTS } from '../../../../src/domain/effect.ts';
import { ConsoleVisitor } from '../../../support/console.ts';
import { aHostileUser, HOSTILE_DONE, LIVE_MARKUP, SCRIPT } from '../../../support/hostile-jira.ts';
import { DONE } from '../../../support/payloads.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { bearerOf, portsOf, serving } from '../../../support/test-server.ts';

const DAY = 24 * 60 * 60_000;

describe('Deliveries, in the console', () => {
  const serve = serving();
  let linked: LinkedIssue;
  let visitor: ConsoleVisitor;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    const { url } = await serve(portsOf(linked.scenario));
    visitor = new ConsoleVisitor(url);
    await visitor.signIn();
  });

  const page = async (path: string) => (await visitor.open(path)).text();
  const delivered = () => linked.scenario.deliveries.at(-1) ?? expect.fail('nothing was delivered');
  const signInAs = async (role: 'read' | 'operate', organizationId = linked.connected.organizationId) => {
    const bearer = await bearerOf(linked.scenario, organizationId, role);
    await visitor.signIn(bearer.slice('Bearer '.length));
  };
  const giveUp = async () => {
    linked.scenario.trackers.plan(Array<'fails_before'>(MOST_ATTEMPTS).fill('fails_before'));
    await linked.happen(linked.issue.transition(DONE));
    for (let tried = 1; tried < MOST_ATTEMPTS; tried += 1) await linked.scenario.sweepAfter(DAY);
    await visitor.signIn();
  };

  it('are listed with what came of them, and by state, Jira and time', async () => {
    await linked.happen(linked.issue.transition(DONE), linked.issue.edit());
    const [processed, ignored] = linked.scenario.deliveries.map(({ id }) => id);

    expect(await page('/deliveries'))
      .to.contain(processed)
      .and.contain(ignored);
    const some = await page(
      `/deliveries?state=ignored&integrationId=${linked.connected.integrationId}&since=hour`,
    );
    expect(some).to.contain(ignored).and.contain('Nothing that changed is kept in lockstep.');
    expect(some).not.to.contain(processed);
    expect(await page('/deliveries?state=dead')).to.contain('No such Delivery.');
  });

  it('name the issue by its key, and what came of them leads to the timeline', async () => {
    await linked.happen(linked.issue.transition(DONE));
    const { jiraIssueKey, jiraIssueId } = linked.link;

    const listed = await page('/deliveries');
    const one = await page(`/deliveries/${delivered().id}`);

    expect(listed).to.contain(`<td>${jiraIssueKey ?? ''} <small>${jiraIssueId}</small></td>`);
    expect(listed).to.match(
      new RegExp(
        `<a href="../console/links/${linked.linkId}">Status</a> <span[^>]*>done</span> <small>resolved<`,
      ),
    );
    expect(one).to.contain(`What Jira told about issue ${jiraIssueKey ?? ''},`);
  });

  it('show what Jira sent without what is secret in it, and what came of it', async () => {
    await linked.happen({ ...linked.issue.transition(DONE), secretToken: 'hunter2', note: SCRIPT });

    const markup = await page(`/deliveries/${delivered().id}`);

    expect(markup).to.contain('jira:issue_updated').and.contain('[removed]').and.contain('&lt;script');
    expect(markup).not.to.contain('hunter2');
    expect(markup).not.to.match(LIVE_MARKUP);
    expect(markup).to.contain('so the tracker issue was resolved.');
    expect(markup).to.contain(`/console/links/${linked.linkId}"`);
  });

  it('are replayed one by one', async () => {
    await linked.happen(linked.issue.edit());
    const { id } = delivered();

    const asked = await visitor.submit(`/deliveries/${id}`, `/deliveries/${id}/replay`, {
      back: `/console/deliveries/${id}`,
    });

    expect(asked.headers.get('Location')).to.match(new RegExp(`/deliveries/${id}\\?notice=replayed$`));
    expect(delivered().replay).not.to.equal(null);
  });

  it('are replayed many at once, after it was told how many', async () => {
    await giveUp();

    const counted = await page(`/replays?integrationId=${linked.connected.integrationId}`);
    expect(counted).to.contain('<strong>1 Effect</strong>');
    expect(linked.lastEffect?.state).to.equal('dead');
    const asked = await visitor.submit('/replays', '/replays', { state: 'dead' });

    expect(asked.status).to.equal(303);
    await linked.scenario.settle();
    expect(linked.trackerStatus).to.equal('resolved');
    expect(await page('/replays')).to.contain('There is nothing of that kind');
  });

  it('are for looking only for who may only look', async () => {
    await giveUp();
    await signInAs('read');

    expect(await page('/deliveries')).not.to.contain('/replays');
    expect((await visitor.open('/replays')).status).to.equal(403);
    const to = `/deliveries/${delivered().id}/replay`;
    expect(await page(`/deliveries/${delivered().id}`)).not.to.contain(to);
    expect((await visitor.submit('/deliveries', to, {})).status).to.equal(403);
  });

  it('are not there for another Organization', async () => {
    await linked.happen(linked.issue.transition(DONE));
    const strangers = await linked.scenario.useCases.createOrganization.execute({ name: 'Strangers' });
    await signInAs('operate', strangers.toProps().id);

    expect(await page('/deliveries')).not.to.contain(delivered().id);
    expect((await visitor.open(`/deliveries/${delivered().id}`)).status).to.equal(404);
    expect((await visitor.open(`/deliveries/try?delivery=${delivered().id}`)).status).to.equal(404);
  });

  describe('that are only tried', () => {
    const tryOut = async (body: unknown) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const integrationId = linked.connected.integrationId;
      return visitor.submit('/deliveries/try', '/deliveries/try', { integrationId, body: text });
    };

    it('are told what would come of them, for each link, and do nothing', async () => {
      await signInAs('read');
      const event = { ...linked.issue.transition(HOSTILE_DONE), user: aHostileUser() };

      const markup = await (await tryOut(event)).text();

      expect(markup).to.contain('would be done').and.contain('so the tracker issue was resolved.');
      expect(markup).to.contain(`/console/links/${linked.linkId}"`).and.contain('Mallory &lt;script');
      expect(markup).not.to.match(LIVE_MARKUP);
      expect(linked.scenario.deliveries).to.deep.equal([]);
      expect(linked.trackerStatus).to.equal('unresolved');
    });

    it('are told to be about no linked issue, or to be no JSON', async () => {
      expect(await (await tryOut({ issue: { id: '1' } })).text()).to.contain(
        'It is about an issue that is not linked.',
      );
      const refused = await tryOut('{"issue":');
      expect(refused.status).to.equal(422);
      expect(await refused.text())
        .to.contain('This is not JSON.')
        .and.contain('{&quot;issue&quot;:');
    });

    it('may be one that came before', async () => {
      await linked.happen(linked.issue.transition(DONE));

      const markup = await page(`/deliveries/try?delivery=${delivered().id}`);

      expect(markup).to.contain('&quot;webhookEvent&quot;:&quot;jira:issue_updated&quot;');
    });
  });
});
