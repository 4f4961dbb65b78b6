import { TABLES } from './tables.ts';

/** A table with columns that are sealed, each value for its column and row. */
export interface SealedTable {
  readonly table: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
  /** What a value is tied to; `key` is that of its row. */
  readonly placeOf: (column: string, key: readonly string[]) => string;
}

/** What `column` of the credentials of an Integration is sealed for. */
export function credentialPlace(column: string, integrationId: string): string {
  return `credential.${column}:${integrationId}`;
}

/** What `column` of a webhook secret is sealed for. */
export function webhookSecretPlace(column: string, integrationId: string, secretId: string): string {
  return `webhook_secret.${column}:${integrationId}/${secretId}`;
}

/** What `column` of a secret shared with a tracker is sealed for. */
export function trackerSecretPlace(column: string, installationId: string, secretId: string): string {
  return `tracker_secret.${column}:${installationId}/${secretId}`;
}

/** What the answer to a request with an idempotency key is sealed for. */
export function requestPlace(column: string, id: string): string {
  return `idempotent_request.${column}:${id}`;
}

/** Every column that is sealed, but for the canary. */
export const SEALED_TABLES: readonly SealedTable[] = [
  {
    table: TABLES.credential,
    key: ['integration_id'],
    columns: ['private_key', 'access_token', 'personal_access_token', 'body_secret'],
    placeOf: (column, [integrationId = '']) => credentialPlace(column, integrationId),
  },
  {
    table: TABLES.webhookSecret,
    key: ['integration_id', 'id'],
    columns: ['value', 'body_secret'],
    placeOf: (column, [integrationId = '', id = '']) => webhookSecretPlace(column, integrationId, id),
  },
  {
    table: TABLES.trackerSecret,
    key: ['installation_id', 'id'],
    columns: ['value'],
    placeOf: (column, [installationId = '', id = '']) => trackerSecretPlace(column, installationId, id),
  },
  {
    table: TABLES.request,
    key: ['id'],
    columns: ['answer'],
    placeOf: (column, [id = '']) => requestPlace(column, id),
  },
];
