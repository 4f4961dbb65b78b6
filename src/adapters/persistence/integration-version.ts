import { TABLES } from './rows/tables.ts';

/**
 * A query for `id` and `version` of the Integrations for which `condition` holds. The version are the transactions that
 * wrote the rows last, as PostgreSQL itself keeps them with each row (`xmin`): no writer can forget to tell of a change.
 * A secret has its id beside it, for it can be gone while those written with it stay.
 */
export function versionsWhere(condition: string): string {
  return `
    select integration.id, concat_ws(' ', integration.xmin, credential.xmin, (
      select string_agg(secret.id || ':' || secret.xmin::text, ' ' order by secret.position)
      from ${TABLES.webhookSecret} secret
      where secret.integration_id = integration.id
    )) as version
    from ${TABLES.integration} integration
    left join ${TABLES.credential} credential on credential.integration_id = integration.id
    where ${condition}
  `;
}
