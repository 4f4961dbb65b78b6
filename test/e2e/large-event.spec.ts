import { expect } from 'chai';

import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { onPostgres, type NamedDatabase } from '../support/e2e-database.ts';
import { postingsOf } from '../support/e2e-posting.ts';
import { startService, type Service } from '../support/e2e-service.ts';
import { Story } from '../support/e2e-story.ts';

const FIVE_MB = 5_000_000;

describe('an event of 5 MB', function () {
  this.timeout(60_000);
  let database: NamedDatabase;
  let service: Service;
  let sandbox: Sandbox;

  before(async () => {
    database = await onPostgres();
    service = await startService(database.settings);
    sandbox = await startSandbox();
  });
  after(async () => {
    await service.stop();
    await sandbox.close();
    await database.close();
  });

  it('is taken, and done as any other', async () => {
    const { issues } = sandbox.jira;
    const story = new Story(service.api, sandbox);
    const pair = await story.link(await story.connect());
    // Every event of an issue carries its description; this one's own, with the text before and after, is not sent.
    postingsOf(sandbox, () => issues.edit(pair.jiraIssueKey, { description: 'ä'.repeat(FIVE_MB / 2) }));

    issues.transition(pair.jiraIssueKey, { to: 'Done' });
    await sandbox.jira.deliveriesSettled();

    const sent = sandbox.jira.deliveries().at(-1);
    expect(Buffer.byteLength(sent?.body ?? '')).to.be.above(FIVE_MB);
    expect(sent?.outcome).to.include({ state: 'answered', status: 202 });
    await story.trackerIssueBecomes(pair, 'resolved');
    expect(await story.reasons(pair)).to.deep.equal(['resolved']);
  });
});
