/** Something to be done again and again, by one process at a time. */
export interface Chore {
  readonly name: string;
  /** How long after a run that ended well has begun the next one is due, in milliseconds. */
  readonly everyMs: number;
}

/** Sees to it that of all processes one at a time does a chore, and only when it is due. */
export interface Chores {
  /**
   * Runs `work` when the chore is due and nobody else does it; else answers why not, without running it.
   * A run that fails counts for nothing: the chore stays due, and the error goes on to the caller. A process that is
   * killed loses its turn within seconds, so `work` must do no harm when it is done twice.
   */
  runIfDue(chore: Chore, work: () => Promise<void>): Promise<'done' | 'not_due' | 'busy'>;
}
