import type { Log } from '../application/ports/log.ts';
import type { Randomness } from '../application/ports/randomness.ts';
import { Sweep } from '../adapters/queue/sweep.ts';

const LOOK_EVERY_MS = 1_000;

/** Begins with what is due, and goes on beside the next look. */
interface BeginsDue {
  execute(stopping: AbortSignal): Promise<void>;
  /** Resolves once what was begun has ended. */
  settled(): Promise<void>;
}

/** Begins every second with what is due, as long as the process runs. `name` is what the log calls it. */
export function startLooking(
  due: BeginsDue,
  {
    name,
    ...ports
  }: { readonly name: string; readonly randomness: Pick<Randomness, 'chance'>; readonly log: Log },
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const look = new Sweep({
    ...ports,
    name,
    run: () => due.execute(stopping.signal),
    everyMs: LOOK_EVERY_MS,
  });
  look.start();

  return {
    stop: async () => {
      stopping.abort();
      await look.stop();
      await due.settled();
    },
  };
}
