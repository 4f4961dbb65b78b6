import { expect } from 'chai';

import { openPostgres } from '../../../src/adapters/persistence/database/open-postgres.ts';
import { settleSchema } from '../../../src/bootstrap/open-database.ts';
import { StartRefused } from '../../../src/bootstrap/start-refused.ts';
import { errorOf } from '../../contract/unit-of-work.contract.ts';
import { startPlainPostgres } from '../../support/tls-postgres.ts';

describe('a database that serves no TLS', () => {
  for (const mode of ['require', 'verify-full']) {
    for (const does of ['check', 'migrate'] as const) {
      it(`is refused in plain words where sslmode=${mode} asks for it, on ${does}`, async () => {
        const server = await startPlainPostgres();
        const url = `postgres://lockstep:pa55w0rd@127.0.0.1:${server.port}/lockstep?sslmode=${mode}`;
        const database = openPostgres(url, { poolSize: 1 });

        const refusal = await errorOf(settleSchema(database.knex, does));
        await database.close();
        await server.close();

        expect(refusal).to.be.instanceOf(StartRefused);
        expect(refusal)
          .to.have.property('message')
          .that.matches(/^The database at DATABASE_URL serves no TLS.+sslmode=disable\.$/)
          .and.does.not.include('pa55w0rd');
      });
    }
  }
});
