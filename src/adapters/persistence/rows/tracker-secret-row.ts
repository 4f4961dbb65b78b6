import type { InstallationId } from '../../../domain/ids.ts';
import type { TrackerSecret, TrackerSecretPurpose } from '../../../domain/tracker-secret.ts';
import type { SecretBox } from '../../../application/ports/secret-box.ts';
import { trackerSecretPlace } from './sealed-columns.ts';

export interface TrackerSecretRow {
  readonly installation_id: string;
  readonly id: string;
  readonly purpose: TrackerSecretPurpose;
  /** Sealed. */
  readonly value: string;
  readonly retires_at: Date | null;
  /** 0 for the newest. */
  readonly position: number;
}

export function toRows(
  installationId: InstallationId,
  secrets: readonly TrackerSecret[],
  box: SecretBox,
): readonly TrackerSecretRow[] {
  return secrets.map(({ id, purpose, value, retiresAt }, position) => ({
    installation_id: installationId,
    id,
    purpose,
    value: box.seal(value, trackerSecretPlace('value', installationId, id)),
    retires_at: retiresAt,
    position,
  }));
}

/** @throws {InvariantViolated} when it does not open. */
export function fromRow(row: TrackerSecretRow, box: SecretBox): TrackerSecret {
  const { installation_id, id, purpose, value, retires_at: retiresAt } = row;
  return {
    ...{ id, purpose, retiresAt },
    value: box.open(value, trackerSecretPlace('value', installation_id, id)),
  };
}
