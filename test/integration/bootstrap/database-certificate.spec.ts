import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect } from 'chai';

import { openPostgres } from '../../../src/adapters/persistence/database/open-postgres.ts';
import { settleSchema } from '../../../src/bootstrap/open-database.ts';
import { StartRefused } from '../../../src/bootstrap/start-refused.ts';
import { errorOf } from '../../contract/unit-of-work.contract.ts';
import { aCertificate, type Certificate } from '../../support/certificate.ts';
import { newDirectory } from '../../support/e2e-database.ts';
import { startTlsPostgres } from '../../support/tls-postgres.ts';

/** What comes of a database at 127.0.0.1 that shows this certificate, whose authority is trusted. */
async function refusalOf(shown: Certificate): Promise<unknown> {
  const directory = await newDirectory();
  const authority = join(directory, 'authority.pem');
  await writeFile(authority, shown.cert);
  const server = await startTlsPostgres(shown);
  const url = `postgres://lockstep:pa55w0rd@127.0.0.1:${server.port}/lockstep?sslmode=verify-full&sslrootcert=${authority}`;
  const database = openPostgres(url, { poolSize: 1 });
  try {
    return await errorOf(settleSchema(database.knex, 'check'));
  } finally {
    await database.close();
    await server.close();
    await rm(directory, { recursive: true });
  }
}

describe('a database whose certificate does not hold', () => {
  for (const { of, shown } of [
    { of: 'of another host', shown: aCertificate('elsewhere.example.com') },
    { of: 'that is over', shown: aCertificate('127.0.0.1', { until: '20210101000000Z' }) },
    { of: 'that is not valid yet', shown: aCertificate('127.0.0.1', { from: '20980101000000Z' }) },
  ]) {
    it(`is refused in plain words for one ${of}`, async () => {
      const refusal = await refusalOf(shown);

      expect(refusal).to.be.instanceOf(StartRefused);
      expect(refusal)
        .to.have.property('message')
        .that.matches(/shows a certificate that does not hold \(.+\): have it show one/)
        .and.does.not.include('pa55w0rd');
    });
  }
});
