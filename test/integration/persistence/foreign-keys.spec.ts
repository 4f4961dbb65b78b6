import { expect } from 'chai';

import { freshPostgres, type TestDatabase } from '../../support/test-database.ts';

/** Foreign keys of ours for whose columns no index begins with them, but for the few rows that tenants and Jiras are. */
const WITHOUT_INDEX = `
  select conname from pg_constraint c
  where contype = 'f' and connamespace = 'lockstep'::regnamespace
    and confrelid::regclass::text !~ '(^|\\.)(organization|installation|integration)$'
    and not exists (
      select 1 from pg_index where indrelid = conrelid and (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey
    )
`;

describe('what names another row', () => {
  let database: TestDatabase;

  before(async () => {
    database = await freshPostgres();
  });

  after(() => database.close());

  it('is found by an index, for when many of the others are deleted', async () => {
    expect(await withoutIndex()).to.deep.equal([]);

    await database.knex.raw('drop index lockstep.issue_creation_replaces');
    expect(await withoutIndex()).to.deep.equal(['issue_creation_replaces_fkey']);
  });

  async function withoutIndex(): Promise<readonly string[]> {
    const { rows } = await database.knex.raw<{ rows: readonly { readonly conname: string }[] }>(
      WITHOUT_INDEX,
    );
    return rows.map(({ conname }) => conname);
  }
});
