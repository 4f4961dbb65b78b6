import { createSecretKey, randomBytes } from 'node:crypto';

import { createHttpApp } from '../src/adapters/http/create-http-app.ts';
import { startHttpServer } from '../src/adapters/http/start-http-server.ts';
import { openKnexStorage } from '../src/adapters/persistence/open-knex-storage.ts';
import { AesSecretBox } from '../src/adapters/system/aes-secret-box.ts';
import { CryptoRandomness } from '../src/adapters/system/crypto-randomness.ts';
import { Sha256Fingerprints } from '../src/adapters/system/sha256-fingerprints.ts';
import { SystemClock } from '../src/adapters/system/system-clock.ts';
import { AuthenticateSession } from '../src/application/access/authenticate-session.ts';
import { SignIn } from '../src/application/access/sign-in.ts';
import { Secret } from '../src/domain/secret.ts';
import { aTeam } from '../test/contract/opened-storage.ts';
import { ConsoleVisitor } from '../test/support/console.ts';
import { freshPostgres, stopTestDatabases } from '../test/support/test-database.ts';
import { ADMIN_KEY, somePorts } from '../test/support/test-server.ts';
import { fillWithDecisions, idOf } from './many-decisions.ts';

// How long each page of the console takes on a PostgreSQL with much in it, held against 100 ms. README.md has the method.

const tell = (line: string) => process.stdout.write(`${line}\n`);
const EXTENT = { links: 100_000, decisions: 1_000_000, onFirst: 10_000 };
const TIMES = 9;
const MOST_MS = 100;

const database = await freshPostgres({ poolSize: 10 });
const { knex } = database;
const secretBox = new AesSecretBox([{ id: 'bench', key: createSecretKey(randomBytes(32)) }]);
const storage = openKnexStorage({ knex, secretBox });
const { organization, integration, installation } = await aTeam(storage);
const filled = {
  installationId: installation.id,
  integrationId: integration.id,
  organizationId: organization.toProps().id,
};

const began = performance.now();
await fillWithDecisions(knex, filled, EXTENT);
tell(`filled in ${Math.round((performance.now() - began) / 1000)} s`);
const clock = new SystemClock();
for (const turn of ['a week', 'the last hours']) {
  const rolling = performance.now();
  await storage.activity.rollUp(clock.now());
  tell(`summed up ${turn} in ${Math.round(performance.now() - rolling)} ms`);
}

const [fingerprints, randomness, adminKey] = [
  new Sha256Fingerprints(),
  new CryptoRandomness(),
  new Secret(ADMIN_KEY),
];
const { stores, sessions } = storage;
const app = createHttpApp(
  somePorts({
    ...storage,
    signIn: new SignIn({ stores, sessions, fingerprints, randomness, clock }, adminKey),
    authenticateSession: new AuthenticateSession({ stores, sessions, fingerprints, clock }, adminKey),
    ...{ randomness, clock },
  }),
);
const server = await startHttpServer(app, { host: '127.0.0.1', port: 0 });
const visitor = new ConsoleVisitor(`http://127.0.0.1:${server.port}`);
await visitor.signIn();

const PAGES = [
  '/',
  '/?span=week',
  '/integrations',
  '/links',
  '/links?state=unreachable',
  '/links?condition=dead',
  `/links/${idOf(1, 1)}`,
  `/links/${idOf(1, 2)}`,
  '/deliveries',
  '/deliveries?state=dead',
  '/deliveries?state=processed&since=day',
  `/deliveries/${idOf(2, 400_000)}`,
  '/deliveries/try',
  '/keys',
  '/audit',
  '/audit?operation=keys+make',
  '/about',
];
let isSlow = false;
for (const page of PAGES) {
  const took: number[] = [];
  let status = 0;
  for (let time = 0; time < TIMES; time += 1) {
    const asked = performance.now();
    const answer = await visitor.open(page);
    await answer.text();
    took.push(performance.now() - asked);
    ({ status } = answer);
  }
  const sorted = took.toSorted((one, other) => one - other);
  const [median, longest] = [sorted[Math.floor(TIMES / 2)] ?? 0, sorted.at(-1) ?? 0];
  isSlow ||= median > MOST_MS;
  tell(
    `${page.padEnd(60)} ${status} ${median.toFixed(1).padStart(8)} ms ${longest.toFixed(1).padStart(8)} ms`,
  );
}
await server.close({ graceMs: 0 });
await database.close();
await stopTestDatabases();
process.exitCode = isSlow ? 1 : 0;
