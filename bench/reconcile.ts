import { fork } from 'node:child_process';
import { createSecretKey, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { parseArgs } from 'node:util';

import { UndiciJiraServer } from '../src/adapters/jira-server/undici-jira-server.ts';
import { InProcessWorkSignal } from '../src/adapters/memory/in-process-work-signal.ts';
import { openKnexStorage } from '../src/adapters/persistence/open-knex-storage.ts';
import { AesSecretBox } from '../src/adapters/system/aes-secret-box.ts';
import { CryptoRandomness } from '../src/adapters/system/crypto-randomness.ts';
import { HmacBodySignatures } from '../src/adapters/system/hmac-body-signatures.ts';
import { JwtWebhookTokens } from '../src/adapters/system/jwt-webhook-tokens.ts';
import { NoMeter } from '../src/adapters/system/no-meter.ts';
import { RsaKeyPairs } from '../src/adapters/system/rsa-key-pairs.ts';
import { Sha256Fingerprints } from '../src/adapters/system/sha256-fingerprints.ts';
import { SilentLog } from '../src/adapters/system/silent-log.ts';
import { SystemClock } from '../src/adapters/system/system-clock.ts';
import { LocalTrackers } from '../src/adapters/tracker/local/local-trackers.ts';
import { composeInbound } from '../src/application/inbound/compose-inbound.ts';
import { composeReconciliation } from '../src/application/reconciliation/compose-reconciliation.ts';
import { EVERYTHING } from '../src/domain/api-key.ts';
import type { Installation } from '../src/domain/installation.ts';
import { Secret } from '../src/domain/secret.ts';
import { anInstallation, anIntegration, anOrganization, someCredentials } from '../test/support/builders.ts';
import { freshPostgres, stopTestDatabases } from '../test/support/test-database.ts';
import { addLinks } from './links.ts';

// A full reconciliation of many links: how many requests does it make of Jira, and how much does the heap grow?

const { values } = parseArgs({
  options: {
    links: { type: 'string', default: '100000' },
    /** Every so manieth issue has another status in Jira; 0 for none. */
    'finish-every': { type: 'string', default: '0' },
  },
});
const [LINKS, FINISH_EVERY] = [Number(values.links), Number(values['finish-every'])];
const { gc } = globalThis;
if (gc === undefined) throw new Error('run it as: node --expose-gc --import tsx bench/reconcile.ts');

const jiraProcess = fork(new URL('./jira-of-many-issues.ts', import.meta.url), [String(FINISH_EVERY)], {
  execArgv: ['--import', 'tsx'],
});
const [{ port }] = (await once(jiraProcess, 'message')) as [{ readonly port: number }];

const database = await freshPostgres({ poolSize: 4 });
const clock = new SystemClock();
const [randomness, meter, log] = [new CryptoRandomness(), new NoMeter(), new SilentLog()];
const secretBox = new AesSecretBox([{ id: 'bench', key: createSecretKey(randomBytes(32)) }]);
const storage = openKnexStorage({ knex: database.knex, secretBox });
const jira = new UndiciJiraServer({ clock, log, meter });

const installation = await connect();
const { integrationId } = installation.toProps();
await addLinks(database.knex, { installationId: installation.id, integrationId }, { count: LINKS });

const signal = new InProcessWorkSignal({ concurrency: 4, log });
const { processIssue } = composeInbound({
  ...{ storage, jira, clock, meter, log, randomness, signal },
  trackers: new LocalTrackers(storage, clock),
  tokens: new JwtWebhookTokens(),
  bodySignatures: new HmacBodySignatures(),
  fingerprints: new Sha256Fingerprints(),
});
const { requestReconciliation, reconcile } = composeReconciliation(
  { storage, jira, randomness, clock, meter, log },
  processIssue,
);

const range = { kind: 'integration' } as const;
const { id } = await requestReconciliation.execute({ scope: EVERYTHING, integrationId, range });
const before = heapInUse();
let most = before;
const watch = setInterval(() => {
  most = Math.max(most, heapInUse());
}, 250);
const startedAt = performance.now();
await reconcile.execute({ integrationId, only: id });
const seconds = (performance.now() - startedAt) / 1000;
clearInterval(watch);
const after = heapInUse();

jiraProcess.send('how many requests?');
const [{ requests }] = (await once(jiraProcess, 'message')) as [{ readonly requests: number }];
const run = (await storage.stores.reconciliations.find(id))?.toProps();
const inMb = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
console.log(`links ${LINKS}, ${run?.state ?? 'lost'} in ${seconds.toFixed(1)} s`);
console.log('counts', run?.counts);
console.log(`requests that Jira saw: ${requests} (links / page size: ${Math.ceil(LINKS / 200)})`);
console.log(`heap in use before ${inMb(before)}, at most ${inMb(most)}, after ${inMb(after)}`);
console.log(`growth at most ${inMb(most - before)}`);

await jira.close();
jiraProcess.kill();
await database.close();
await stopTestDatabases();

/** What is in use once all that is not is gone. */
function heapInUse(): number {
  gc?.();
  return process.memoryUsage().heapUsed;
}

async function connect(): Promise<Installation> {
  const { stores } = storage;
  const organization = anOrganization();
  const integration = anIntegration({ baseUrl: `http://127.0.0.1:${port}` });
  const { privateKey } = await new RsaKeyPairs().generate();
  const made = anInstallation({
    organizationId: organization.toProps().id,
    integrationId: integration.id,
  });
  await stores.organizations.add(organization);
  await stores.integrations.add(integration);
  await stores.credentials.save(
    integration.id,
    someCredentials({ privateKey: new Secret(privateKey.reveal()) }),
  );
  await stores.installations.add(made);
  return made;
}
