import { expect } from 'chai';

import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { DATABASES, type NamedDatabase } from '../support/e2e-database.ts';
import { startService, type Service } from '../support/e2e-service.ts';
import { Story } from '../support/e2e-story.ts';
import { until } from '../support/e2e-until.ts';

const JIRAS = [
  { name: 'Jira 9.12', options: { version: '9.12.15' } },
  { name: 'Jira 10.3', options: { version: '10.3.2' } },
  { name: 'Jira 10.3 below a context path', options: { version: '10.3.2', contextPath: '/jira' } },
];

for (const [databaseName, open] of DATABASES) {
  describe(`Lockstep on ${databaseName}`, function () {
    this.timeout(60_000);
    let database: NamedDatabase;
    let service: Service;
    let sandbox: Sandbox;

    before(async () => {
      database = await open();
      service = await startService(database.settings);
    });
    after(async () => {
      await service.stop();
      await database.close();
    });
    afterEach(() => sandbox.close());

    for (const { name, options } of JIRAS) {
      it(`keeps a tracker issue in lockstep with an issue of ${name}`, async () => {
        sandbox = await startSandbox(options);
        const { issues } = sandbox.jira;
        const story = new Story(service.api, sandbox);

        const connection = await story.prepare();
        expect((await story.integration(connection.integrationId)).state).to.equal('awaiting_authorization');
        const page = await story.authorize(connection.integrationId);
        expect(page.status, page.text).to.equal(200);
        expect(await story.integration(connection.integrationId)).to.deep.include({
          state: 'active',
          problem: null,
        });
        expect(sandbox.jira.webhooks()).to.have.lengthOf(1);

        const pair = await story.link(connection);
        expect(await story.trackerStatus(pair)).to.equal('unresolved');

        issues.transition(pair.jiraIssueKey, { to: 'Done' });
        await story.trackerIssueBecomes(pair, 'resolved');
        issues.transition(pair.jiraIssueKey, { to: 'To Do' });
        await story.trackerIssueBecomes(pair, 'unresolved');

        const moved = issues.move(pair.jiraIssueKey, { project: 'OPS' });
        await until('the key', async () =>
          (await story.linkView(pair.linkId)).jiraIssueKey === moved.key ? true : null,
        );

        issues.comment(moved.key, { body: 'It still breaks' });
        await sandbox.jira.deliveriesSettled();
        expect(sandbox.jira.deliveries().map(({ outcome }) => outcome)).to.satisfy(
          (outcomes: readonly { readonly state: string }[]) =>
            outcomes.every(({ state }) => state === 'answered'),
        );

        expect(await story.reasons(pair)).to.deep.equal(['resolved', 'unresolved', 'key_changed']);
        expect(await story.trackerStatus(pair)).to.equal('unresolved');
        const sentences = (await story.timeline(pair)).map(({ sentence }) => sentence);
        expect(sentences[1]).to.equal(
          'Dev One moved the Jira issue from “To Do” to “Done”, so the tracker issue was resolved.',
        );
        expect(sentences.at(-1)).to.contain(pair.jiraIssueKey).and.to.contain(moved.key);
        expect((await story.integration(connection.integrationId)).lastEventAt).to.be.a('string');
      });
    }
  });
}
