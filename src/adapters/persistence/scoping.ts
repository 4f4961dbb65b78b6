import type { Knex } from 'knex';
import type { Scope } from '../../domain/api-key.ts';
import type { Page } from '../../application/ports/admin-reads.ts';
import type { InstallationRow } from './rows/installation-row.ts';
import { storableText } from './rows/storable.ts';
import { TABLES } from './rows/tables.ts';

/** The query narrowed to the rows of `scope`: those whose `column` names an Installation of its Organization. */
export function withinInstallations<Query extends Knex.QueryBuilder>(
  query: Query,
  column: string,
  { organizationId }: Scope,
): Query {
  if (organizationId !== null) {
    void query.whereIn(column, (ids: Knex.QueryBuilder) => {
      void selectInstallations(ids, 'id', organizationId);
    });
  }
  return query;
}

/** As `withinInstallations`, by the Integrations that those are on which are not removed. */
export function withinIntegrations<Query extends Knex.QueryBuilder>(
  query: Query,
  column: string,
  { organizationId }: Scope,
): Query {
  if (organizationId !== null) {
    void query.whereIn(column, (ids: Knex.QueryBuilder) => {
      void selectInstallations(ids, 'integration_id', organizationId).whereNull('removed_at');
    });
  }
  return query;
}

/** The query narrowed to a page of a list by ascending id. */
export function onPage<Query extends Knex.QueryBuilder>(query: Query, { limit, after }: Page): Query {
  if (after !== null) void query.where('id', '>', storableText(after));
  void query.orderBy('id').limit(limit);
  return query;
}

/** The query narrowed by the filters that are set: columns with the value wanted, null for any. */
export function matching<Query extends Knex.QueryBuilder>(
  query: Query,
  filters: Readonly<Record<string, string | null>>,
): Query {
  for (const [column, wanted] of Object.entries(filters)) {
    if (wanted !== null) void query.where(column, storableText(wanted));
  }
  return query;
}

function selectInstallations(
  query: Knex.QueryBuilder,
  column: keyof InstallationRow,
  organizationId: string,
): Knex.QueryBuilder {
  return query
    .select(column)
    .from(TABLES.installation)
    .where('organization_id', storableText(organizationId));
}
