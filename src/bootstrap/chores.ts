import type { Chore } from '../application/ports/chores.ts';

/** A chore, and how it is done. */
export interface ScheduledChore extends Chore {
  /** Ends early, and well, when `stopping` says that the process is to end. */
  readonly run: (stopping: AbortSignal) => Promise<void>;
}

/** Everything the service does on a schedule, besides waking what is due. */
export function choresFrom(): readonly ScheduledChore[] {
  return [];
}
