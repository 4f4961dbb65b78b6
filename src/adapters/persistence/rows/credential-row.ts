import type { IntegrationId } from '../../../domain/ids.ts';
import type { WebhookSecret } from '../../../domain/webhook-token.ts';
import type { SecretBox } from '../../../application/ports/secret-box.ts';
import type { AccessToken, IntegrationCredentials } from '../../../application/ports/stores.ts';
import { credentialPlace, webhookSecretPlace } from './sealed-columns.ts';

/** All texts but the id are sealed. At most one of the two tokens is there. */
export interface CredentialRow {
  readonly integration_id: string;
  readonly private_key: string;
  readonly access_token: string | null;
  readonly personal_access_token: string | null;
  readonly body_secret: string;
}

export interface WebhookSecretRow {
  readonly integration_id: string;
  readonly id: string;
  /** Sealed. */
  readonly value: string;
  /** Sealed; null for the newest. */
  readonly body_secret: string | null;
  readonly retires_at: Date | null;
  /** 0 for the newest. */
  readonly position: number;
}

export function toRow(
  id: IntegrationId,
  { privateKey, accessToken, bodySecret }: IntegrationCredentials,
  box: SecretBox,
): CredentialRow {
  return {
    integration_id: id,
    private_key: box.seal(privateKey, credentialPlace('private_key', id)),
    access_token: null,
    personal_access_token: null,
    ...(accessToken === null ? {} : sealedToken(accessToken, id, box)),
    body_secret: box.seal(bodySecret, credentialPlace('body_secret', id)),
  };
}

export function toWebhookSecretRows(
  id: IntegrationId,
  { webhookSecrets }: IntegrationCredentials,
  box: SecretBox,
): readonly WebhookSecretRow[] {
  return webhookSecrets.map((secret, position) => ({
    integration_id: id,
    id: secret.id,
    value: box.seal(secret.value, webhookSecretPlace('value', id, secret.id)),
    body_secret:
      secret.bodySecret === null
        ? null
        : box.seal(secret.bodySecret, webhookSecretPlace('body_secret', id, secret.id)),
    retires_at: secret.retiresAt,
    position,
  }));
}

/** @throws {InvariantViolated} when something does not open. */
export function fromRows(
  row: CredentialRow,
  secrets: readonly WebhookSecretRow[],
  box: SecretBox,
): IntegrationCredentials {
  const { integration_id: id, private_key, body_secret } = row;
  return {
    privateKey: box.open(private_key, credentialPlace('private_key', id)),
    accessToken: tokenIn(row, box),
    bodySecret: box.open(body_secret, credentialPlace('body_secret', id)),
    webhookSecrets: secrets.map((secret) => webhookSecretFrom(secret, box)),
  };
}

const TOKEN_COLUMNS = { oauth: 'access_token', personal_access_token: 'personal_access_token' } as const;

function sealedToken(
  { kind, value }: AccessToken,
  id: IntegrationId,
  box: SecretBox,
): Partial<CredentialRow> {
  const column = TOKEN_COLUMNS[kind];
  return { [column]: box.seal(value, credentialPlace(column, id)) };
}

function tokenIn(row: CredentialRow, box: SecretBox): AccessToken | null {
  for (const kind of ['oauth', 'personal_access_token'] as const) {
    const column = TOKEN_COLUMNS[kind];
    const sealed = row[column];
    if (sealed !== null)
      return { kind, value: box.open(sealed, credentialPlace(column, row.integration_id)) };
  }
  return null;
}

function webhookSecretFrom(row: WebhookSecretRow, box: SecretBox): WebhookSecret {
  const { integration_id, id, retires_at: retiresAt } = row;
  return {
    ...{ id, retiresAt },
    value: box.open(row.value, webhookSecretPlace('value', integration_id, id)),
    bodySecret:
      row.body_secret === null
        ? null
        : box.open(row.body_secret, webhookSecretPlace('body_secret', integration_id, id)),
  };
}
