import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect } from 'chai';

import { parseConfig } from '../../../src/bootstrap/config.ts';
import { startApp } from '../../../src/bootstrap/create-app.ts';
import { ApiClient } from '../../support/e2e-api.ts';
import {
  newDirectory,
  newEncryptionKeys,
  onPglite,
  onPostgres,
  type Settings,
} from '../../support/e2e-database.ts';
import { runLockstep, ServiceProcess, type Ended } from '../../support/e2e-process.ts';
import { freshPostgres } from '../../support/test-database.ts';
import { startTlsPostgres } from '../../support/tls-postgres.ts';
import { aCertificate } from '../../support/certificate.ts';

/** What a test opened, closed after it, the last first. */
const opened: { readonly close: () => Promise<void> }[] = [];

function closing<Thing extends { close(): Promise<void> }>(thing: Thing): Thing {
  opened.push({ close: () => thing.close() });
  return thing;
}

async function closeAll(): Promise<void> {
  for (const { close } of opened.splice(0).toReversed()) await close();
}

describe('starting Lockstep', function () {
  this.timeout(120_000);
  afterEach(closeAll);

  it('with settings that are wrong tells all of it at once, by name, without their values, and ends with 1', async () => {
    const secret = randomBytes(12).toString('hex');

    const { code, stdout, stderr } = await runLockstep(['serve'], {
      DATABASE_URL: `mysql://lockstep:${secret}@db.example.com/lockstep`,
      LOCKSTEP_ENCRYPTION_KEYS: `first:${secret},second`,
      LOCKSTEP_ADMIN_KEY: secret,
      LOCKSTEP_PORT: '80800',
      LOCKSTEP_PUBLIC_URL: `https://lockstep:${secret}@lockstep.example.com`,
      LOCKSTEP_MIGRATE: 'perhaps',
      LOCKSTEP_LOGLEVEL: 'debug',
      LOCKSTEP_POOL_SIZE: '',
    });

    expect(code).to.equal(1);
    expect(stdout).to.equal('');
    const [heading, ...problems] = stderr.trimEnd().split('\n');
    expect(heading).to.equal('The configuration cannot be used:');
    expect(problems.map((problem) => problem.trim().split(' ')[0])).to.have.members([
      ...['DATABASE_URL', 'LOCKSTEP_ENCRYPTION_KEYS', 'LOCKSTEP_ENCRYPTION_KEYS', 'LOCKSTEP_ADMIN_KEY'],
      ...[
        'LOCKSTEP_PORT',
        'LOCKSTEP_PUBLIC_URL',
        'LOCKSTEP_MIGRATE',
        'LOCKSTEP_LOGLEVEL',
        'LOCKSTEP_POOL_SIZE',
      ],
    ]);
    expect(stderr).to.contain('did you mean LOCKSTEP_LOG_LEVEL?').and.not.to.contain(secret);
  });

  it('with another encryption key than the database was begun with says so, and ends with 1', async () => {
    const { settings } = closing(await onPostgres());
    await expectEnd(runLockstep(['keys', 'create', 'a key'], settings), 0);

    const wrong = { ...settings, LOCKSTEP_ENCRYPTION_KEYS: newEncryptionKeys() };
    const ended = await runLockstep(['serve'], wrong);

    expectPlainRefusal(ended, 'The encryption keys do not fit the database', 'LOCKSTEP_ENCRYPTION_KEYS');
    expect(ended.stderr).not.to.contain(wrong.LOCKSTEP_ENCRYPTION_KEYS.split(':')[1]);
  });

  it('on a schema newer than the program, or one too old where it may not migrate, says so, and ends with 1', async () => {
    const newer = closing(await freshPostgres({ poolSize: 1 }));
    const older = closing(await freshPostgres({ poolSize: 1, isEmpty: true }));
    await newer
      .knex('lockstep.migration')
      .insert({ name: '9999-of-the-future', batch: 99, migration_time: new Date() });
    const on = (url: string): Settings => ({
      DATABASE_URL: url,
      LOCKSTEP_ENCRYPTION_KEYS: newEncryptionKeys(),
    });

    const [tooNew, tooOld] = await Promise.all([
      runLockstep(['serve'], on(newer.url)),
      runLockstep(['serve'], { ...on(older.url), LOCKSTEP_MIGRATE: 'false' }),
    ]);

    expectPlainRefusal(tooNew, '9999-of-the-future');
    expectPlainRefusal(tooOld, 'lockstep migrate');
  });

  it('on a database that is away, or a login it refuses, says so without the password, and ends with 1', async () => {
    const { settings } = closing(await onPostgres());
    const password = randomBytes(12).toString('hex');
    const nowhere = `postgres://lockstep:${password}@127.0.0.1:1/lockstep`;
    const refused = new URL(settings['DATABASE_URL'] ?? '');
    refused.username = 'nobody';
    refused.password = password;

    const ends = await Promise.all(
      [nowhere, refused.href].map((url) => runLockstep(['serve'], { ...settings, DATABASE_URL: url })),
    );

    for (const ended of ends) {
      expectPlainRefusal(ended, 'The database at DATABASE_URL cannot be used');
      expect(ended.stderr).not.to.contain(password);
    }
  });

  it('on a database whose certificate nobody vouches for says which parameter names who does, and ends with 1', async () => {
    const [theirs, another] = [aCertificate('127.0.0.1'), aCertificate('elsewhere.example.com')];
    const server = closing(await startTlsPostgres(theirs));
    const directory = await newDirectory();
    closing({ close: () => rm(directory, { recursive: true, force: true }) });
    const [right, wrong] = [join(directory, 'right.pem'), join(directory, 'wrong.pem')];
    await Promise.all([writeFile(right, theirs.cert), writeFile(wrong, another.cert)]);
    const onServer = (parameters: string) =>
      runLockstep(['serve'], {
        DATABASE_URL: `postgres://lockstep:pa55w0rd@127.0.0.1:${server.port}/lockstep?${parameters}`,
        LOCKSTEP_ENCRYPTION_KEYS: newEncryptionKeys(),
      });

    const none = await onServer('sslmode=verify-full');
    const other = await onServer(`sslmode=verify-full&sslrootcert=${wrong}`);
    const vouched = await onServer(`sslmode=verify-full&sslrootcert=${right}`);

    for (const ended of [none, other]) {
      expectPlainRefusal(
        ended,
        'a certificate of an authority that is not trusted here',
        'sslrootcert=<file>',
      );
      expect(ended.stderr.trimEnd().split('\n')).to.have.lengthOf(1);
      expect(ended.stderr).not.to.contain('pa55w0rd');
    }
    expectPlainRefusal(vouched, 'the server behind TLS lets nobody in');
  });

  it('on a data directory that another process has says which, and ends with 1', async () => {
    const { settings } = closing(await onPglite());
    const service = closing(await ServiceProcess.with(settings));
    await service.start();

    const ended = await runLockstep(['serve'], { ...settings, LOCKSTEP_PORT: '0' });

    expectPlainRefusal(
      ended,
      `The data directory ${settings['LOCKSTEP_DATA_DIR'] ?? ''} is in use by process`,
    );
    expect((await fetch(`${service.url}/readyz`)).status).to.equal(200);
  });

  it('on a data directory that is none says what stands in the way, and ends with 1', async () => {
    const file = join(await newDirectory(), 'a-file');
    await writeFile(file, 'in the way');

    const ended = await runLockstep(['serve'], { LOCKSTEP_DATA_DIR: file, LOCKSTEP_PORT: '0' });

    expectPlainRefusal(ended, `The data directory ${file} cannot be used: EEXIST: file already exists`);
    expect(ended.stderr).to.contain('Set LOCKSTEP_DATA_DIR to a directory');
  });

  it('at an address of this machine says that it has started before it warns of that', async () => {
    const { settings } = closing(await onPostgres());
    const service = closing(await ServiceProcess.with(settings));
    await service.start();

    const { stdout } = await service.terminate();

    const events = /"(started|configuration_warning)"/g;
    expect([...stdout.matchAll(events)].map(([, event]) => event)).to.deep.equal([
      ...['started', 'configuration_warning'],
    ]);
  });

  it('at an address that is taken says so, and ends with 1', async () => {
    const { settings } = closing(await onPostgres());
    const service = closing(await ServiceProcess.with(settings));
    await service.start();

    const { port } = new URL(service.url);
    const ended = await runLockstep(['serve'], {
      ...settings,
      LOCKSTEP_HOST: '127.0.0.1',
      LOCKSTEP_PORT: port,
    });

    expect(ended.code).to.equal(1);
    expect(ended.stderr).to.contain('LOCKSTEP_PORT').and.to.contain(port).and.not.to.contain('    at ');
  });
});

