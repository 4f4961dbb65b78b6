import { AuthorizationAttempt } from '../../../domain/authorization-attempt.ts';
import type { AuthorizationAttemptId, IntegrationId } from '../../../domain/ids.ts';
import { storable } from './storable.ts';

export interface AuthorizationAttemptRow {
  readonly id: string;
  readonly integration_id: string;
  readonly request_token_fingerprint: string;
  readonly state_fingerprint: string;
  readonly expires_at: Date;
  readonly used_at: Date | null;
}

export function toRow(attempt: AuthorizationAttempt): AuthorizationAttemptRow {
  const props = attempt.toProps();
  return storable({
    id: props.id,
    integration_id: props.integrationId,
    request_token_fingerprint: props.requestTokenFingerprint,
    state_fingerprint: props.stateFingerprint,
    expires_at: props.expiresAt,
    used_at: props.usedAt,
  });
}

export function fromRow(row: AuthorizationAttemptRow): AuthorizationAttempt {
  return AuthorizationAttempt.restore({
    id: row.id as AuthorizationAttemptId,
    integrationId: row.integration_id as IntegrationId,
    requestTokenFingerprint: row.request_token_fingerprint,
    stateFingerprint: row.state_fingerprint,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
  });
}
