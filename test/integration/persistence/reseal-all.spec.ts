import { createHash, createSecretKey } from 'node:crypto';

import { expect } from 'chai';
import type { Knex } from 'knex';

import { openKnexStorage } from '../../../src/adapters/persistence/open-knex-storage.ts';
import { resealAll } from '../../../src/adapters/persistence/reseal-all.ts';
import { AesSecretBox } from '../../../src/adapters/system/aes-secret-box.ts';
import type { Credentials, IntegrationCredentials } from '../../../src/application/ports/stores.ts';
import type { IntegrationId } from '../../../src/domain/ids.ts';
import type { Secret } from '../../../src/domain/secret.ts';
import { anId, anIntegration, aSecret, someCredentials } from '../../support/builders.ts';
import { freshPglite, freshPostgres } from '../../support/test-database.ts';

/** Ids of keys, the first of which seals. */
type Keys = readonly [string, ...string[]];

const SECRETS_EACH = 7;

describe('sealing everything anew', () => {
  const databases = {
    'PostgreSQL with a pool of one': () => freshPostgres({ poolSize: 1 }),
    PGlite: freshPglite,
  };
  for (const [name, open] of Object.entries(databases)) {
    it(`leaves nothing sealed with another key on ${name}, and every secret as it was`, async () => {
      const database = await open();
      try {
        const { knex } = database;
        const kept = new Map<IntegrationId, IntegrationCredentials>();
        for (let count = 0; count < 8; count += 1) {
          const id = await anIntegrationIn(knex);
          const credentials = fullCredentials(count % 2 === 0 ? 'oauth' : 'personal_access_token');
          await credentialsIn(knex, 'old').save(id, credentials);
          kept.set(id, credentials);
        }

        const first = await resealAll(knex, boxOf('new', 'old'), 3);
        const again = await resealAll(knex, boxOf('new', 'old'), 3);

        expect(first).to.deep.equal({ resealed: 8 * SECRETS_EACH, problems: [], isComplete: true });
        expect(again).to.deep.equal({ resealed: 0, problems: [], isComplete: true });
        expect(await sealedWith(knex, 'old')).to.equal(0);
        for (const [id, credentials] of kept) {
          expect(revealed(await credentialsIn(knex, 'new').find(id))).to.deep.equal(revealed(credentials));
        }
      } finally {
        await database.close();
      }
    }).timeout(60_000);
  }

  describe('on PostgreSQL', () => {
    let database: Awaited<ReturnType<typeof freshPostgres>>;
    let knex: Knex;

    beforeEach(async () => {
      database = await freshPostgres({ poolSize: 8 });
      knex = database.knex;
    });

    afterEach(() => database.close());

    it('loses nothing that others write meanwhile, whichever key they seal with', async () => {
      const ids = await Promise.all(Array.from({ length: 12 }, () => anIntegrationIn(knex)));
      for (const id of ids) await credentialsIn(knex, 'old').save(id, fullCredentials());
      const last = new Map<IntegrationId, IntegrationCredentials>();
      const write = async (id: IntegrationId, place: number): Promise<void> => {
        for (let count = 0; count < 15; count += 1) {
          const written = fullCredentials(count % 2 === 0 ? 'oauth' : 'personal_access_token');
          const keys: Keys = (count + place) % 3 === 0 ? ['old', 'new'] : ['new', 'old'];
          await credentialsIn(knex, ...keys).save(id, written);
          last.set(id, written);
        }
      };

      const written = Promise.all(ids.map(write)).then(() => 'written' as const);
      const resealed = () => resealAll(knex, boxOf('new', 'old')).then(() => 'resealed' as const);
      while ((await Promise.race([written, resealed()])) === 'resealed');
      await written;

      expect(await resealAll(knex, boxOf('new', 'old'))).to.include({ isComplete: true });
      expect(await sealedWith(knex, 'old')).to.equal(0);
      for (const [id, credentials] of last) {
        expect(revealed(await credentialsIn(knex, 'new').find(id))).to.deep.equal(revealed(credentials));
      }
    }).timeout(60_000);

    it('goes on where it was stopped', async () => {
      const ids = [await anIntegrationIn(knex), await anIntegrationIn(knex)];
      for (const id of ids) await credentialsIn(knex, 'old').save(id, fullCredentials());
      let left = 5;
      const stopping = boxOf('new', 'old');
      const killed = {
        open: stopping.open.bind(stopping),
        isCurrent: stopping.isCurrent.bind(stopping),
        seal: (secret: Secret, place: string) => {
          if (left === 0) throw new Error('killed');
          left -= 1;
          return stopping.seal(secret, place);
        },
      };
      await resealAll(knex, killed).then(
        () => expect.fail('it was not stopped'),
        () => undefined,
      );
      expect(await sealedWith(knex, 'new')).to.equal(5);

      const resumed = await resealAll(knex, boxOf('new', 'old'));

      expect(resumed).to.include({ resealed: 2 * SECRETS_EACH - 5, isComplete: true });
    });

    it('says what is sealed with a key that nobody gave, leaves it, and does the rest', async () => {
      const [lost, other] = [await anIntegrationIn(knex), await anIntegrationIn(knex)];
      await credentialsIn(knex, 'lost').save(lost, fullCredentials());
      await credentialsIn(knex, 'old').save(other, fullCredentials());

      const { resealed, problems, isComplete } = await resealAll(knex, boxOf('new', 'old'));

      expect([resealed, isComplete]).to.deep.equal([SECRETS_EACH, false]);
      expect(problems).to.have.lengthOf(SECRETS_EACH);
      for (const problem of problems) expect(problem).to.include('"lost"').and.include(lost);
      expect(await sealedWith(knex, 'lost')).to.equal(SECRETS_EACH);
      expect(await sealedWith(knex, 'old')).to.equal(0);
    });

    it('has a place for every column that holds something sealed', async () => {
      const id = await anIntegrationIn(knex);
      await credentialsIn(knex, 'old').save(id, fullCredentials());

      const everything = await sealedAnywhere(knex, 'old');

      expect(everything).to.equal(SECRETS_EACH);
      expect(await sealedWith(knex, 'old')).to.equal(everything);
    });
  });
});

