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
});

interface Statement {
  readonly sql: string;
  readonly bindings: readonly Knex.RawBinding[];
}

/** The indexes by which a statement gets at what grows; `all of it` when it reads from end to end. */
async function waysInto(knex: Knex, { sql, bindings }: Statement): Promise<readonly string[]> {
  const { rows } = await knex.raw<{ rows: { 'QUERY PLAN': string }[] }>(
    `explain ${sql.replace(/\$\d+/g, '?')}`,
    [...bindings],
  );
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  const indexes = plan.match(/\b(?:delivery|effect)_(?:pending|due|waiting|open|of_link|pkey)\b/g) ?? [];
  const whole = /Seq Scan on (?:delivery|effect)/.test(plan) ? ['all of it'] : [];
  return [...new Set([...indexes, ...whole])].toSorted();
}
