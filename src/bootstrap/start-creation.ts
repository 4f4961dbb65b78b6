import type { CreateDue } from '../application/creation/create-due.ts';
import type { Log } from '../application/ports/log.ts';
import type { Randomness } from '../application/ports/randomness.ts';
import { Sweep } from '../adapters/queue/sweep.ts';

const LOOK_EVERY_MS = 1_000;

/** Begins every second with the Jira issues that are due to be made, as long as the process runs. */
export function startCreation(
  createDue: CreateDue,
  { randomness, log }: { readonly randomness: Pick<Randomness, 'chance'>; readonly log: Log },
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const look = new Sweep({
    name: 'creation',
    run: () => createDue.execute(stopping.signal),
    everyMs: LOOK_EVERY_MS,
    randomness,
    log,
  });
  look.start();

  return {
    stop: async () => {
      stopping.abort();
      await look.stop();
      await createDue.settled();
    },
  };
}
