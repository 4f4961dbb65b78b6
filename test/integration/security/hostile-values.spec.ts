import { createSecretKey, randomBytes } from 'node:crypto';

import { expect } from 'chai';

import type { TrackerIssueId } from '../../../src/domain/ids.ts';
import type { LinkFilter } from '../../../src/application/ports/admin-reads.ts';
import type { Storage } from '../../../src/application/ports/storage.ts';
import { openKnexStorage } from '../../../src/adapters/persistence/open-knex-storage.ts';
import { AesSecretBox } from '../../../src/adapters/system/aes-secret-box.ts';
import { aStoredLink, aTeam, FIRST_PAGE, type Team } from '../../contract/opened-storage.ts';
import { freshPostgres, type TestDatabase } from '../../support/test-database.ts';

const HOSTILE = [
  `' or '1'='1`,
  `'; drop table lockstep.organization; --`,
  `1) or 1=1 --`,
  `\\'; select pg_sleep(60); --`,
  `%' or true --`,
  `$1`,
  `?`,
  `??`,
  `:before`,
  `"; delete from lockstep.external_issue_link; --`,
];

describe('what is given as a value, on PostgreSQL', () => {
  let database: TestDatabase;
  let storage: Storage;
  let team: Team;

  before(async () => {
    database = await freshPostgres();
    const secretBox = new AesSecretBox([{ id: 'test', key: createSecretKey(randomBytes(32)) }]);
    storage = openKnexStorage({ knex: database.knex, secretBox });
    team = await aTeam(storage);
    await aStoredLink(storage, team);
  });
  after(() => database.close());

  for (const value of HOSTILE) {
    it(`is a value and no SQL: ${value}`, async () => {
      const { reads, stores, accessReads, sessions, requests } = storage;
      const any: LinkFilter = {
        ...{ installationId: null, state: null, jiraIssueKey: null, trackerIssueId: null },
        ...{ jiraProject: null, condition: null },
      };
      const list = (filter: Partial<LinkFilter>) =>
        reads.links(team.scope, { ...any, ...filter }, FIRST_PAGE);

      expect(await list({ jiraIssueKey: value })).to.deep.equal([]);
      expect(await list({ jiraProject: value })).to.deep.equal([]);
      expect(await list({ trackerIssueId: value as TrackerIssueId })).to.deep.equal([]);
      expect(await reads.integrations(team.scope, { state: null, baseUrl: value }, FIRST_PAGE)).to.deep.equal(
        [],
      );
      expect(await stores.integrations.findByBaseUrl(value)).to.equal(null);
      expect(await stores.apiKeys.findByFingerprint(value)).to.equal(null);
      expect(await sessions.find(value)).to.equal(null);
      const trail = { apiKeyId: null, actorName: value, operation: value, thingId: value, since: null };
      expect(await accessReads.auditEntries(team.scope, trail, FIRST_PAGE)).to.deep.equal([]);
      await requests.forget(value);

      expect(await list({})).to.have.lengthOf(1);
      expect(await stores.organizations.find(team.organization.toProps().id)).not.to.equal(null);
    });
  }
});
