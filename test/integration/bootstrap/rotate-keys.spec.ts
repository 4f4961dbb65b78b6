import { createSecretKey } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect } from 'chai';
import type { Knex } from 'knex';

import { openPglite } from '../../../src/adapters/persistence/database/open-pglite.ts';
import { keepKeyCanary } from '../../../src/adapters/persistence/key-canary.ts';
import { openKnexStorage } from '../../../src/adapters/persistence/open-knex-storage.ts';
import { AesSecretBox } from '../../../src/adapters/system/aes-secret-box.ts';
import type { EncryptionKey } from '../../../src/adapters/system/encryption-keys.ts';
import type { IntegrationId } from '../../../src/domain/ids.ts';
import { anIntegration, someCredentials } from '../../support/builders.ts';
import { newEncryptionKeys, onPglite, type Settings } from '../../support/e2e-database.ts';
import { runLockstep, ServiceProcess } from '../../support/e2e-process.ts';
import { freshPostgres } from '../../support/test-database.ts';

const OLD = named('old');
const NEW = named('new');
const SECRETS_EACH = 5;

describe('lockstep keys rotate', function () {
  this.timeout(120_000);

  const services: ServiceProcess[] = [];
  afterEach(async () => {
    await Promise.all(services.splice(0).map((service) => service.close()));
  });

  async function started(settings: Settings): Promise<ServiceProcess> {
    const service = await ServiceProcess.with(settings);
    services.push(service);
    await service.start();
    return service;
  }

  describe('on PostgreSQL', () => {
    let database: Awaited<ReturnType<typeof freshPostgres>>;

    beforeEach(async () => {
      database = await freshPostgres({ poolSize: 4 });
      await keepKeyCanary(database.knex, boxOf(OLD).canary());
    });

    afterEach(() => database.close());

    const run = (command: readonly string[], keys: string) =>
      runLockstep(command, { DATABASE_URL: database.url, LOCKSTEP_ENCRYPTION_KEYS: keys });

    it('needs the old key no more afterwards, though the service ran and wrote meanwhile', async () => {
      const ids = await someIntegrations(database.knex, boxOf(OLD), 5);
      const service = await started({
        DATABASE_URL: database.url,
        LOCKSTEP_ENCRYPTION_KEYS: `${NEW},${OLD}`,
      });
      let isOver = false;
      const written = writeUntil(() => isOver, { knex: database.knex, ids, box: boxOf(NEW, OLD) });

      const rotated = await run(['keys', 'rotate'], `${NEW},${OLD}`);
      isOver = true;
      const last = await written;
      await service.terminate();

      expect(rotated.code, rotated.stderr).to.equal(0);
      expect(rotated.stdout).to.match(/Sealed \d+ secrets anew with the encryption key "new"\./);
      expect(rotated.stdout).to.match(/Nothing is sealed with "old" any more: remove it/);
      const { stores } = openKnexStorage({ knex: database.knex, secretBox: boxOf(NEW) });
      for (const [id, body] of last) {
        expect((await stores.credentials.find(id))?.bodySecret.reveal()).to.equal(body);
      }
      const alone = await started({
        DATABASE_URL: database.url,
        LOCKSTEP_ENCRYPTION_KEYS: NEW,
      });
      await alone.terminate();
    });

    it('can be run again, and refuses the old key alone from then on', async () => {
      await someIntegrations(database.knex, boxOf(OLD), 2);

      const first = await run(['keys', 'rotate'], `${NEW},${OLD}`);
      const again = await run(['keys', 'rotate'], `${NEW},${OLD}`);
      const old = await run(['keys', 'create', 'x'], OLD);
      const alone = await run(['keys', 'rotate'], NEW);

      expect(first.stdout).to.include(`Sealed ${2 * SECRETS_EACH} secrets anew`);
      expect(again.code).to.equal(0);
      expect(again.stdout).to.include('Sealed 0 secrets anew');
      expect(old.code).to.equal(1);
      expect(old.stderr).to.include('sealed with the encryption key "new"');
      expect(alone.stdout).to.include('"new" is the only key. To change it, put a new one before it');
    });

    it('keeps the canary of the old key, and says so, while something is sealed with a key that is lost', async () => {
      await someIntegrations(database.knex, boxOf(OLD), 1);
      await someIntegrations(database.knex, boxOf(named('lost')), 1);

      const { code, stdout, stderr } = await run(['keys', 'rotate'], `${NEW},${OLD}`);

      expect(code).to.equal(1);
      expect(stdout).to.include(`Sealed ${SECRETS_EACH} secrets anew`);
      expect(stderr).to.include('no encryption key "lost"').and.include('keep all keys');
      expect((await run(['keys', 'create', 'x'], NEW)).code).to.equal(1);
      expect((await run(['keys', 'create', 'x'], `${NEW},${OLD}`)).code).to.equal(0);
    });
  });

  describe('on the embedded database', () => {
    it('gives the key file a new key, once the service has stopped, and not before', async () => {
      const { settings, close } = await onPglite();
      const keyFile = join(settings['LOCKSTEP_DATA_DIR'] ?? '', 'encryption.key');
      try {
        const service = await started(settings);
        const refused = await runLockstep(['keys', 'rotate'], settings);
        await service.terminate();
        const before = await readFile(keyFile, 'utf8');
        expect(refused.code).to.equal(1);
        expect(refused.stderr).to.include('stop it, run this, and start it again');

        const rotated = await runLockstep(['keys', 'rotate'], settings);

        const after = await readFile(keyFile, 'utf8');
        expect(rotated.code, rotated.stderr).to.equal(0);
        expect(rotated.stdout).to.include('the encryption key "2"').and.include('holds this key alone');
        expect(after).to.match(/^2:/).and.not.include(before.trim());
        await (await started(settings)).terminate();
      } finally {
        await close();
      }
    });

    it('finishes a rotation that was killed after the file had its new key', async () => {
      const { settings, close } = await onPglite();
      const directory = settings['LOCKSTEP_DATA_DIR'] ?? '';
      const keyFile = join(directory, 'encryption.key');
      try {
        const [first, second] = [named('1'), named('2')];
        const database = await openPglite(directory);
        await keepKeyCanary(database.knex, boxOf(first).canary());
        await someIntegrations(database.knex, boxOf(first), 1);
        await database.close();
        await writeFile(keyFile, `${second},${first}\n`, { mode: 0o600 });

        const rotated = await runLockstep(['keys', 'rotate'], settings);

        expect(rotated.code, rotated.stderr).to.equal(0);
        expect(rotated.stdout).to.include(`Sealed ${SECRETS_EACH} secrets anew with the encryption key "2"`);
        expect(await readFile(keyFile, 'utf8')).to.equal(`${second}\n`);
      } finally {
        await rm(keyFile, { force: true });
        await close();
      }
    });
  });
});

