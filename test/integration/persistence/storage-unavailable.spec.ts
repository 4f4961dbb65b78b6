import { createServer } from 'node:net';

import { expect } from 'chai';

import { openPostgres } from '../../../src/adapters/persistence/database/open-postgres.ts';
import { isStorageUnavailable } from '../../../src/adapters/persistence/database/storage-unavailable.ts';
import { openKnexStorage } from '../../../src/adapters/persistence/open-knex-storage.ts';
import { errorOf } from '../../contract/unit-of-work.contract.ts';
import { aDelivery, anOrganization } from '../../support/builders.ts';
import { freshPostgres, type TestDatabase } from '../../support/test-database.ts';
import { aSecretBox } from './a-secret-box.ts';

const CONNECTIONS_OF_THIS = `
  select pg_terminate_backend(pid, 10000) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()
`;

describe('a database that is away', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await freshPostgres({ poolSize: 2 });
  });

  afterEach(() => database.close());

  it('is told when nobody listens there', async () => {
    const url = `postgres://nobody@127.0.0.1:${await aPortNobodyListensOn()}/none`;
    const away = openPostgres(url, { poolSize: 1, acquireTimeoutMs: 2_000 });

    const error = await errorOf(
      openKnexStorage({ knex: away.knex, secretBox: aSecretBox() }).inbox.accept(aDelivery()),
    );
    await away.close();

    expect(isStorageUnavailable(error)).to.equal(true);
  });

  it('is told when the connection is lost in the middle, and the next call works again', async () => {
    const storage = openKnexStorage({ knex: database.knex, secretBox: aSecretBox() });
    const killer = openPostgres(database.url, { poolSize: 1 });
    const organization = anOrganization();

    const run = storage.unitOfWork.run(async ({ organizations }) => {
      await organizations.add(organization);
      await killer.knex.raw(CONNECTIONS_OF_THIS);
      await organizations.find(organization.toProps().id);
    });
    const error = await errorOf(run);
    await killer.close();

    expect(isStorageUnavailable(error)).to.equal(true);
    expect(await storage.stores.organizations.find(organization.toProps().id)).to.equal(null);
    await storage.stores.organizations.add(organization);
    expect(await storage.stores.organizations.find(organization.toProps().id)).not.to.equal(null);
  });

  it('is told when no connection comes free in time', async () => {
    const small = openPostgres(database.url, { poolSize: 1, acquireTimeoutMs: 1_500 });
    const storage = openKnexStorage({ knex: small.knex, secretBox: aSecretBox() });

    const error = await storage.unitOfWork.run(async ({ apiKeys }) => {
      await apiKeys.isEmpty();
      return errorOf(storage.stores.apiKeys.isEmpty());
    });
    await small.close();

    expect(isStorageUnavailable(error)).to.equal(true);
  });

  const faults: Readonly<Record<string, string>> = {
    'a statement that is wrong': 'select from where',
    'a table that is not there': 'select * from lockstep.nothing',
    'a division by zero': 'select 1 / 0',
  };
  for (const [name, sql] of Object.entries(faults)) {
    it(`is not ${name}`, async () => {
      expect(isStorageUnavailable(await errorOf(database.knex.raw(sql)))).to.equal(false);
    });
  }

  it('is told by the cause of another error too, and by nothing that is no error', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

    expect(isStorageUnavailable(new Error('could not save', { cause: refused }))).to.equal(true);
    expect(isStorageUnavailable(new Error('could not save'))).to.equal(false);
    for (const value of [null, undefined, 'ECONNREFUSED', { code: 'ECONNREFUSED' }]) {
      expect(isStorageUnavailable(value)).to.equal(false);
    }
  });
});

function aPortNobodyListensOn(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 1));
    });
  });
}
