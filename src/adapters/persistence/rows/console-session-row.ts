import type { ConsoleSession } from '../../../domain/console-session.ts';

export interface ConsoleSessionRow {
  readonly id: string;
  readonly key_fingerprint: string;
  readonly begun_at: Date;
  readonly expires_at: Date;
}

export function toRow({ id, keyFingerprint, begunAt, expiresAt }: ConsoleSession): ConsoleSessionRow {
  return { id, key_fingerprint: keyFingerprint, begun_at: begunAt, expires_at: expiresAt };
}

export function fromRow(row: ConsoleSessionRow): ConsoleSession {
  const { id, key_fingerprint: keyFingerprint, begun_at: begunAt, expires_at: expiresAt } = row;
  return { id, keyFingerprint, begunAt, expiresAt };
}
