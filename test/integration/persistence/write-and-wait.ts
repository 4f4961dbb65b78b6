import { openPglite } from '../../../src/adapters/persistence/database/open-pglite.ts';

/** Opens the directory it is told, commits a row, says so, and waits to be killed. */
const { knex } = await openPglite(process.argv[2] ?? '');
await knex.raw('create table kept (value text)');
await knex('kept').insert({ value: 'committed' });
process.stdout.write('committed\n');
setInterval(() => undefined, 60_000);
