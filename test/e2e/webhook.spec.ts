import { randomUUID } from 'node:crypto';

import { expect } from 'chai';
import jwt from 'jsonwebtoken';

import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { WEBHOOK_TOKEN_AUDIENCE } from '../../src/domain/webhook-token.ts';
import { onPostgres, type NamedDatabase } from '../support/e2e-database.ts';
import { startService, type Service } from '../support/e2e-service.ts';
import { Story } from '../support/e2e-story.ts';

const EVENTS = [
  ...['jira:issue_created', 'jira:issue_updated', 'jira:issue_deleted'],
  ...['comment_created', 'comment_updated', 'comment_deleted'],
];

interface ManualWebhookView {
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly secret: string | null;
}

describe('the webhook in Jira', function () {
  this.timeout(60_000);
  let database: NamedDatabase;
  let service: Service;
  let sandbox: Sandbox;

  before(async () => {
    database = await onPostgres();
    service = await startService(database.settings);
  });
  after(async () => {
    await service.stop();
    await database.close();
  });
  afterEach(() => sandbox.close());

  for (const version of ['9.12.15', '10.3.2']) {
    it(`is one of ours, and right, however often and at once it is made, beside others of Jira ${version}`, async () => {
      sandbox = await startSandbox({ version });
      const { jira } = sandbox;
      const story = new Story(service.api, sandbox);
      const connection = await story.prepare();
      const { integrationId } = connection;
      for (const url of foreignUrls(service.publicUrl, integrationId)) {
        jira.createWebhook({ name: 'Lockstep', url, events: ['project_created'] });
      }
      const others = jira.webhooks();
      const ours = () => jira.webhooks().slice(others.length);

      await story.authorize(integrationId);
      const [first] = ours();

      await story.authorize(integrationId);
      const check = () => service.api.post(`/integrations/${integrationId}/webhook/check`);
      await check();
      await Promise.all([check(), check(), check(), story.authorize(integrationId)]);
      expect(ours().map(({ id, url, secret }) => ({ id, url, secret }))).to.deep.equal([
        { id: first?.id, url: first?.url, secret: first?.secret },
      ]);
      expect(ours()[0]).to.deep.include({ active: true, filter: '', excludeBody: false });
      expect(ours()[0]?.events).to.have.members(EVENTS);
      expect(jira.webhooks().slice(0, others.length)).to.deep.equal(others);

      // Bent and doubled by hand, it is made right, and one, again.
      const { id = 0, url = '' } = first ?? {};
      jira.changeWebhook(id, { active: false, filter: 'project = ABC', events: ['jira:issue_created'] });
      jira.createWebhook({ name: 'Once more', url, events: EVENTS });
      await Promise.all([check(), check()]);
      expect(ours()).to.have.lengthOf(1);
      expect(ours()[0]).to.deep.include({ url, active: true, filter: '', excludeBody: false });
      expect(ours()[0]?.events).to.have.members(EVENTS);
      expect(jira.webhooks().slice(0, others.length)).to.deep.equal(others);

      const pair = await story.link(connection);
      jira.issues.transition(pair.jiraIssueKey, { to: 'Done' });
      await story.trackerIssueBecomes(pair, 'resolved');
      expect(await story.reasons(pair)).to.deep.equal(['resolved']);
    });

    it(`is pasted by hand where Jira ${version} forbids to make it, and counts as standing when an event comes`, async () => {
      sandbox = await startSandbox({ version });
      const { jira } = sandbox;
      const story = new Story(service.api, sandbox);
      const connection = await story.prepare();
      jira.switchOn('webhook-creation-forbidden');

      const page = await story.authorize(connection.integrationId);
      expect(page.status).to.equal(200);
      const path = `/integrations/${connection.integrationId}`;
      expect((await story.integration(connection.integrationId)).webhook.mode).to.equal('manual');
      expect((await story.integration(connection.integrationId)).lastEventAt).to.equal(null);
      expect(jira.webhooks()).to.deep.equal([]);

      const manual = await service.api.get<ManualWebhookView>(`${path}/webhook/manual`);
      expect(manual.events).to.have.members(EVENTS);
      expect(manual.secret).to.be.a(version.startsWith('9') ? 'null' : 'string');
      const { name, url, events, secret } = manual;
      jira.createWebhook({ name, url, events, secret });

      const pair = await story.link(connection);
      jira.issues.transition(pair.jiraIssueKey, { to: 'Done' });
      await story.trackerIssueBecomes(pair, 'resolved');
      const integration = await story.integration(connection.integrationId);
      expect(integration.lastEventAt).to.be.a('string');
      expect(integration.bodySignature).to.equal(version.startsWith('9') ? 'unknown' : 'required');
    });
  }
});

/** Another program's, and such as come near to being ours: at another host or path, of another Integration, of no token. */
function foreignUrls(publicUrl: string, integrationId: string): readonly string[] {
  const door = '/extensions/jira-server/issue-updated';
  const tokenOf = (id: string) =>
    jwt.sign({ id, jti: randomUUID() }, 'of somebody else', {
      noTimestamp: true,
      audience: WEBHOOK_TOKEN_AUDIENCE,
    });
  return [
    'https://chat.example.com/hook',
    `https://lockstep.example.com${door}/${tokenOf(integrationId)}`,
    `${publicUrl}/other${door}/${tokenOf(integrationId)}`,
    `${publicUrl}${door}/${tokenOf(randomUUID())}`,
    `${publicUrl}${door}/no-token`,
  ];
}
