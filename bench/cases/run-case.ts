import type { Result } from '../results.ts';
import type { Stage } from '../stage.ts';

/** How much of each is done. */
export interface Extent {
  /** Of a round. */
  readonly seconds: number;
  /** Of each rival. */
  readonly rounds: number;
  /** The issue's own numbers, however long they take. */
  readonly isFull: boolean;
}

/** One case, on a stage of its own; tells each result as soon as it has it, and ends in time on a busy machine too. */
export type RunCase = (stage: Stage, extent: Extent) => AsyncIterable<Result>;
