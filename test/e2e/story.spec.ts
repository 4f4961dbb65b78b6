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

        await service.api.put(`/installations/${connection.installationId}/settings`, {
          inboundComments: true,
          resolvesOnDeletion: true,
        });
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

        const comment = issues.comment(moved.key, { body: 'It still breaks' });
        issues.comment(moved.key, {
          body: 'Not for everybody',
          visibility: { type: 'role', value: 'Developers' },
        });
        await story.commentsBecome(pair, ['It still breaks']);
        issues.editComment(moved.key, comment.id, { body: 'It breaks no more' });
        await story.commentsBecome(pair, ['It breaks no more']);
        issues.deleteComment(moved.key, comment.id);
        await story.commentsBecome(pair, []);
        await sandbox.jira.deliveriesSettled();
        expect(sandbox.jira.deliveries().map(({ outcome }) => outcome)).to.satisfy(
          (outcomes: readonly { readonly state: string }[]) =>
            outcomes.every(({ state }) => state === 'answered'),
        );

        const reasons = await story.reasons(pair);
        expect(reasons.slice(0, 3)).to.deep.equal(['resolved', 'unresolved', 'key_changed']);
        // The two webhooks of a comment, and on Jira 10 those of different moments, overtake each other.
        const overtaken = ['comment_known', 'stale', 'comment_deleted_before'];
        expect(reasons.slice(3).filter((reason) => !overtaken.includes(reason))).to.have.members([
          'comment_written',
          'comment_restricted',
          'comment_edited',
          'comment_deleted',
        ]);
        expect(await story.trackerStatus(pair)).to.equal('unresolved');
        const sentences = (await story.timeline(pair)).map(({ sentence }) => sentence);
        expect(sentences[1]).to.equal(
          'Dev One moved the Jira issue from “To Do” to “Done” (jira:issue_updated), so the tracker issue was resolved.',
        );
        expect(sentences[3]).to.contain(pair.jiraIssueKey).and.to.contain(moved.key);

        issues.delete(moved.key);
        await story.commentsBecome(pair, [
          `The Jira issue ${moved.key} was deleted by Dev One. It is not linked to this issue any more.`,
        ]);
        expect((await story.linkView(pair.linkId)).state).to.equal('deleted');
        await story.trackerIssueBecomes(pair, 'resolved');
        expect((await story.integration(connection.integrationId)).lastEventAt).to.be.a('string');
      });
    }
  });
}
