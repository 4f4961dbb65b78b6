import { expect } from 'chai';

import type { Storage } from '../../../src/application/ports/storage.ts';
import { openPostgres, type OpenDatabase } from '../../../src/adapters/persistence/database/open-postgres.ts';
import { openKnexStorage } from '../../../src/adapters/persistence/open-knex-storage.ts';
import type { NewDelivery } from '../../../src/domain/delivery.ts';
import { aDelivery, anId } from '../../support/builders.ts';
import { until } from '../../support/e2e-until.ts';
import { freshPostgres, type TestDatabase } from '../../support/test-database.ts';
import { aSecretBox } from './a-secret-box.ts';

const TOGETHER = 32;

/** An advisory lock for which each statement that keeps Deliveries waits once it has written one of them. */
const HELD = 32;
const HOLD_BEFORE_SECOND_ROW = `
  create function hold_before_second_row() returns trigger language plpgsql as $$
  begin
    perform set_config('test.row', (coalesce(nullif(current_setting('test.row', true), ''), '0')::int + 1)::text, true);
    if current_setting('test.row') = '2' then perform pg_advisory_xact_lock_shared(${HELD}); end if;
    return new;
  end $$;
  create trigger hold before insert on lockstep.delivery for each row execute function hold_before_second_row();
`;
const WAITING = `
  select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
`;

describe('what is gathered into one statement on PostgreSQL', () => {
  let database: TestDatabase;
  let processes: readonly { readonly opened: OpenDatabase; readonly storage: Storage }[];
  let statements: string[];
  let failures: unknown[];

  before(async () => {
    database = await freshPostgres();
    const secretBox = aSecretBox();
    processes = [1, 2].map(() => {
      const opened = openPostgres(database.url, { poolSize: 4 });
      opened.knex.on('query', ({ sql }: { readonly sql: string }) => statements.push(sql));
      opened.knex.on('query-error', (error) => failures.push(error));
      return { opened, storage: openKnexStorage({ knex: opened.knex, secretBox }) };
    });
  });

  beforeEach(() => {
    [statements, failures] = [[], []];
  });

  after(async () => {
    await Promise.all(processes.map(({ opened }) => opened.close()));
    await database.close();
  });

  const storages = (): readonly [Storage, Storage] => {
    const [one, other] = processes;
    if (one === undefined || other === undefined) throw new TypeError('there are two processes');
    return [one.storage, other.storage];
  };
  const accept = ({ inbox }: Storage, deliveries: readonly NewDelivery[]) =>
    Promise.allSettled(deliveries.map((delivery) => inbox.accept(delivery)));
  const several = (count: number) => Array.from({ length: count }, () => aDelivery());

  it('is each Delivery that comes at once, up to 32 of them and 4 MB', async () => {
    const [storage] = storages();

    await accept(storage, several(TOGETHER));
    expect(statements).to.have.lengthOf(1);
    await accept(storage, several(TOGETHER + 1));
    expect(statements).to.have.lengthOf(3);

    statements = [];
    const large = several(3).map((delivery) => ({ ...delivery, body: new Uint8Array(2 * 1024 * 1024) }));
    await accept(storage, large);
    expect(statements).to.have.lengthOf(2);
  });

  it('fails one request only when a row of it fails: the others are written one by one', async () => {
    const [storage] = storages();
    const taken = aDelivery();
    await storage.inbox.accept(taken);
    const deliveries = [...several(5), aDelivery({ id: taken.id }), ...several(5)];

    const outcomes = await accept(storage, deliveries);

    expect(outcomes.map(({ status }) => status === 'fulfilled')).to.deep.equal(
      deliveries.map(({ id }) => id !== taken.id),
    );
    expect(failures.length).to.equal(2);
  });

  it('never deadlocks when two processes are sent the same events in opposite order', async () => {
    const [one, other] = storages();
    await database.knex.raw(HOLD_BEFORE_SECOND_ROW);
    for (let round = 0; round < 20; round += 1) {
      const events = several(TOGETHER);
      const again = events.toReversed().map((event) => ({ ...event, id: anId<'Delivery'>() }));

      const both = await database.knex.transaction(async (trx) => {
        await trx.raw('select pg_advisory_xact_lock(?)', [HELD]);
        const accepting = [accept(one, events), accept(other, again)];
        await until('both statements to stand in the middle', async () => {
          const { rows } = await database.knex.raw<{ rows: readonly unknown[] }>(WAITING);
          return rows.length === 2 ? true : null;
        });
        return { accepting };
      });

      const results = (await Promise.all(both.accepting)).flat();
      const outcomes = results.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'));
      expect(outcomes.filter((outcome) => outcome === 'accepted')).to.have.lengthOf(TOGETHER);
      expect(outcomes.filter((outcome) => outcome === 'duplicate')).to.have.lengthOf(TOGETHER);
    }
    await database.knex.raw('drop function hold_before_second_row cascade');
    expect(failures.map(String)).to.deep.equal([]);
  });
});
