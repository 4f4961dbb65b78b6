import type { Chores } from '../application/ports/chores.ts';
import type { Log } from '../application/ports/log.ts';
import type { Randomness } from '../application/ports/randomness.ts';
import { Sweep } from '../adapters/queue/sweep.ts';
import type { ScheduledChore } from './chores.ts';

export interface StartChoresPorts {
  readonly chores: Chores;
  readonly randomness: Pick<Randomness, 'chance'>;
  readonly log: Log;
}

const LONGEST_REST_MS = 30_000;

/** Asks for each chore in turn whether it is due, as long as the process runs. Each is apart from the others. */
export function startChores(
  scheduled: readonly ScheduledChore[],
  { chores, randomness, log }: StartChoresPorts,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const sweeps = scheduled.map(
    (chore) =>
      new Sweep({
        // What follows the first word says whose it is: the name of an event is fixed.
        name: chore.name.replace(/ .*/, ''),
        run: () => chores.runIfDue(chore, () => chore.run(stopping.signal)),
        everyMs: Math.min(chore.everyMs / 2, LONGEST_REST_MS),
        randomness,
        log,
      }),
  );
  for (const sweep of sweeps) sweep.start();

  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(sweeps.map((sweep) => sweep.stop()));
    },
  };
}