describe('the key that the first start makes', () => {
  afterEach(closeAll);

  it('is named so that people who read in Jira who did something know whom to ask', async () => {
    const { settings } = closing(await onPostgres());
    const config = parseConfig({ LOCKSTEP_HOST: '127.0.0.1', LOCKSTEP_PORT: '0', ...settings });
    const app = await startApp(config, { logTo: { write: () => undefined } });
    closing({ close: () => app.stop() });

    const key = await app.firstKeyFor('terminal');
    const self = await new ApiClient(app.adminUrl, key?.reveal() ?? '').get<object>('/whoami');

    expect(self).to.deep.include({
      name: "Lockstep's operator (first start)",
      role: 'admin',
      organizationId: null,
    });
    expect(await app.firstKeyFor('terminal')).to.equal(null);
  });
});

describe('the commands of Lockstep', function () {
  this.timeout(120_000);
  afterEach(closeAll);

  it('migrate an empty database, and find nothing to do the second time', async () => {
    const { url } = closing(await freshPostgres({ isEmpty: true, poolSize: 1 }));
    const settings = { DATABASE_URL: url, LOCKSTEP_ENCRYPTION_KEYS: newEncryptionKeys() };

    const first = await expectEnd(runLockstep(['migrate'], settings), 0);
    const second = await expectEnd(runLockstep(['migrate'], settings), 0);

    expect(first.stdout).to.match(/^applied 0001-.+\n[^]*The schema is up to date\.\n$/);
    expect(second.stdout).to.equal('The schema is up to date.\n');
  });

  it('make an API key in an empty data directory, which the service then takes', async () => {
    const directory = await newDirectory();
    closing({ close: () => rm(directory, { recursive: true, force: true }) });
    const settings = { LOCKSTEP_DATA_DIR: directory };

    const { stdout } = await expectEnd(runLockstep(['keys', 'create', 'my key'], settings), 0);
    const service = closing(await ServiceProcess.with(settings));
    await service.start();
    const statusWith = async (key: string) => {
      const headers = { authorization: `Bearer ${key}` };
      return (await fetch(`${service.url}/api/v1/organizations`, { headers })).status;
    };
    const statuses = [await statusWith(stdout.trim()), await statusWith(`${stdout.trim()}x`)];

    expect(statuses).to.deep.equal([200, 401]);
    expect(service.log()).not.to.contain(stdout.trim());
  });

  it('are refused by name where there is none such, also when help is asked for', async () => {
    for (const args of [['nope'], ['nope', '--help'], ['keys', 'nope', '--help'], ['help', 'nope']]) {
      const ended = await runLockstep(args, {});

      expect([args, ended.code, ended.stdout]).to.deep.equal([args, 1, '']);
      expect(ended.stderr).to.match(/^error: unknown command 'nope'/);
    }
  });

  it('refuse a key for an Organization that is not there, in plain words', async () => {
    const { settings } = closing(await onPostgres());

    const ended = await runLockstep(['keys', 'create', 'a key', '--organization', 'nobody'], settings);

    expectPlainRefusal(ended, 'Organization');
  });
});

async function expectEnd(ending: Promise<Ended>, code: number): Promise<Ended> {
  const ended = await ending;
  expect(ended.code, ended.stderr).to.equal(code);
  return ended;
}

/** Exit code 1, and words for an operator without a stack. */
function expectPlainRefusal({ code, stderr }: Ended, ...words: readonly string[]): void {
  expect(code, stderr).to.equal(1);
  for (const word of words) expect(stderr).to.contain(word);
  expect(stderr).not.to.match(/^ +at /m);
}
