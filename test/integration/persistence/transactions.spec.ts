import { expect } from 'chai';
import type { Knex } from 'knex';

import type { Storage } from '../../../src/application/ports/storage.ts';
import { openKnexStorage } from '../../../src/adapters/persistence/open-knex-storage.ts';
import { aStoredLink, aTeam } from '../../contract/opened-storage.ts';
import { errorOf } from '../../contract/unit-of-work.contract.ts';
import {
  aLink,
  anEffect,
  anInstallation,
  anIntegration,
  anIssue,
  anOrganization,
  NOON,
} from '../../support/builders.ts';
import { aSecretBox } from './a-secret-box.ts';
import { freshPostgres, type TestDatabase } from '../../support/test-database.ts';

describe('transactions on PostgreSQL', () => {
  let database: TestDatabase;
  let storage: Storage;

  beforeEach(async () => {
    database = await freshPostgres({ poolSize: 4 });
    storage = openKnexStorage({ knex: database.knex, secretBox: aSecretBox(), leaseMs: 30 });
  });

  afterEach(() => database.close());

  it('fail with what failed in them, also when the work went on as if nothing had', async () => {
    const organization = anOrganization();

    const run = storage.unitOfWork.run(async ({ organizations, installations }) => {
      await organizations.add(organization);
      await errorOf(installations.add(anInstallation()));
    });

    expect(await errorOf(run)).to.have.property('code', '23503');
    expect(await storage.stores.organizations.find(organization.toProps().id)).to.equal(null);
  });

  it('tell no value of a statement in the error it fails with', async () => {
    const error = await errorOf(storage.stores.effects.add([anEffect({ actor: 'Ada Lovelace' })]));

    expect(error).to.be.instanceOf(Error).with.property('message').contains('effect').and.not.contains('Ada');
  });

  it('show nobody what is not committed', async () => {
    const organization = anOrganization();
    const { id } = organization.toProps();

    const seen = await storage.unitOfWork.run(async ({ organizations }) => {
      await organizations.add(organization);
      return storage.stores.organizations.find(id);
    });

    expect(seen).to.equal(null);
    expect(await storage.stores.organizations.find(id)).not.to.equal(null);
  });

  it('hold the Integration they found, while others still read it and note events of it', async () => {
    const { integration } = await aTeam(storage);

    await storage.unitOfWork.run(async ({ integrations }) => {
      await integrations.find(integration.id);

      expect(await storage.stores.integrations.find(integration.id)).not.to.equal(null);
      const { rows } = await database.knex.raw<{ rows: unknown[] }>(
        'select 1 from lockstep.integration where id = ? for no key update skip locked',
        [integration.id],
      );
      expect(rows).to.deep.equal([]);
      await storage.inbox.accept({
        ...anIssue({ integrationId: integration.id }),
        ...{ id: 'd' as never, body: new Uint8Array(), fingerprint: 'f', receivedAt: new Date() },
      });
    });
  });

  it('hold the links of an issue that they found', async () => {
    const link = await aStoredLink(storage, await aTeam(storage));

    await storage.unitOfWork.run(async ({ links }) => {
      await links.ofIssue(link.issue);

      const { rows } = await database.knex.raw<{ rows: unknown[] }>(
        'select 1 from lockstep.external_issue_link where id = ? for no key update skip locked',
        [link.id],
      );
      expect(rows).to.deep.equal([]);
    });
  });

  it('are run again when they waited for each other, so that both are done', async () => {
    const team = await aTeam(storage);
    const link = await aStoredLink(storage, team);
    const effect = anEffect({ linkId: link.id, ...link.issue });
    await storage.stores.effects.add([effect]);
    const [linkHeld, effectHeld] = [aSignal(), aSignal()];
    let runs = 0;

    await Promise.all([
      storage.unitOfWork.run(async ({ links, effects }) => {
        runs += 1;
        await links.save(link.inDoubt());
        // A write is only sent by then; what is read after it is answered after it.
        await links.find(link.id);
        linkHeld.give();
        await effectHeld.given;
        await effects.save(effect.superseded());
      }),
      storage.unitOfWork.run(async ({ links, effects }) => {
        runs += 1;
        await effects.resumeAllOf(team.installation.id);
        await effects.open(link.issue);
        effectHeld.give();
        await linkHeld.given;
        await links.unlinkAllOf(team.installation.id);
      }),
    ]);

    // One of them at least, and each three times at most: who goes first the second time is PostgreSQL's to say.
    expect(runs).to.be.within(3, 6);
    expect(await storage.stores.effects.open(link.issue)).to.deep.equal([]);
    expect((await storage.stores.links.find(link.id))?.toProps().isInDoubt).to.equal(true);
  });

  for (const code of ['40P01', '40001']) {
    it(`are run three times at most when PostgreSQL ends them with ${code}, and leave nothing then`, async () => {
      const organization = anOrganization();
      const failure = Object.assign(new Error('ended for others'), { code });
      let runs = 0;

      const run = storage.unitOfWork.run(async ({ organizations }) => {
        runs += 1;
        await organizations.add(organization);
        throw failure;
      });

      expect(await errorOf(run)).to.equal(failure);
      expect(runs).to.equal(3);
      expect(await storage.stores.organizations.find(organization.toProps().id)).to.equal(null);
    });
  }

  it('let no link name another Integration than its Installation does', async () => {
    const team = await aTeam(storage);
    const other = anIntegration();
    await storage.stores.integrations.add(other);

    const error = await errorOf(storage.stores.links.add(team.link({ integrationId: other.id })));

    expect(error).to.have.property('code', '23503');
  });

  it('let no Effect be of a link that is not there', async () => {
    expect(await errorOf(storage.stores.effects.add([anEffect({ linkId: aLink().id })]))).to.have.property(
      'code',
      '23503',
    );
  });

  it('renew a lease while its work runs', async () => {
    const issue = anIssue();
    const end = async (): Promise<number> => {
      const row = await database.knex<{ expires_at: Date }>('lockstep.issue_lease').first('expires_at');
      return row?.expires_at.getTime() ?? NaN;
    };

    await storage.leases.runExclusively(issue, async (lease) => {
      const first = await end();
      for (let now = first; now === first;) now = await end();
      await storage.unitOfWork.run(({ leases }) => leases.confirm(lease));
      expect(await end()).to.be.greaterThan(first);
    });

    expect(await database.knex('lockstep.issue_lease')).to.deep.equal([]);
  });

  it('find what is to be done without looking at what is over', async () => {
    const team = await aTeam(storage);
    const link = await aStoredLink(storage, team);
    await database.knex.raw(
      `insert into lockstep.delivery
         (id, integration_id, jira_issue_id, body, fingerprint, received_at, state, processed_at)
       select 'd' || n, ?, n::text, '', n::text, now(), 'processed', now() from generate_series(1, 20000) as n`,
      [team.integration.id],
    );
    await database.knex.raw(
      `insert into lockstep.effect
         (id, link_id, integration_id, jira_issue_id, source, content, state, attempts, created_at)
       select 'e' || n, ?, ?, n::text, 'delivery', '{"kind":"deletion"}',
              case when n % 2 = 0 then 'applied' else 'waiting' end, 1, now()
       from generate_series(1, 20000) as n`,
      [link.id, team.integration.id],
    );
    await database.knex.raw('analyze lockstep.delivery, lockstep.effect');
    const statements: Statement[] = [];
    database.knex.on('query', (statement: Statement) => statements.push(statement));

    await storage.backlog.issuesWithWork(new Date(), 10);
    await storage.stores.deliveries.pending(link.issue, { now: NOON, limit: 10 });
    await storage.stores.effects.open(link.issue);

    database.knex.removeAllListeners('query');
    const ways: unknown[] = [];
    for (const statement of statements) ways.push(await waysInto(database.knex, statement));
    expect(ways).to.deep.equal([
      ['delivery_pending', 'effect_due', 'effect_waiting'],
      ['delivery_pending'],
      ['effect_open'],
    ]);
  });

  it('forget what is old without looking at what is young, or forgotten already', async () => {
    const team = await aTeam(storage);
    const link = await aStoredLink(storage, team);
    await database.knex.raw(
      `insert into lockstep.delivery
         (id, integration_id, jira_issue_id, body, fingerprint, received_at, state, processed_at)
       select 'd' || n, ?, n::text, case when n % 2 = 0 then 'x'::bytea end, n::text, now(), 'processed',
              now() - n * interval '1 minute'
       from generate_series(1, 20000) as n`,
      [team.integration.id],
    );
    await database.knex.raw(
      `insert into lockstep.effect
         (id, link_id, integration_id, jira_issue_id, source, content, state, attempts, created_at)
       select 'e' || n, ?, ?, n::text, 'delivery', '{"kind":"deletion"}',
              case when n % 2 = 0 then 'applied' else 'dead' end, 1, now() - n * interval '1 minute'
       from generate_series(1, 60000) as n`,
      [link.id, team.integration.id],
    );
    await database.knex.raw(
      `insert into lockstep.sync_decision
         (id, link_id, effect_id, kind, source, outcome, reason, "values", decided_at)
       select 'c' || n, ?, 'e' || n, 'deletion', 'delivery', 'applied', 'link_over', '{}', now() - n * interval '1 minute'
       from generate_series(1, 60000) as n`,
      [link.id],
    );
    await database.knex.raw('analyze lockstep.delivery, lockstep.effect, lockstep.sync_decision');
    const statements: Statement[] = [];
    database.knex.on('query', (statement: Statement) => statements.push(statement));
    const before = new Date(Date.now() - 19_000 * 60_000);

    for (const what of ['bodies', 'deliveries', 'effects'] as const) {
      expect(await storage.retention.forget(what, { before, limit: 100 })).to.equal(100);
    }

    database.knex.removeAllListeners('query');
    const ways: unknown[] = [];
    for (const statement of statements) ways.push(await waysInto(database.knex, statement));
    expect(ways).to.deep.equal([
      ['delivery_pkey', 'delivery_with_body'],
      ['delivery_pkey', 'delivery_without_body'],
      ['effect_ended', 'effect_pkey', 'sync_decision_of_effect'],
    ]);
  });

  it('count what is dead by an index of it', async () => {
    const team = await aTeam(storage);
    const link = await aStoredLink(storage, team);
    await database.knex.raw(
      `insert into lockstep.effect
         (id, link_id, integration_id, jira_issue_id, source, content, state, attempts, created_at)
       select 'e' || n, ?, ?, n::text, 'delivery', '{"kind":"deletion"}',
              case when n % 100 = 0 then 'dead' else 'applied' end, 1, now()
       from generate_series(1, 20000) as n`,
      [link.id, team.integration.id],
    );
    await database.knex.raw('analyze lockstep.effect');
    const statements: Statement[] = [];
    database.knex.on('query', (statement: Statement) => statements.push(statement));

    expect(await storage.backlog.depth(team.integration.id)).to.include({ deadEffects: 200 });

    database.knex.removeAllListeners('query');
    const [statement] = statements;
    const ways = statement === undefined ? [] : await waysInto(database.knex, statement);
    expect(ways).to.include('effect_dead').and.not.include('all of it');
  });
});

/** Something that is waited for until it is there. */
function aSignal() {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { give, given };
}

interface Statement {
  readonly sql: string;
  readonly bindings: readonly Knex.RawBinding[];
  /** Of one that is prepared, which has no bindings. */
  readonly options?: { readonly values?: readonly Knex.RawBinding[] };
}

const INDEXES =
  /\b(?:delivery|effect|sync_decision)_(?:pending|due|waiting|open|of_link|pkey|ended|dead|of_effect|with_body|without_body)\b/g;

/** The indexes by which a statement gets at what grows; `all of it` when it reads from end to end. */
async function waysInto(knex: Knex, { sql, bindings, options }: Statement): Promise<readonly string[]> {
  const { rows } = await knex.raw<{ rows: { 'QUERY PLAN': string }[] }>(
    `explain ${sql.replace(/\$\d+/g, '?')}`,
    [...(options?.values ?? bindings)],
  );
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  const indexes = plan.match(INDEXES) ?? [];
  const whole = /Seq Scan on (?:delivery|effect|sync_decision)/.test(plan) ? ['all of it'] : [];
  return [...new Set([...indexes, ...whole])].toSorted();
}
