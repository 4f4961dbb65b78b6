import { expect } from 'chai';

import { InvariantViolated } from '../../../src/domain/domain-error.ts';
import type { Storage } from '../../../src/application/ports/storage.ts';
import { keepKeyCanary } from '../../../src/adapters/persistence/key-canary.ts';
import { openKnexStorage } from '../../../src/adapters/persistence/open-knex-storage.ts';
import { aTeam, type Team } from '../../contract/opened-storage.ts';
import { errorOf } from '../../contract/unit-of-work.contract.ts';
import { aSecret, NOON, someCredentials } from '../../support/builders.ts';
import { freshPostgres, type TestDatabase } from '../../support/test-database.ts';
import { aSecretBox } from './a-secret-box.ts';

describe('credentials at rest', () => {
  const secretBox = aSecretBox();
  let database: TestDatabase;
  let storage: Storage;
  let teams: readonly [Team, Team];

  beforeEach(async () => {
    database = await freshPostgres();
    storage = openKnexStorage({ knex: database.knex, secretBox });
    teams = [await aTeam(storage), await aTeam(storage)];
  });

  afterEach(() => database.close());

  it('are readable in no column', async () => {
    const former = { id: 'former', value: aSecret(), bodySecret: aSecret(), retiresAt: NOON };
    const newest = { id: 'newest', value: aSecret(), bodySecret: null, retiresAt: null };
    const credentials = someCredentials({ webhookSecrets: [newest, former] });
    const { privateKey, accessToken, bodySecret, webhookSecrets } = credentials;
    await storage.stores.credentials.save(teams[0].integration.id, credentials);

    const rows = [
      ...(await database.knex<object>('lockstep.credential')),
      ...(await database.knex<object>('lockstep.webhook_secret')),
    ];

    expect(rows).to.have.lengthOf(3);
    const text = JSON.stringify(rows);
    for (const secret of [
      ...[privateKey, accessToken?.value, bodySecret, former.bodySecret],
      ...webhookSecrets.map(({ value }) => value),
    ]) {
      const clear = secret?.reveal() ?? '';
      expect(clear).not.to.equal('');
      expect(text).not.to.include(clear);
      expect(text).not.to.include(Buffer.from(clear).toString('base64url').slice(0, -2));
    }
  });

  it('are readable in no column when they are shared with a tracker, and open in no other row', async () => {
    const [one, other] = teams.map(({ installation }) => installation.id);
    if (one === undefined || other === undefined) throw new TypeError('there are two teams');
    const secret = { id: 'newest', purpose: 'call', value: aSecret(), retiresAt: null } as const;
    await storage.stores.trackerSecrets.save(one, [secret]);

    const [row] = await database.knex<object>('lockstep.tracker_secret');
    expect(JSON.stringify(row)).not.to.include(secret.value.reveal());
    await database.knex.raw('update lockstep.tracker_secret set installation_id = ?', [other]);

    expect(await errorOf(storage.stores.trackerSecrets.of(other))).to.be.instanceOf(InvariantViolated);
  });

  const moves: Readonly<Record<string, string>> = {
    'another column': 'update lockstep.credential set body_secret = private_key where integration_id = :one',
    'the row of another Integration':
      'update lockstep.credential set private_key = (select private_key from lockstep.credential where integration_id = :other) where integration_id = :one',
    'the webhook secret of another Integration':
      'update lockstep.webhook_secret set value = (select value from lockstep.webhook_secret where integration_id = :other) where integration_id = :one',
    'the body secret that went with a webhook secret':
      'update lockstep.webhook_secret set body_secret = value where integration_id = :one',
    'another name of the webhook secret': `update lockstep.webhook_secret set id = 'renamed' where integration_id = :one`,
  };
  for (const [place, sql] of Object.entries(moves)) {
    it(`do not open when somebody moved them to ${place}`, async () => {
      const [one, other] = [teams[0].integration.id, teams[1].integration.id];
      await storage.stores.credentials.save(one, someCredentials());
      await storage.stores.credentials.save(other, someCredentials());

      await database.knex.raw(sql, { one, other });

      expect(await errorOf(storage.stores.credentials.find(one))).to.be.instanceOf(InvariantViolated);
      expect(await errorOf(storage.stores.credentials.find(other))).to.equal(null);
    });
  }

  it('keep the canary that was made first, also when several processes start at once', async () => {
    const made = [1, 2, 3].map(() => secretBox.canary());

    const kept = await Promise.all(made.map((canary) => keepKeyCanary(database.knex, canary)));

    expect(new Set(kept).size).to.equal(1);
    expect(made).to.include(kept[0]);
    expect(await keepKeyCanary(database.knex, secretBox.canary())).to.equal(kept[0]);
  });
});
