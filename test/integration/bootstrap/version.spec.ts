import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect } from 'chai';

import { openMemoryStorage } from '../../../src/adapters/memory/open-memory-storage.ts';
import { PromMeter } from '../../../src/adapters/system/prom-meter.ts';
import { SilentLog } from '../../../src/adapters/system/silent-log.ts';
import { SystemClock } from '../../../src/adapters/system/system-clock.ts';
import { parseConfig } from '../../../src/bootstrap/config.ts';
import { openJira } from '../../../src/bootstrap/open-jira.ts';
import { openTrackers } from '../../../src/bootstrap/open-trackers.ts';
import type { TrackerIssueId } from '../../../src/domain/ids.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { signingSecretFrom } from '../../../src/domain/tracker-secret.ts';
import type { TrackerSettings } from '../../../src/domain/tracker-settings.ts';
import { anInstallation } from '../../support/builders.ts';
import { runLockstep } from '../../support/e2e-process.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
const tls = { isVerified: true, caCertificate: null };
const ports = { clock: new SystemClock(), log: new SilentLog(), meter: new PromMeter() };

/** What the server that `call` calls is told by whom it is called. */
async function agentOf(call: (url: string) => Promise<void>): Promise<readonly (string | undefined)[]> {
  const agents: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    agents.push(request.headers['user-agent']);
    response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  await call(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  server.close();
  return [...new Set(agents)];
}

async function callJira(baseUrl: string): Promise<void> {
  const jira = openJira(parseConfig({}), ports);
  await jira.serverInfo.read({ baseUrl, tls }).catch(() => null);
  await jira.close();
}

async function callTracker(tracker: TrackerSettings): Promise<void> {
  const storage = openMemoryStorage(ports);
  const installation = anInstallation({ tracker });
  const value = signingSecretFrom(new Secret('a-secret-of-the-tests-for-calls-only'));
  await storage.stores.trackerSecrets.save(installation.id, [
    { id: 'one', purpose: 'call', value, retiresAt: null },
  ]);
  const opened = openTrackers(parseConfig({}), { ...ports, storage });
  await opened.trackers
    .of(installation)
    .find('7' as TrackerIssueId)
    .catch(() => null);
  await opened.close();
}

describe('the version', () => {
  it('is told by the program as its package has it', async () => {
    expect((await runLockstep(['--version'])).stdout).to.equal(`${version}\n`);
  });

  it('is told to each Jira and each tracker that is called', async () => {
    const told = [`Lockstep/${version} (+self-hosted)`];

    expect(await agentOf(callJira)).to.deep.equal(told);
    expect(await agentOf((url) => callTracker({ kind: 'http', url, name: 'Bugs', tls }))).to.deep.equal(told);
    const sentry = { kind: 'sentry', organization: 'harbour', projects: null, tls } as const;
    expect(await agentOf((baseUrl) => callTracker({ ...sentry, baseUrl }))).to.deep.equal(told);
  });
});
