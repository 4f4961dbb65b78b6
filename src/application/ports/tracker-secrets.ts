import type { InstallationId } from '../../domain/ids.ts';
import type { TrackerSecret } from '../../domain/tracker-secret.ts';

/** The secrets that are shared with the tracker of an Installation. */
export interface TrackerSecrets {
  /** The newest first. */
  of(id: InstallationId): Promise<readonly TrackerSecret[]>;
  /** Writes them all, in the place of those before. */
  save(id: InstallationId, secrets: readonly TrackerSecret[]): Promise<void>;
  /** Forgets all of them; also when there are none. */
  remove(id: InstallationId): Promise<void>;
  /** Forgets every Installation's that are over by `now`. */
  forgetRetired(now: Date): Promise<void>;
}
