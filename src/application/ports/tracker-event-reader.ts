import type { TrackerEvent } from '../../domain/outbound/tracker-event.ts';

/** What a body holds. */
export interface ReadEvents {
  /** In the order in which they stand there. */
  readonly events: readonly TrackerEvent[];
  /** How many are of a type that nobody knows here. */
  readonly ignored: number;
}

/** Understands what a tracker posts. */
export interface TrackerEventReader {
  /**
   * The events in `body`: one, or a list of them.
   * @throws {PayloadNotAnObject} when it is no JSON.
   * @throws {InvalidValue} naming what is not as it should be; shows no value.
   */
  read(body: Uint8Array): ReadEvents;
}
