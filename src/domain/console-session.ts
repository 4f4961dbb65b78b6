/** That somebody has signed in to the console with an API key. Neither what the browser keeps nor the key is kept here. */
export interface ConsoleSession {
  /** The fingerprint of what the browser keeps. */
  readonly id: string;
  /** The fingerprint of the key: when that is good for nothing any more, the session is not either. */
  readonly keyFingerprint: string;
  readonly begunAt: Date;
  readonly expiresAt: Date;
}

/** A working day, and a while. */
const HOURS = 12;

/** When a session that begins now is over, whatever is done with it. */
export function endOfSession(begunAt: Date): Date {
  return new Date(begunAt.getTime() + HOURS * 60 * 60_000);
}
