import { expect } from 'chai';

import type { Storage } from '../../../src/application/ports/storage.ts';
import { openKnexStorage } from '../../../src/adapters/persistence/open-knex-storage.ts';
import { aStoredLink, aTeam } from '../../contract/opened-storage.ts';
import { errorOf } from '../../contract/unit-of-work.contract.ts';
import { aDecisionOn, anEffect, anEffectOn, anOrganization } from '../../support/builders.ts';
import { freshPostgres, type TestDatabase } from '../../support/test-database.ts';
import { aSecretBox } from './a-secret-box.ts';

const NO_SUCH_LINK = '23503';

describe('writes that nobody waits for within a transaction on PostgreSQL', () => {
  let database: TestDatabase;
  let storage: Storage;

  beforeEach(async () => {
    database = await freshPostgres({ poolSize: 4 });
    storage = openKnexStorage({ knex: database.knex, secretBox: aSecretBox() });
  });

  afterEach(() => database.close());

  it('are waited for before it is over', async () => {
    const link = await aStoredLink(storage, await aTeam(storage));
    const steps: string[] = [];
    const holder = await database.knex.transaction();
    await holder('lockstep.external_issue_link').where('id', link.id).forUpdate();

    const run = storage.unitOfWork.run(async ({ links }) => {
      await links.save(link.inDoubt());
      steps.push('sent');
      await holder.commit();
    });
    await run.then(() => steps.push('over'));

    expect(steps).to.deep.equal(['sent', 'over']);
    expect((await storage.stores.links.find(link.id))?.toProps().isInDoubt).to.equal(true);
  });

  it('are seen by what is read after them', async () => {
    const link = await aStoredLink(storage, await aTeam(storage));

    const seen = await storage.unitOfWork.run(async ({ links, effects }) => {
      await links.save(link.inDoubt());
      await effects.add([anEffectOn(link)]);
      return { link: await links.find(link.id), open: await effects.open(link.issue) };
    });

    expect(seen.link?.toProps().isInDoubt).to.equal(true);
    expect(seen.open).to.have.lengthOf(1);
  });

  it('fail it when the last of them fails, and nothing is kept', async () => {
    const organization = anOrganization();

    const run = storage.unitOfWork.run(async ({ organizations, effects }) => {
      await organizations.add(organization);
      await effects.add([anEffect()]);
    });

    expect(await errorOf(run)).to.have.property('code', NO_SUCH_LINK);
    expect(await storage.stores.organizations.find(organization.toProps().id)).to.equal(null);
  });

  it('fail it with what failed first, whatever fails for it afterwards', async () => {
    const link = await aStoredLink(storage, await aTeam(storage));

    const run = storage.unitOfWork.run(async ({ effects, decisions, links }) => {
      const effect = anEffect();
      await effects.add([effect]);
      await decisions.add(aDecisionOn(effect));
      return links.find(link.id);
    });

    expect(await errorOf(run)).to.have.property('code', NO_SUCH_LINK);
  });

  it('leave the connection fit for the next', async () => {
    const link = await aStoredLink(storage, await aTeam(storage));
    await errorOf(storage.unitOfWork.run(({ effects }) => effects.add([anEffect()])));

    await storage.unitOfWork.run(({ effects }) => effects.add([anEffectOn(link)]));

    expect(await storage.stores.effects.open(link.issue)).to.have.lengthOf(1);
  });

  it('are waited for outside a transaction', async () => {
    const error = await errorOf(storage.stores.effects.add([anEffect()]));

    expect(error).to.have.property('code', NO_SUCH_LINK);
  });
});
