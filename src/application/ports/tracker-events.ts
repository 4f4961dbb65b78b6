import type { InstallationId } from '../../domain/ids.ts';

/** Which events of each tracker were taken, so that none is taken twice. Forgotten after a while, as Retention says. */
export interface TrackerEvents {
  /**
   * Takes these events of the Installation's tracker, by the tracker's own ids of at most 500 characters, at `at`. Answers
   * those that were not taken before: each once, however often it comes, also at once.
   */
  take(id: InstallationId, eventIds: readonly string[], at: Date): Promise<ReadonlySet<string>>;
}
