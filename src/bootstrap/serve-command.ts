import { once } from 'node:events';
import type { Config } from './config.ts';
import { createApp } from './create-app.ts';

export interface ServeOutput {
  /** A line for the person who started it, apart from the log. */
  tell(line: string): void;
}

/** Runs the service until it is told to end, and answers the exit code. A second signal ends it at once. */
export async function serve(config: Config, { tell }: ServeOutput): Promise<number> {
  const app = await createApp(config);
  const firstKey = await app.start();
  if (firstKey !== null) {
    tell(`API key for everything, shown this once: ${firstKey.reveal()}`);
  }

  await toldToEnd();
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  await app.stop();
  return 0;
}

/** By a signal, or by the end of a parent that keeps a channel open for the purpose. */
async function toldToEnd(): Promise<void> {
  const ends = [once(process, 'SIGINT'), once(process, 'SIGTERM')];
  if (process.connected) ends.push(once(process, 'disconnect'));
  await Promise.race(ends);
}
