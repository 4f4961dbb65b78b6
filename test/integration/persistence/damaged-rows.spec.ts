import { expect } from 'chai';
import type { Knex } from 'knex';

import { openKnexStorage } from '../../../src/adapters/persistence/open-knex-storage.ts';
import { openMemoryStorage } from '../../../src/adapters/memory/open-memory-storage.ts';
import type { Storage } from '../../../src/application/ports/storage.ts';
import { EVERYTHING } from '../../../src/domain/api-key.ts';
import type { ExternalIssueLink } from '../../../src/domain/external-issue-link.ts';
import { errorOf } from '../../contract/unit-of-work.contract.ts';
import { aStoredLink, aTeam, FIRST_PAGE } from '../../contract/opened-storage.ts';
import { anEffectOn } from '../../support/builders.ts';
import { Scenario } from '../../support/scenario.ts';
import { useCasesOn } from '../../support/scenario-use-cases.ts';
import { freshPostgres, type TestDatabase } from '../../support/test-database.ts';
import { aSecretBox } from './a-secret-box.ts';

describe('a damaged row of an Effect', () => {
  let database: TestDatabase;
  let storage: Storage;
  let link: ExternalIssueLink;
  let scenario: Scenario;

  beforeEach(async () => {
    database = await freshPostgres({ poolSize: 4 });
    storage = openKnexStorage({ knex: database.knex, secretBox: aSecretBox() });
    link = await aStoredLink(storage, await aTeam(storage));
    scenario = new Scenario();
  });

  afterEach(() => database.close());

  const process = () => useCasesOn({ ...scenario.ports, storage }).processIssue.execute(link.issue);
  const states = async () =>
    (await storage.reads.timeline(EVERYTHING, link.id, FIRST_PAGE)).map(({ effect }) => effect.toProps());

  it('whose content is of no kind that this program knows is put off, and the others are carried out', async () => {
    const [damaged, sound] = [
      anEffectOn(link),
      anEffectOn(link, { content: { kind: 'move', key: 'DEF-2' } }),
    ];
    await storage.stores.effects.add([damaged, sound]);
    await setContent(database.knex, damaged.id, { kind: 'status' });

    expect(await process()).to.equal('done');

    const [moved, putOff] = await states();
    expect(moved).to.include({ id: sound.id, state: 'applied' });
    expect(putOff).to.include({ id: damaged.id, state: 'waiting', attempts: 1 });
    expect(putOff?.lastProblem).to.match(/^Lockstep failed unexpectedly/);
  });

  it('that counts more tries than there are cannot be', async () => {
    const effect = anEffectOn(link);
    await storage.stores.effects.add([effect]);

    const error = await errorOf(database.knex('lockstep.effect').update({ attempts: 13 }));

    expect(String(error)).to.include('effect_most_attempts_check');
  });
});

describe('whether the storage is away', () => {
  it('is told by the errors of its connection, and by no other', async () => {
    const database = await freshPostgres({ poolSize: 1 });
    const storage = openKnexStorage({ knex: database.knex, secretBox: aSecretBox() });
    const wrong = await errorOf(database.knex.raw('select nothing from nowhere'));
    await database.close();
    const away = await errorOf(storage.stores.integrations.findByBaseUrl('https://jira.example.com'));

    expect(storage.isUnavailable(away)).to.equal(true);
    expect(storage.isUnavailable(wrong)).to.equal(false);
    const inMemory = openMemoryStorage({ clock: { now: () => new Date() } });
    expect(inMemory.isUnavailable(away)).to.equal(false);
  });
});

async function setContent(knex: Knex, id: string, content: object): Promise<void> {
  await knex('lockstep.effect')
    .where({ id })
    .update({ content: JSON.stringify(content) });
}
