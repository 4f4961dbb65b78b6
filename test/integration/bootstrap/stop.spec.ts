import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

import { expect } from 'chai';

import { ApiClient, type Answer } from '../../support/e2e-api.ts';
import { onPostgres, type NamedDatabase } from '../../support/e2e-database.ts';
import { ServiceProcess } from '../../support/e2e-process.ts';
import { newAdminKey } from '../../support/e2e-service.ts';
import { until } from '../../support/e2e-until.ts';

const SERVER_INFO = {
  version: '9.12.0',
  versionNumbers: [9, 12, 0],
  serverTitle: 'Jira',
  deploymentType: 'Server',
};

describe('ending the service', function () {
  this.timeout(60_000);
  let database: NamedDatabase;
  let service: ServiceProcess;
  let jira: Server;
  let asked: Promise<ServerResponse>;
  let api: ApiClient;

  before(async () => {
    database = await onPostgres();
  });
  after(() => database.close());
  beforeEach(async () => {
    // A Jira that answers when the test wants it to.
    jira = createServer();
    asked = once(jira, 'request').then(([, response]) => response as ServerResponse);
    jira.listen(0, '127.0.0.1');
    await once(jira, 'listening');
    const adminKey = newAdminKey();
    service = await ServiceProcess.with({ ...database.settings, LOCKSTEP_ADMIN_KEY: adminKey });
    await service.start();
    api = new ApiClient(service.url, adminKey);
  });
  afterEach(async () => {
    await service.close();
    jira.closeAllConnections();
    jira.close();
  });

  /** A request that is answered once Jira has answered. */
  const inHand = async (): Promise<{
    readonly answer: Promise<Answer | null>;
    readonly jiraAnswers: () => void;
  }> => {
    const { id } = await api.post<{ id: string }>('/organizations', { name: 'A team' });
    const baseUrl = `http://127.0.0.1:${(jira.address() as AddressInfo).port}`;
    const answer = api.ask('POST', '/integrations', { organizationId: id, baseUrl }).catch(() => null);
    const response = await asked;
    return {
      answer,
      jiraAnswers: () => {
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify({ ...SERVER_INFO, baseUrl }));
      },
    };
  };

  it('by SIGTERM takes nothing new, answers what is in hand, and ends with 0', async () => {
    const { answer, jiraAnswers } = await inHand();

    const ended = service.terminate();
    await until('the service to take nothing new', async () =>
      (await isListening(service.url)) ? null : true,
    );
    jiraAnswers();

    expect(await answer).to.deep.include({ status: 201 });
    expect(await ended).to.deep.include({ code: 0, stderr: '' });
    expect(service.log()).to.contain('"event":"stopped"');
  });

  it('by a second signal ends at once', async () => {
    const { answer } = await inHand();

    void service.terminate();
    await until('the service to take nothing new', async () =>
      (await isListening(service.url)) ? null : true,
    );
    const ended = await service.terminate();

    expect(ended.code).to.equal(143);
    expect(await answer).to.equal(null);
    expect(service.log()).not.to.contain('"event":"stopped"');
  });
});

function isListening(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
