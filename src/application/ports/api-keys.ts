import type { ApiKey } from '../../domain/api-key.ts';
import type { ApiKeyId } from '../../domain/ids.ts';

/** The keys of the admin API. */
export interface ApiKeys {
  add(key: ApiKey): Promise<void>;
  /** Also one that has expired or was revoked. */
  findByFingerprint(fingerprint: string): Promise<ApiKey | null>;
  /** Notes when it was used last; never moves back. */
  noteUse(id: ApiKeyId, at: Date): Promise<void>;
  /** Notes that it is good for nothing since `at`; the first time counts. */
  noteRevoked(id: ApiKeyId, at: Date): Promise<void>;
  isEmpty(): Promise<boolean>;
}