/** Credentials with a secret in every place there is. */
function fullCredentials(kind: 'oauth' | 'personal_access_token' = 'oauth'): IntegrationCredentials {
  return someCredentials({
    accessToken: { kind, value: aSecret() },
    webhookSecrets: [
      { id: anId(), value: aSecret(), bodySecret: aSecret(), retiresAt: null },
      { id: anId(), value: aSecret(), bodySecret: aSecret(), retiresAt: null },
    ],
  });
}

async function anIntegrationIn(knex: Knex): Promise<IntegrationId> {
  const integration = anIntegration();
  await openKnexStorage({ knex, secretBox: boxOf('any') }).stores.integrations.add(integration);
  return integration.id;
}

function credentialsIn(knex: Knex, ...keys: Keys): Credentials {
  return openKnexStorage({ knex, secretBox: boxOf(...keys) }).stores.credentials;
}

function boxOf(...ids: Keys): AesSecretBox {
  const [first, ...others] = ids;
  const keyOf = (id: string) => ({
    id,
    key: createSecretKey(createHash('sha256').update(id).digest()),
  });
  return new AesSecretBox([keyOf(first), ...others.map(keyOf)]);
}

/** How many secrets are sealed with this key. */
async function sealedWith(knex: Knex, id: string): Promise<number> {
  const rows = [
    ...(await knex<object>('lockstep.credential')),
    ...(await knex<object>('lockstep.webhook_secret')),
  ];
  return JSON.stringify(rows).split(`"v1.${id}.`).length - 1;
}

/** As `sealedWith`, in every table of the schema. */
async function sealedAnywhere(knex: Knex, id: string): Promise<number> {
  const { rows } = await knex.raw<{ rows: { name: string }[] }>(
    `select table_name as name from information_schema.tables where table_schema = 'lockstep'`,
  );
  let count = 0;
  for (const { name } of rows) {
    const all = await knex.withSchema('lockstep').from<object>(name);
    count += JSON.stringify(all).split(`v1.${id}.`).length - 1;
  }
  return count;
}

function revealed(credentials: IntegrationCredentials | null): unknown {
  if (credentials === null) return null;
  return {
    privateKey: credentials.privateKey.reveal(),
    accessToken: [credentials.accessToken?.kind, credentials.accessToken?.value.reveal()],
    bodySecret: credentials.bodySecret.reveal(),
    webhookSecrets: credentials.webhookSecrets.map(({ id, value, bodySecret }) => [
      id,
      value.reveal(),
      bodySecret?.reveal(),
    ]),
  };
}
