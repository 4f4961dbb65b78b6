/**
 * What links are looked for by. `in_lockstep`: linked, in no doubt, with nothing to be carried out or given up. `in_doubt`: an
 * action was given up that may have been done. The others: with Effects in that state.
 */
export const LINK_CONDITIONS = ['in_lockstep', 'in_doubt', 'due', 'waiting', 'dead'] as const;
export type LinkCondition = (typeof LINK_CONDITIONS)[number];

/** How a link fares, by its Effects. */
export interface LinkHealth {
  /** How many are to be carried out now. */
  readonly due: number;
  /** How many are to be tried again. */
  readonly waiting: number;
  /** How many were given up, until a person has them replayed. */
  readonly dead: number;
  /** What stopped the newest of those that wait or came to nothing; null when nothing did. */
  readonly lastProblem: string | null;
  /** When one was carried out last; null when none was, or it is no longer known. */
  readonly lastSuccessAt: Date | null;
}

export const UNTRIED: LinkHealth = { due: 0, waiting: 0, dead: 0, lastProblem: null, lastSuccessAt: null };
