import type { Duplex } from 'node:stream';

import { expect } from 'chai';
import type { Knex } from 'knex';

import type { Effect } from '../../../src/domain/effect.ts';
import type { ExternalIssueLink } from '../../../src/domain/external-issue-link.ts';
import type { Storage } from '../../../src/application/ports/storage.ts';
import { UNTRACED } from '../../../src/application/ports/tracing.ts';
import { openPostgres } from '../../../src/adapters/persistence/database/open-postgres.ts';
import type { OpenPglite } from '../../../src/adapters/persistence/database/open-pglite.ts';
import { openPipeline, write } from '../../../src/adapters/persistence/database/pipeline.ts';
import { isStorageUnavailable } from '../../../src/adapters/persistence/database/storage-unavailable.ts';
import { knexStoresOver } from '../../../src/adapters/persistence/knex-stores.ts';
import { openKnexStorage } from '../../../src/adapters/persistence/open-knex-storage.ts';
import { aStoredLink, aTeam } from '../../contract/opened-storage.ts';
import { errorOf } from '../../contract/unit-of-work.contract.ts';
import { aDecisionOn, anEffect, anEffectOn, anOrganization } from '../../support/builders.ts';
import { freshPglite, freshPostgres, type TestDatabase } from '../../support/test-database.ts';
import { aSecretBox } from './a-secret-box.ts';

const NO_SUCH_LINK = '23503';

/** How often something is written to the socket of the one connection, from now on. */
async function writesOf(knex: Knex): Promise<{ readonly count: number }> {
  const client = knex.client as {
    acquireConnection(): Promise<{ readonly connection: { readonly stream: Duplex } }>;
    releaseConnection(connection: unknown): Promise<void>;
  };
  const connection = await client.acquireConnection();
  const { stream } = connection.connection;
  const writes = { count: 0 };
  for (const name of ['_write', '_writev'] as const) {
    const write = stream[name]?.bind(stream) as (...given: unknown[]) => void;
    stream[name] = (...given: unknown[]) => {
      writes.count += 1;
      write(...given);
    };
  }
  await client.releaseConnection(connection);
  return writes;
}

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

  it('go to PostgreSQL with COMMIT by one write, as what is read at once does', async () => {
    const link = await aStoredLink(storage, await aTeam(storage));
    const effect = anEffectOn(link);
    await storage.stores.effects.add([effect]);
    const lone = openPostgres(database.url, { poolSize: 1 });
    const { unitOfWork } = openKnexStorage({ knex: lone.knex, secretBox: aSecretBox() });
    const writes = await writesOf(lone.knex);

    await unitOfWork.run(async ({ links, effects, decisions }) => {
      await Promise.all([links.ofIssue(link.issue), effects.open(link.issue)]);
      await effects.save(effect.finished('applied'));
      await decisions.add(aDecisionOn(effect));
      await links.save(link.inDoubt());
    });

    // BEGIN, what is read, and the rest.
    expect(writes.count).to.equal(3);
    await lone.close();
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

  it('are prepared anew after a transaction in which they could not be', async () => {
    const link = await aStoredLink(storage, await aTeam(storage));
    const decisions = (effect: Effect) => [aDecisionOn(effect), aDecisionOn(effect)];
    const refused = anEffect();
    const run = storage.unitOfWork.run(async (stores) => {
      await stores.effects.add([refused]);
      for (const decision of decisions(refused)) await stores.decisions.add(decision);
    });
    expect(await errorOf(run)).to.have.property('code', NO_SUCH_LINK);

    const effect = anEffectOn(link);
    await storage.unitOfWork.run(async (stores) => {
      await stores.effects.add([effect]);
      for (const decision of decisions(effect)) await stores.decisions.add(decision);
    });

    expect(await database.knex('lockstep.sync_decision').count()).to.deep.equal([{ count: '2' }]);
  });

  it('are refused with the connection they went by, and another is had afterwards', async () => {
    const link = await aStoredLink(storage, await aTeam(storage));
    const holder = await database.knex.transaction();
    await holder('lockstep.external_issue_link').where('id', link.id).forUpdate();

    const run = storage.unitOfWork.run(async ({ links, effects }) => {
      await links.save(link.inDoubt());
      await effects.add([anEffectOn(link)]);
      await endOthers(holder);
      await effects.add([anEffectOn(link)]);
    });

    expect(await errorOf(run)).to.satisfy(isStorageUnavailable);
    await holder.commit();
    await storage.unitOfWork.run(({ effects }) => effects.add([anEffectOn(link)]));
    expect(await storage.stores.effects.open(link.issue)).to.have.lengthOf(1);
  });

  it('are refused with the connection also when COMMIT is behind them', async () => {
    const link = await aStoredLink(storage, await aTeam(storage));
    const holder = await database.knex.transaction();
    await holder('lockstep.external_issue_link').where('id', link.id).forUpdate();
    const ended = new Promise<void>((resolve, reject) => {
      database.knex.on('query', ({ sql }: { readonly sql: string }) => {
        if (sql === 'COMMIT;') endOthers(holder).then(resolve, reject);
      });
    });

    const run = storage.unitOfWork.run(({ links }) => links.save(link.inDoubt()));

    expect(await errorOf(run)).to.satisfy(isStorageUnavailable);
    await ended;
    await holder.rollback();
    expect((await storage.stores.links.find(link.id))?.toProps().isInDoubt).to.equal(false);
  });

  it('are made again when PostgreSQL ended the last of them in favour of others', async () => {
    const team = await aTeam(storage);
    const [one, other] = [await aStoredLink(storage, team), await aStoredLink(storage, team)];
    const holder = await database.knex.transaction();
    const hold = ({ id }: ExternalIssueLink) =>
      holder('lockstep.external_issue_link').where({ id }).forUpdate();
    // So that PostgreSQL ends the other one.
    await holder.raw(`set local deadlock_timeout = '1min'`);
    await hold(other);
    const held: Promise<unknown>[] = [];
    let runs = 0;

    await storage.unitOfWork.run(async ({ links }) => {
      runs += 1;
      // The second time the holder goes first, or PostgreSQL might have to end this one once more.
      await Promise.all(held);
      await links.save(one.inDoubt());
      // Answered, so that this transaction has the one before the other wants it.
      await links.find(one.id);
      if (runs === 1) held.push(hold(one).then(() => holder.commit()));
      await links.save(other.inDoubt());
    });

    expect(runs).to.equal(2);
    for (const { id } of [one, other]) {
      expect((await storage.stores.links.find(id))?.toProps().isInDoubt).to.equal(true);
    }
  });

  it('are refused before they are sent where another statement has their name, and nothing is kept', async () => {
    const organization = anOrganization();
    const one = { name: 'shared_name', text: 'select 1' };
    const other = { name: 'shared_name', text: 'select 2' };

    const run = database.knex.transaction(async (trx) => {
      openPipeline(trx);
      await knexStoresOver(trx, aSecretBox(), UNTRACED).organizations.add(organization);
      await write(trx, one, []);
      await write(trx, other, []);
    });

    expect(await errorOf(run))
      .to.be.instanceOf(TypeError)
      .with.property('message')
      .contains('shared_name');
    expect(await storage.stores.organizations.find(organization.toProps().id)).to.equal(null);
  });

  it('are waited for outside a transaction', async () => {
    const error = await errorOf(storage.stores.effects.add([anEffect()]));

    expect(error).to.have.property('code', NO_SUCH_LINK);
  });
});