function named(id: string): string {
  return newEncryptionKeys().replace(/^[^:]*/, id);
}

function boxOf(first: string, ...others: readonly string[]): AesSecretBox {
  return new AesSecretBox([keyOf(first), ...others.map(keyOf)]);
}

function keyOf(text: string): EncryptionKey {
  const [id = '', base64 = ''] = text.split(/:(.*)/);
  return { id, key: createSecretKey(Buffer.from(base64, 'base64')) };
}

/** Integrations whose credentials hold five secrets each. */
async function someIntegrations(
  knex: Knex,
  secretBox: AesSecretBox,
  count: number,
): Promise<readonly IntegrationId[]> {
  const { stores } = openKnexStorage({ knex, secretBox });
  const made = Array.from({ length: count }, () => anIntegration());
  for (const integration of made) {
    await stores.integrations.add(integration);
    await stores.credentials.save(integration.id, credentials());
  }
  return made.map(({ id }) => id);
}

function credentials() {
  const some = someCredentials();
  const webhookSecrets = some.webhookSecrets.map((secret) => ({ ...secret, bodySecret: some.bodySecret }));
  return { ...some, webhookSecrets };
}

/** Writes new credentials of all of them again and again; answers the body secret that each has in the end. */
async function writeUntil(
  isOver: () => boolean,
  { knex, ids, box }: { knex: Knex; ids: readonly IntegrationId[]; box: AesSecretBox },
): Promise<ReadonlyMap<IntegrationId, string>> {
  const { stores } = openKnexStorage({ knex, secretBox: box });
  const last = new Map<IntegrationId, string>();
  do {
    for (const id of ids) {
      const written = credentials();
      await stores.credentials.save(id, written);
      last.set(id, written.bodySecret.reveal());
    }
  } while (!isOver());
  return last;
}
