import type { ConsoleSession } from '../../domain/console-session.ts';

/** Who is signed in to the console. */
export interface ConsoleSessions {
  add(session: ConsoleSession): Promise<void>;
  /** Also one that is over. */
  find(id: string): Promise<ConsoleSession | null>;
  /** Forgets it; also when there is none. */
  end(id: string): Promise<void>;
}
