import type { IdempotentRequest } from '../../../application/ports/idempotent-requests.ts';
import type { SecretBox } from '../../../application/ports/secret-box.ts';
import type { Secret } from '../../../domain/secret.ts';
import { requestPlace } from './sealed-columns.ts';
import { storable } from './storable.ts';

export interface IdempotentRequestRow {
  readonly id: string;
  readonly caller: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly begun_at: Date;
  /** Sealed. */
  readonly answer: string | null;
}

export function toRow(request: IdempotentRequest, box: SecretBox): IdempotentRequestRow {
  const { id, caller, key, fingerprint, begunAt, answer } = request;
  const sealed = answer === null ? null : sealedAnswer(id, answer, box);
  return storable({ id, caller, key, fingerprint, begun_at: begunAt, answer: sealed });
}

export function sealedAnswer(id: string, answer: Secret, box: SecretBox): string {
  return box.seal(answer, requestPlace('answer', id));
}

/** @throws {InvariantViolated} when it does not open. */
export function fromRow(row: IdempotentRequestRow, box: SecretBox): IdempotentRequest {
  const { id, caller, key, fingerprint, begun_at: begunAt, answer } = row;
  const opened = answer === null ? null : box.open(answer, requestPlace('answer', id));
  return { id, caller, key, fingerprint, begunAt, answer: opened };
}
