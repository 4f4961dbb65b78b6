import { expect } from 'chai';

import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { onPostgres, type NamedDatabase } from '../support/e2e-database.ts';
import { startService, type Service } from '../support/e2e-service.ts';
import { Story } from '../support/e2e-story.ts';

describe('an upgrade of Jira while Lockstep runs', function () {
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

  it('loses no event, and the check of the webhook finds it again where the new version keeps it', async () => {
    sandbox = await startSandbox({ version: '9.12.15' });
    const { jira } = sandbox;
    const story = new Story(service.api, sandbox);
    const connection = await story.connect();
    const pair = await story.link(connection);
    const known = async () => (await story.integration(connection.integrationId)).webhook.jiraWebhookId;
    const onNine = await known();

    jira.setVersion('10.3.2');
    jira.issues.transition(pair.jiraIssueKey, { to: 'Done' });
    await story.trackerIssueBecomes(pair, 'resolved');

    await service.api.post(`/integrations/${connection.integrationId}/webhook/check`);
    const [webhook, ...more] = story.webhooks();
    expect(more, 'made a second one').to.deep.equal([]);
    expect(webhook?.secret, 'signs from now on').to.be.a('string');
    expect(await known())
      .to.equal(String(webhook?.id))
      .and.not.to.equal(onNine);

    jira.issues.transition(pair.jiraIssueKey, { to: 'To Do' });
    await story.trackerIssueBecomes(pair, 'unresolved');
    expect((await story.integration(connection.integrationId)).bodySignature).to.equal('required');

    jira.setVersion('11.1.0');
    jira.issues.transition(pair.jiraIssueKey, { to: 'Done' });
    await story.trackerIssueBecomes(pair, 'resolved');
    await service.api.post(`/integrations/${connection.integrationId}/webhook/check`);
    expect(story.webhooks()).to.have.lengthOf(1);
    expect(await known()).to.equal(String(webhook?.id));
  });
});
