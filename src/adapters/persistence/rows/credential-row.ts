import type { IntegrationId } from '../../../domain/ids.ts';
import type { WebhookSecret } from '../../../domain/webhook-token.ts';
import type { SecretBox } from '../../../application/ports/secret-box.ts';
import type { IntegrationCredentials } from '../../../application/ports/stores.ts';

/** All texts but the id are sealed. */
export interface CredentialRow {
  readonly integration_id: string;
  readonly private_key: string;
  readonly access_token: string | null;
  readonly body_secret: string;
}

export interface WebhookSecretRow {
  readonly integration_id: string;
  readonly id: string;
  /** Sealed. */
  readonly value: string;
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
    private_key: box.seal(privateKey, placeOf('private_key', id)),
    access_token: accessToken === null ? null : box.seal(accessToken, placeOf('access_token', id)),
    body_secret: box.seal(bodySecret, placeOf('body_secret', id)),
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
    value: box.seal(secret.value, secretPlaceOf(id, secret.id)),
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
  const { integration_id: id, private_key, access_token, body_secret } = row;
  return {
    privateKey: box.open(private_key, placeOf('private_key', id)),
    accessToken: access_token === null ? null : box.open(access_token, placeOf('access_token', id)),
    bodySecret: box.open(body_secret, placeOf('body_secret', id)),
    webhookSecrets: secrets.map((secret) => webhookSecretFrom(secret, box)),
  };
}

function webhookSecretFrom(row: WebhookSecretRow, box: SecretBox): WebhookSecret {
  const value = box.open(row.value, secretPlaceOf(row.integration_id, row.id));
  return { id: row.id, value, retiresAt: row.retires_at };
}

function placeOf(column: string, integrationId: string): string {
  return `credential.${column}:${integrationId}`;
}

function secretPlaceOf(integrationId: string, secretId: string): string {
  return `webhook_secret.value:${integrationId}/${secretId}`;
}
