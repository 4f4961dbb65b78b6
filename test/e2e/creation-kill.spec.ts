import { expect } from 'chai';

import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { ApiClient } from '../support/e2e-api.ts';
import { DATABASES, type NamedDatabase } from '../support/e2e-database.ts';
import { ServiceProcess } from '../support/e2e-process.ts';
import { newAdminKey } from '../support/e2e-service.ts';
import { Story, type NewConnection } from '../support/e2e-story.ts';
import { until } from '../support/e2e-until.ts';

const WITHIN_MS = 20_000;
const MAKING = { method: 'POST', path: '/rest/api/2/issue', times: 1 };

interface CreationView {
  readonly id: string;
  readonly state: string;
  readonly jiraIssueKey: string | null;
  readonly marker: string;
}

for (const [databaseName, open] of DATABASES) {
  describe(`the making of a Jira issue on ${databaseName}`, function () {
    this.timeout(90_000);
    let database: NamedDatabase;
    let service: ServiceProcess;
    let sandbox: Sandbox;
    let api: ApiClient;
    let connection: NewConnection;

    before(async () => {
      database = await open();
      const adminKey = newAdminKey();
      service = await ServiceProcess.with({ ...database.settings, LOCKSTEP_ADMIN_KEY: adminKey });
      sandbox = await startSandbox();
      api = new ApiClient(service.url, adminKey);
      await service.start();
      connection = await new Story(api, sandbox).connect();
    });
    after(async () => {
      await service.close();
      await sandbox.close();
      await database.close();
    });

    const made = () =>
      sandbox.jira.issues.all().filter(({ labels }) => labels.some((one) => one.startsWith('lockstep-')));
    const links = async () => (await api.get<{ items: readonly { jiraIssueKey: string }[] }>('/links')).items;

    async function ask(): Promise<() => Promise<CreationView>> {
      const path = `/installations/${connection.installationId}`;
      const { id } = await api.post<{ id: string }>(`${path}/tracker-issues`, { title: 'It breaks' });
      const values = { project: 'ABC', issuetype: 'Bug', title: 'It breaks' };
      const asked = api.post(`${path}/creations`, { trackerIssueId: id, values, key: id }).catch(() => null);
      return async () => {
        await asked;
        const { items } = await api.get<{ items: readonly CreationView[] }>(
          `/creations?trackerIssueId=${id}`,
        );
        const [creation] = items;
        return creation ?? expect.fail('nothing is kept');
      };
    }

    it('ends in one issue and one link when the process is killed between Jira’s answer and our commit', async () => {
      sandbox.jira.switchOn('rest-hang', { ...MAKING, afterWork: true });
      const creation = await ask();
      await until('Jira to make it', () => (made().length === 1 ? true : null));

      await service.kill();
      await service.start();

      await until('the link', async () => ((await creation()).state === 'created' ? true : null), WITHIN_MS);
      expect(made()).to.have.lengthOf(1);
      expect((await links()).map(({ jiraIssueKey }) => jiraIssueKey)).to.deep.equal([made()[0]?.key]);
    });

    it('ends in one issue and one link when only Jira’s answer is lost, and its index is behind', async () => {
      sandbox.jira.switchOn('rest-reset', { ...MAKING, afterWork: true });
      sandbox.jira.switchOn('index-lag', { ms: 3_000 });
      const before = made().length;
      const creation = await ask();

      await until('the link', async () => ((await creation()).state === 'created' ? true : null), WITHIN_MS);

      const { jiraIssueKey, marker } = await creation();
      expect(made()).to.have.lengthOf(before + 1);
      expect(made().find(({ labels }) => labels.includes(marker))?.key).to.equal(jiraIssueKey);
      expect(await links()).to.have.lengthOf(before + 1);
    });
  });
}
