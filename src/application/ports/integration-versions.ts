import type { IntegrationId } from '../../domain/ids.ts';

/** Tells whether what is known of an Integration is still so. */
export interface IntegrationVersions {
  /**
   * A text that changes with every change of the Integration or its secrets that commits, in whichever process, and
   * does not come back; null when there is no Integration. As it was when this was called, or later.
   */
  of(id: IntegrationId): Promise<string | null>;

  /** A version that it had at some time within the last second, without asking; null when none is known. */
  lately(id: IntegrationId): string | null;
}
