import type { Log } from '../application/ports/log.ts';
import type { Randomness } from '../application/ports/randomness.ts';
import type { ReconcileDue } from '../application/reconciliation/reconcile-due.ts';
import { Sweep } from '../adapters/queue/sweep.ts';

const LOOK_EVERY_MS = 1_000;

/** Begins every second with what is due to be compared with its Jira, as long as the process runs. */
export function startReconciliation(
  reconcileDue: ReconcileDue,
  { randomness, log }: { readonly randomness: Pick<Randomness, 'chance'>; readonly log: Log },
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const look = new Sweep({
    name: 'reconciliation',
    run: () => reconcileDue.execute(stopping.signal),
    everyMs: LOOK_EVERY_MS,
    randomness,
    log,
  });
  look.start();

  return {
    stop: async () => {
      stopping.abort();
      await look.stop();
      await reconcileDue.settled();
    },
  };
}
