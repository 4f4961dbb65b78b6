import { once } from 'node:events';
import type { Config } from './config.ts';
import { startApp, type App } from './create-app.ts';

export interface ServeOutput {
  /** Whether a person reads along: only then is told where the console is, and a key shown. */
  readonly isTerminal: boolean;
  /** A line for that person, apart from the log. */
  readonly tell: (line: string) => void;
}

/** Runs the service until it is told to end, and answers the exit code. A second signal ends it at once. */
export async function serve(config: Config, output: ServeOutput): Promise<number> {
  const ending = toldToEnd();
  try {
    const app = await startApp(config);
    await greet(app, output);

    await ending;
    process.once('SIGINT', () => process.exit(130));
    process.once('SIGTERM', () => process.exit(143));
    await app.stop();
    return 0;
  } finally {
    // Else the channel to a parent keeps the process, also one that could not start.
    if (process.connected) process.disconnect();
  }
}

/** Tells the person at the terminal where to go on, with what; where nobody reads along, the log does. */
export async function greet(
  app: Pick<App, 'consoleUrl' | 'firstKeyFor'>,
  { isTerminal, tell }: ServeOutput,
): Promise<void> {
  const firstKey = await app.firstKeyFor(isTerminal ? 'terminal' : 'nobody');
  if (!isTerminal) return;
  tell(`\nLockstep runs. Console: ${app.consoleUrl}`);
  tell(
    firstKey === null
      ? 'Sign in with a key that you have: LOCKSTEP_ADMIN_KEY, or one that was made.\n'
      : `Sign in with this API key for everything, shown this once: ${firstKey.reveal()}\n`,
  );
}

/** By a signal, or by the end of a parent that keeps a channel open for the purpose. */
async function toldToEnd(): Promise<void> {
  const ends = [once(process, 'SIGINT'), once(process, 'SIGTERM')];
  if (process.connected) ends.push(once(process, 'disconnect'));
  await Promise.race(ends);
}
