import { expect } from 'chai';

import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { ApiClient } from '../support/e2e-api.ts';
import { DATABASES, type NamedDatabase } from '../support/e2e-database.ts';
import { post, postingsOf } from '../support/e2e-posting.ts';
import { ServiceProcess } from '../support/e2e-process.ts';
import { newAdminKey } from '../support/e2e-service.ts';
import { until } from '../support/e2e-until.ts';
import { Story, type LinkedPair, type NewConnection } from '../support/e2e-story.ts';

const WITHIN_MS = 10_000;
const BURST = 30;

for (const [databaseName, open] of DATABASES) {
  describe(`SIGKILL on ${databaseName}`, function () {
    this.timeout(90_000);
    let database: NamedDatabase;
    let service: ServiceProcess;
    let sandbox: Sandbox;
    let story: Story;
    let connection: NewConnection;

    before(async () => {
      database = await open();
      const adminKey = newAdminKey();
      service = await ServiceProcess.with({ ...database.settings, LOCKSTEP_ADMIN_KEY: adminKey });
      sandbox = await startSandbox();
      story = new Story(new ApiClient(service.url, adminKey), sandbox);
      await service.start();
      connection = await story.connect();
    });
    after(async () => {
      await service.close();
      await sandbox.close();
      await database.close();
    });

    const isDoneInJira = ({ jiraIssueKey }: LinkedPair): true | null =>
      sandbox.jira.issues.get(jiraIssueKey).status.name === 'Done' ? true : null;
    const isDone = (...pairs: readonly LinkedPair[]) =>
      postingsOf(sandbox, () => {
        for (const { jiraIssueKey } of pairs) sandbox.jira.issues.transition(jiraIssueKey, { to: 'Done' });
      });

    it('right after an event was taken leaves its effect to be done at the next start, once', async () => {
      const pair = await story.link(connection);

      for (const posting of isDone(pair)) {
        expect(await post(posting, (status) => status === 202 && void service.kill())).to.equal(202);
      }
      await service.kill();
      await service.start();

      await story.trackerIssueBecomes(pair, 'resolved', WITHIN_MS);
      expect(await story.reasons(pair)).to.deep.equal(['resolved']);
    });

    it('between a transition in Jira and its answer has it done once, and the decision true', async () => {
      const { installationId } = connection;
      const statusMappings = { '10000': { onResolve: '10002', onUnresolve: '10000' } };
      await story.api.put(`/installations/${installationId}/settings`, { statusMappings });
      const pair = await story.link(connection);
      const path = '/rest/api/2/issue/*/transitions';
      sandbox.jira.switchOn('rest-hang', { method: 'POST', path, afterWork: true, times: 1 });

      await story.api.put(`/tracker-issues/${pair.trackerIssueId}/status`, { status: 'resolved' });
      await until('Jira to have done it', () => isDoneInJira(pair));
      await service.kill();
      await service.start();

      const decided = await until(
        'the decision',
        async () =>
          (await story.timeline(pair)).find(({ kind }) => kind === 'outbound_status')?.decision ?? null,
      );
      expect(decided).to.deep.include({ outcome: 'applied', reason: 'jira_status_changed' });
      expect(decided.values).to.include({ status: 'Done', confirmed: false });
      const transitions = sandbox.jira
        .requests()
        .filter((request) => request.path.endsWith(`/${pair.jiraIssueId}/transitions`) && request.changed);
      expect(transitions).to.have.lengthOf(1);
      await story.api.put(`/installations/${installationId}/settings`, {});
    });

    it('in the middle of a burst loses nothing that was taken, and does nothing twice', async () => {
      const before = await story.link(connection);
      for (const posting of isDone(before)) await post(posting);
      await story.trackerIssueBecomes(before, 'resolved');
      await story.api.put(`/tracker-issues/${before.trackerIssueId}/status`, { status: 'unresolved' });
      const pairs: LinkedPair[] = [];
      for (let linked = 0; linked < BURST; linked += 10) {
        pairs.push(...(await Promise.all(Array.from({ length: 10 }, () => story.link(connection)))));
      }
      const postings = isDone(...pairs);
      expect(postings).to.have.lengthOf(BURST);

      let taken = 0;
      const statuses = await Promise.all(
        postings.map((posting) =>
          post(posting, () => {
            taken += 1;
            if (taken === BURST / 2) void service.kill();
          }),
        ),
      );
      expect(statuses.every((status) => status === 202 || status === null)).to.equal(true);
      // Those that are stored by one statement are answered together: it may be all of them.
      expect(statuses.filter((status) => status === 202).length).to.be.within(BURST / 2, BURST);
      await service.kill();
      await service.start();

      const answered = pairs.filter((_, index) => statuses[index] === 202);
      await Promise.all(answered.map((pair) => story.trackerIssueBecomes(pair, 'resolved', WITHIN_MS)));

      // Sent again, those that were not answered come to the same, and those that were change nothing.
      const again = await Promise.all(postings.map((posting) => post(posting)));
      expect(again.every((status) => status === 202 || status === 200)).to.equal(true);
      await Promise.all(pairs.map((pair) => story.trackerIssueBecomes(pair, 'resolved')));
      for (const pair of [before, ...pairs]) expect(await story.reasons(pair)).to.deep.equal(['resolved']);
      expect(await story.trackerStatus(before), 'what a person did since').to.equal('unresolved');
    });
  });
}
