import { expect } from 'chai';
import type { Knex } from 'knex';

import { openPglite } from '../../../src/adapters/persistence/database/open-pglite.ts';
import { openPostgres, type OpenDatabase } from '../../../src/adapters/persistence/database/open-postgres.ts';
import { checkSchema, migrate } from '../../../src/adapters/persistence/migrations/migrate.ts';
import type { Migration } from '../../../src/adapters/persistence/migrations/migration.ts';
import { MIGRATIONS } from '../../../src/adapters/persistence/migrations/migrations.ts';
import { SchemaTooNew, SchemaTooOld } from '../../../src/adapters/persistence/migrations/schema-mismatch.ts';
import { errorOf } from '../../contract/unit-of-work.contract.ts';
import { freshPostgres, type TestDatabase } from '../../support/test-database.ts';

const NAMES = MIGRATIONS.map(({ name }) => name);

describe('migrations', () => {
  const databases: Readonly<Record<string, () => Promise<OpenDatabase>>> = {
    'PostgreSQL with a pool of one': () => freshPostgres({ isEmpty: true, poolSize: 1 }),
    PGlite: () => openPglite(null),
  };
  for (const [name, open] of Object.entries(databases)) {
    it(`take once on ${name}`, async () => {
      const database = await open();
      try {
        expect(await migrate(database.knex)).to.deep.equal(NAMES);
        expect(await migrate(database.knex)).to.deep.equal([]);
        await checkSchema(database.knex);
      } finally {
        await database.close();
      }
    });
  }

  describe('on PostgreSQL', () => {
    let database: TestDatabase;

    beforeEach(async () => {
      database = await freshPostgres({ isEmpty: true });
    });

    afterEach(() => database.close());

    it('take once when several processes start at once', async () => {
      const others = [1, 2, 3].map(() => openPostgres(database.url, { poolSize: 1 }));

      const taken = await Promise.all(others.map(({ knex }) => migrate(knex)));
      await Promise.all(others.map((other) => other.close()));

      expect(taken.flat()).to.deep.equal(NAMES);
    });

    it('take what was authorized before there were two ways for OAuth', async () => {
      const before = MIGRATIONS.filter(({ name }) => name < '0006');
      await migrate(database.knex, before);
      await database.knex.raw(`
        insert into lockstep.integration
          (id, base_url, state, consumer_key, public_key, tls_verified, account, webhook_mode, body_signature, created_at)
        values
          ('a', 'https://a.example', 'active', 'key', 'key', true, '{"name":"ada"}', 'none', 'unknown', now()),
          ('b', 'https://b.example', 'awaiting_authorization', 'key', 'key', true, null, 'none', 'unknown', now())`);

      await migrate(database.knex);

      const ways: unknown = await database.knex
        .from('lockstep.integration')
        .orderBy('id')
        .pluck('authorized_by');
      expect(ways).to.deep.equal(['oauth', null]);
    });

    it('leave everything as it was when one of them fails, and take at the next try', async () => {
      const failing = aMigration('9998-good', 'create table lockstep.good (id integer primary key)');
      const bad = aMigration('9999-bad', 'create table lockstep.bad (id no_such_type)');

      await errorOf(migrate(database.knex, [...MIGRATIONS, failing, bad]));

      expect(await tablesIn(database.knex)).to.deep.equal([]);
      expect(await migrate(database.knex, [...MIGRATIONS, failing])).to.deep.equal([...NAMES, failing.name]);
    });

    it('leave no lock behind when the process is killed in the middle', async () => {
      const other = openPostgres(database.url, { poolSize: 1 });
      const killing = aMigration('9999-killed', 'select pg_terminate_backend(pg_backend_pid())');

      await errorOf(migrate(other.knex, [...MIGRATIONS, killing]));
      await other.close();

      expect(await migrate(database.knex)).to.deep.equal(NAMES);
    });

    it('are refused by a program older than the schema, which names both and changes nothing', async () => {
      const newer = aMigration(
        '9999-from-the-future',
        'create table lockstep.future (id integer primary key)',
      );
      await migrate(database.knex, [...MIGRATIONS, newer]);
      const before = await tablesIn(database.knex);

      for (const refused of [migrate(database.knex), checkSchema(database.knex)]) {
        const error = await errorOf(refused);
        expect(error)
          .to.be.instanceOf(SchemaTooNew)
          .with.property('message')
          .contains('9999-from-the-future');
        expect(error).with.property('message').contains(NAMES.at(-1));
      }
      expect(await tablesIn(database.knex)).to.deep.equal(before);
    });

    it('are missed by a program newer than the schema, which says which', async () => {
      expect(await errorOf(checkSchema(database.knex)))
        .to.be.instanceOf(SchemaTooOld)
        .with.property('message')
        .contains(NAMES[0]);
    });

    it('leave alone what others keep in the database', async () => {
      await database.knex.raw('create table public.organization (id integer primary key)');

      await migrate(database.knex);

      expect(await database.knex('public.organization')).to.deep.equal([]);
    });
  });

  it('have names that sort in the order they are in', () => {
    expect(NAMES).to.deep.equal(NAMES.toSorted());
  });
});

function aMigration(name: string, sql: string): Migration {
  return { name, up: (knex) => knex.raw(sql) };
}

async function tablesIn(knex: Knex): Promise<readonly string[]> {
  return knex('pg_tables').where('schemaname', 'lockstep').orderBy('tablename').pluck('tablename');
}