describe('what is asked of PGlite at once', () => {
  let database: OpenPglite;
  let storage: Storage;

  before(async () => {
    database = await freshPglite();
    storage = openKnexStorage({ knex: database.knex, secretBox: aSecretBox() });
  });

  after(() => database.close());

  it('is answered in its order, and pg warns of nothing', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => void warnings.push(warning);
    process.on('warning', note);
    const link = await aStoredLink(storage, await aTeam(storage));

    const [found, open] = await storage.unitOfWork.run(async ({ links, effects }) => {
      await links.save(link.inDoubt());
      await effects.add([anEffectOn(link)]);
      return Promise.all([links.find(link.id), effects.open(link.issue), links.ofIssue(link.issue)]);
    });

    process.off('warning', note);
    expect(found?.toProps().isInDoubt).to.equal(true);
    expect(open).to.have.lengthOf(1);
    expect(warnings).to.deep.equal([]);
  });

  it('fails with what failed first, and leaves the session fit for the next', async () => {
    const link = await aStoredLink(storage, await aTeam(storage));
    const effect = anEffect();

    const run = storage.unitOfWork.run(async ({ effects, decisions }) => {
      await effects.add([effect]);
      await decisions.add(aDecisionOn(effect));
    });

    expect(await errorOf(run)).to.have.property('code', NO_SUCH_LINK);
    await storage.unitOfWork.run(({ effects }) => effects.add([anEffectOn(link)]));
    expect(await storage.stores.effects.open(link.issue)).to.have.lengthOf(1);
  });
});

/** Ends every connection to the database but that of `holder`. */
async function endOthers(holder: Knex.Transaction): Promise<void> {
  await holder.raw(`
    select pg_terminate_backend(pid, 10000) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
  `);
}
