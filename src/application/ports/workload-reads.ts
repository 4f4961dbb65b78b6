import type { Workload } from '../../domain/workload.ts';

/** How much there is to do, for those who watch over it. */
export interface WorkloadReads {
  /**
   * As it is at `now`. Costs little, however much is kept, and however much of it is to be done: what is many is counted
   * up to 50,000, and the oldest is looked for among the first 10,000.
   */
  workload(now: Date): Promise<Workload>;
}
