import { expect } from 'chai';

import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { ApiClient } from '../support/e2e-api.ts';
import { onPostgres, type NamedDatabase } from '../support/e2e-database.ts';
import { ServiceProcess } from '../support/e2e-process.ts';
import { newAdminKey } from '../support/e2e-service.ts';
import { Story, type LinkedPair } from '../support/e2e-story.ts';
import { until } from '../support/e2e-until.ts';

const WRITES = 10;
const REST_S = 7;
/** What was on its way when Jira asked for rest cannot be called back. */
const ON_ITS_WAY_MS = 1_000;

describe('A Jira that asks for seven seconds of rest in the middle of ten writes', function () {
  this.timeout(120_000);
  let database: NamedDatabase;
  let service: ServiceProcess;
  let sandbox: Sandbox;
  let story: Story;
  const pairs: LinkedPair[] = [];

  before(async () => {
    database = await onPostgres();
    const adminKey = newAdminKey();
    service = await ServiceProcess.with({ ...database.settings, LOCKSTEP_ADMIN_KEY: adminKey });
    sandbox = await startSandbox();
    story = new Story(new ApiClient(service.url, adminKey), sandbox);
    await service.start();
    const { installationId } = await story.connect();
    const [project] = sandbox.jira.projects().filter(({ key }) => key === 'ABC');
    await story.api.put(`/installations/${installationId}/settings`, {
      statusMappings: { [project?.id ?? '']: { onResolve: '10002', onUnresolve: '10000' } },
    });
    while (pairs.length < WRITES) pairs.push(await story.link({ installationId }));
    await sandbox.jira.deliveriesSettled();
  });
  after(async () => {
    await service.close();
    await sandbox.close();
    await database.close();
  });

  it('is left alone for so long, and then has all ten, each once, each with a fresh nonce', async () => {
    sandbox.jira.clearRequests();
    sandbox.jira.switchOn('rate-limit', { every: 6, times: 1, retryAfterSeconds: REST_S });

    for (const { trackerIssueId } of pairs) {
      await story.api.put(`/tracker-issues/${trackerIssueId}/status`, { status: 'resolved' });
    }
    await until('ten issues that are done', () => (pairs.every(isDone) ? true : null), 60_000);

    const requests = sandbox.jira.requests();
    const asked = requests.find(({ status }) => status === 429) ?? expect.fail('nothing was refused');
    const during = requests.filter(
      ({ arrivedAt }) => arrivedAt > asked.at + ON_ITS_WAY_MS && arrivedAt < asked.at + REST_S * 1000,
    );
    expect(during.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([]);
    const writes = requests.filter(({ method, changed }) => method === 'POST' && changed);
    const expected = pairs.map(({ jiraIssueId }) => `/rest/api/2/issue/${jiraIssueId}/transitions`);
    expect(writes.map(({ path }) => path))
      .to.have.members(expected)
      .and.to.have.lengthOf(WRITES);
    const nonces = requests.map(({ nonce }) => nonce);
    expect(nonces).not.to.include(null);
    expect(new Set(nonces)).to.have.property('size', requests.length);
    for (const pair of pairs) {
      const timeline = await story.timeline(pair);
      const carried = timeline.filter(({ kind }) => kind === 'outbound_status');
      expect(carried.map(({ state }) => state)).to.deep.equal(['applied']);
    }
  });

  const isDone = ({ jiraIssueKey }: LinkedPair) =>
    sandbox.jira.issues.get(jiraIssueKey).status.name === 'Done';
});
