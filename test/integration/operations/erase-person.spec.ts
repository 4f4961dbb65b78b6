import { readFileSync } from 'node:fs';

import { expect } from 'chai';

import { openKnexStorage } from '../../../src/adapters/persistence/open-knex-storage.ts';
import type { Storage } from '../../../src/application/ports/storage.ts';
import { EVERYTHING } from '../../../src/domain/api-key.ts';
import { aDecisionOn, aDelivery, anEffectOn, NOON } from '../../support/builders.ts';
import { freshPostgres, type TestDatabase } from '../../support/test-database.ts';
import { aStoredLink, aTeam } from '../../contract/opened-storage.ts';
import { aSecretBox } from '../persistence/a-secret-box.ts';

const ADA = { key: 'JIRAUSER1', name: 'ada', display: "Ada O'Neil", email: 'ada@example.com' };

/** The script as psql fills it in. */
function scriptFor(person: Readonly<Record<string, string>>): string {
  const script = readFileSync('docs/operations/erase-person.sql', 'utf8').replaceAll(/^\\.*$/gm, '');
  return script.replaceAll(
    /:'(\w+)'/g,
    (_, word: string) => `'${(person[word] ?? '').replaceAll("'", "''")}'`,
  );
}

describe('erasing a person', function () {
  let database: TestDatabase;
  let storage: Storage;
  beforeEach(async () => {
    database = await freshPostgres();
    storage = openKnexStorage({ knex: database.knex, secretBox: aSecretBox() });
  });
  afterEach(() => database.close());

  const kept = async (text: string, state: 'ignored' | 'pending') => {
    const delivery = aDelivery({ body: new TextEncoder().encode(text) });
    await storage.inbox.accept(delivery);
    if (state === 'ignored')
      await storage.stores.deliveries.settle(delivery.id, { state, reason: 'nothing_to_sync', at: NOON });
    return async () => (await storage.reads.delivery(EVERYTHING, delivery.id))?.body !== null;
  };

  it('takes the raw bodies that name them, but for those that are still to be processed', async () => {
    const [named, mentioned, other, pending] = [
      await kept('{"user":{"key":"JIRAUSER1"}}', 'ignored'),
      await kept('{"comment":{"body":"Ask [~ada]"}}', 'ignored'),
      await kept('{"user":{"name":"adam"}}', 'ignored'),
      await kept('{"user":{"name":"ada"}}', 'pending'),
    ];

    await database.knex.raw(scriptFor(ADA));

    expect(await Promise.all([named(), mentioned(), other(), pending()])).to.deep.equal([
      ...[false, false, true, true],
    ]);
  });

  it('takes what was done by them and for them with its decision, and nothing that is open', async () => {
    const link = await aStoredLink(storage, await aTeam(storage));
    const done = { state: 'applied' } as const;
    const effects = {
      byThem: anEffectOn(link, { ...done, actor: ADA.display }),
      told: anEffectOn(link, { ...done, actor: 'Bob' }),
      other: anEffectOn(link, { ...done, actor: 'Bob' }),
      open: anEffectOn(link, { actor: ADA.display }),
    };
    await storage.stores.effects.add(Object.values(effects));
    await storage.stores.decisions.add(aDecisionOn(effects.told, { values: { to: ADA.display } }));
    await storage.stores.decisions.add(aDecisionOn(effects.other, { values: { to: 'Adam' } }));

    await database.knex.raw(scriptFor(ADA));

    const left = await database.knex('lockstep.effect').pluck<string[]>('id');
    expect(left).to.have.members([effects.other.id, effects.open.id]);
    expect(await database.knex('lockstep.sync_decision').pluck<string[]>('effect_id')).to.deep.equal([
      effects.other.id,
    ]);
  });
});
