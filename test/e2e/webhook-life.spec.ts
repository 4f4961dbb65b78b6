import { expect } from 'chai';

import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { onPostgres, type NamedDatabase } from '../support/e2e-database.ts';
import { startService, type Service } from '../support/e2e-service.ts';
import { Story, type IntegrationView, type LinkedPair, type NewConnection } from '../support/e2e-story.ts';
import { until } from '../support/e2e-until.ts';

describe('the webhook’s life', function () {
  this.timeout(60_000);
  let database: NamedDatabase;
  let service: Service;
  let sandbox: Sandbox;
  let story: Story;
  let connection: NewConnection;
  let pair: LinkedPair;

  before(async () => {
    database = await onPostgres();
    service = await startService(database.settings);
  });
  after(async () => {
    await service.stop();
    await database.close();
  });
  afterEach(() => sandbox.close());

  async function begin(version: string): Promise<void> {
    sandbox = await startSandbox({ version });
    story = new Story(service.api, sandbox);
    connection = await story.connect();
    pair = await story.link(connection);
  }

  const path = () => `/integrations/${connection.integrationId}`;
  const check = () => service.api.post<IntegrationView>(`${path()}/webhook/check`);
  const ours = () => {
    const [webhook, ...others] = story.webhooks();
    if (webhook === undefined || others.length > 0) throw new Error('there is not one webhook of ours');
    return webhook;
  };

  /** Shows that events come and are acted on. */
  async function worksStill(): Promise<void> {
    for (const [to, status] of [
      ['Done', 'resolved'],
      ['To Do', 'unresolved'],
    ] as const) {
      sandbox.jira.issues.transition(pair.jiraIssueKey, { to });
      await story.trackerIssueBecomes(pair, status);
    }
  }

  it('goes on after Jira was upgraded from 9 to 10, by the new API, and signed from then on', async () => {
    await begin('9.12.15');
    await worksStill();
    sandbox.jira.setVersion('10.3.2');

    const { webhook, bodySignature } = await check();

    expect(webhook).to.deep.include({ mode: 'managed', api: 'jira_10', problem: null });
    expect(bodySignature).to.equal('unknown');
    expect(ours().secret).to.be.a('string');
    await worksStill();
    expect((await story.integration(connection.integrationId)).bodySignature).to.equal('required');
    await sandbox.jira.deliveriesSettled();
    const { statistics } = (await check()).webhook as IntegrationView['webhook'] & { statistics: object };
    expect(statistics).to.include({ failures: 0, errors: 0 });
  });

  for (const version of ['9.12.15', '10.3.2']) {
    it(`is mended when an admin of Jira ${version} switched it off, bent it, or deleted it`, async () => {
      await begin(version);
      const { id } = ours();
      sandbox.jira.changeWebhook(id, { active: false, events: ['jira:issue_created'], name: 'Off' });
      await check();
      await worksStill();
      expect(ours()).to.include({ id, name: 'Lockstep' });

      sandbox.jira.deleteWebhook(id);
      await check();
      await worksStill();
    });

    it(`is rotated in Jira ${version}: the old address is taken meanwhile, and not at all without overlap`, async () => {
      await begin(version);
      const [first, knocks] = [ours(), (url: string) => fetch(url, knock).then(({ status }) => status)];

      const rotated = await service.api.post<{ manual: object | null }>(`${path()}/webhook/rotate`);
      const second = ours();
      expect(rotated.manual).to.equal(null);
      expect(second.id).to.equal(first.id);
      expect(second.url).to.not.equal(first.url);
      if (version.startsWith('10')) expect(second.secret).to.not.be.oneOf([null, first.secret]);
      expect([await knocks(first.url), await knocks(second.url)]).to.deep.equal([200, 200]);
      await worksStill();

      await service.api.post(`${path()}/webhook/rotate`, { overlapHours: 0 });
      expect([await knocks(first.url), await knocks(second.url)]).to.deep.equal([404, 404]);
      await worksStill();
    });

    it(`is out of Jira ${version} once uninstalled, and a new one is made when the Jira is connected anew`, async () => {
      await begin(version);
      const { url } = ours();
      await worksStill();
      const timeline = await story.timeline(pair);

      const { text } = await service.api.ask('DELETE', path());

      expect(JSON.parse(text)).to.have.property('outcome', 'uninstalled');
      expect(sandbox.jira.webhooks()).to.deep.equal([]);
      expect((await fetch(url, knock)).status).to.equal(404);
      expect(await story.timeline(pair)).to.deep.equal(timeline);
      expect((await story.linkView(pair.linkId)).state).to.equal('unlinked');
      expect((await service.api.ask('DELETE', path())).text).to.equal(text);

      connection = await story.connect();
      pair = await story.link(connection);
      await worksStill();
      expect(ours().url).to.not.equal(url);
    });
  }

  it('is uninstalled also when Jira is gone, with a word on what may be left there', async () => {
    await begin('10.3.2');
    await sandbox.close();

    const { status, text } = await service.api.ask('DELETE', path());

    expect(status).to.equal(200);
    const { outcome, leftInJira } = JSON.parse(text) as { outcome: string; leftInJira: readonly string[] };
    expect(outcome).to.equal('uninstalled');
    expect(leftInJira[0]).to.match(/may still stand .* System > WebHooks/);
    expect((await story.integration(connection.integrationId)).problem).to.include({
      code: 'webhook_left_in_jira',
    });
  });

  it('follows Lockstep to another public URL soon after it starts there', async () => {
    await begin('10.3.2');
    const { id, url } = ours();
    await service.stop();

    service = await startService(database.settings);
    story = new Story(service.api, sandbox);

    await until('the webhook at the new address', () =>
      ours().url.startsWith(service.publicUrl) ? true : null,
    );
    expect(ours()).to.include({ id });
    expect(ours().url).to.not.equal(url);
    await worksStill();
  });
});

/** An event about nothing in particular. */
const knock = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
