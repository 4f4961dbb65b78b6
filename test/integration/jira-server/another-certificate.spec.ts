import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect } from 'chai';

import { UndiciJiraServer } from '../../../src/adapters/jira-server/undici-jira-server.ts';
import { EVERYTHING } from '../../../src/domain/api-key.ts';
import { aCertificate } from '../../support/certificate.ts';
import { expectRefusal } from '../../support/scenario-refusals.ts';
import { useCasesOn } from '../../support/scenario-use-cases.ts';
import { Scenario, type Connected } from '../../support/scenario.ts';

describe('a Jira whose certificate is replaced', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const [old, next] = [aCertificate('127.0.0.1'), aCertificate('127.0.0.1', { privateKey })];
  const scenario = new Scenario();
  const token = scenario.jira.createPersonalAccessToken();
  let server: Server;
  let jira: UndiciJiraServer;
  let connected: Connected;

  before(async () => {
    server = createServer(old, answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    connected = await scenario.create(`https://127.0.0.1:${port}`);
    await scenario.useCases.authorizeWithToken.execute({
      ...{ scope: EVERYTHING, integrationId: connected.integrationId, token, expiresAt: null },
    });
    jira = new UndiciJiraServer(scenario.ports);
  });

  after(async () => {
    await jira.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** As much of a Jira as tells which one it is. */
  function answer({ url, headers }: IncomingMessage, response: ServerResponse): void {
    const isOurs = headers.authorization === `Bearer ${token.reveal()}`;
    const body = url?.endsWith('/serverInfo')
      ? { version: '9.12.0', versionNumbers: [9, 12, 0], deploymentType: 'Server' }
      : { name: 'lockstep', key: 'JIRAUSER10000' };
    response.writeHead(url?.endsWith('/myself') && !isOurs ? 401 : 200, {
      'content-type': 'application/json',
    });
    response.end(JSON.stringify(body));
  }

  const trust = (caCertificate: string) =>
    useCasesOn({ ...scenario.ports, jira }).changeIntegration.execute({
      ...{ scope: EVERYTHING, integrationId: connected.integrationId },
      change: (present) => ({ ...present, tls: { isVerified: true, caCertificate } }),
    });
  const trusted = () => scenario.integration(connected.integrationId).tls.caCertificate;

  it('is called by the new one from then on, and by the old one no more', async () => {
    await trust(old.cert);
    expect(trusted()).to.equal(old.cert);

    server.setSecureContext(next);
    server.closeAllConnections();
    await trust(next.cert);

    expect(trusted()).to.equal(next.cert);
    await expectRefusal(trust(old.cert), 'jira_misconfigured');
    expect(trusted()).to.equal(next.cert);
  });
});
