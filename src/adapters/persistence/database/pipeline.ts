import type { Knex } from 'knex';
import { preparedOn, runPrepared, type Prepared } from './prepared.ts';

/** Of each transaction that is a pipeline, the writes that were sent and whose answers nobody has waited for. */
const unanswered = new WeakMap<Knex, Promise<unknown>[]>();

/**
 * Has the writes of this transaction that go by `write` be sent without waiting for their answers, until `answered`:
 * PostgreSQL does what comes by one connection in its order, and COMMIT commits nothing when one of them has failed.
 */
export function openPipeline(trx: Knex.Transaction): void {
  unanswered.set(trx, []);
}

/** Resolves once every write of the pipeline is answered. @throws what the first of them failed with. */
export async function answered(trx: Knex.Transaction): Promise<void> {
  await Promise.all(unanswered.get(trx) ?? []);
}

/**
 * Runs a statement that answers nothing. In a pipeline it resolves once the statement is on its way, so that whatever is
 * asked afterwards comes after it; else once it is done.
 */
export async function write(db: Knex, statement: Prepared, values: readonly unknown[]): Promise<void> {
  const pipeline = unanswered.get(db);
  if (pipeline === undefined) {
    await runPrepared(db, statement, values);
    return;
  }
  await new Promise<void>((resolve, reject) => {
    // Knex tells of a query as it hands it to the connection.
    const asked = preparedOn(db, statement, values).on('query', () => {
      resolve();
    });
    const done = Promise.resolve(asked);
    pipeline.push(done);
    // It is `answered` that throws, where the statement was sent before it failed.
    done.catch(reject);
  });
}
