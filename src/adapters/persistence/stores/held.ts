import type { Knex } from 'knex';

/**
 * The query such that nobody else changes the rows it reads until the transaction ends. Outside a transaction it just
 * reads, and waits for nobody. Not so strong that rows which refer to these could not be written meanwhile.
 */
export function held<Row extends object, Result>(
  db: Knex,
  query: Knex.QueryBuilder<Row, Result>,
): Knex.QueryBuilder<Row, Result> {
  return db.isTransaction === true ? query.forNoKeyUpdate() : query;
}
