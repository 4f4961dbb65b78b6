import type { Caller } from '../../domain/api-key.ts';
import type { Secret } from '../../domain/secret.ts';
import type { ConsoleSessions } from '../ports/console-sessions.ts';
import { FindCaller, type FindCallerPorts } from './find-caller.ts';

export interface AuthenticateSessionPorts extends FindCallerPorts {
  readonly sessions: Pick<ConsoleSessions, 'find'>;
}

/** Tells who is signed in to the console. */
export class AuthenticateSession {
  readonly #ports: AuthenticateSessionPorts;
  readonly #findCaller: FindCaller;

  /** `adminKey` as for `AuthenticateApiKey`. */
  constructor(ports: AuthenticateSessionPorts, adminKey: Secret | null) {
    this.#ports = ports;
    this.#findCaller = new FindCaller(ports, adminKey);
  }

  /**
   * Who bears the key that the session was begun with; null when there is no such session, it is over or was ended, or
   * its key is good for nothing any more. `secret` is what `SignIn` answered.
   */
  async execute(secret: Secret): Promise<Caller | null> {
    const { sessions, fingerprints, clock } = this.#ports;
    const session = await sessions.find(fingerprints.of(secret.reveal()));
    if (session === null || session.expiresAt <= clock.now()) return null;
    return this.#findCaller.execute(session.keyFingerprint);
  }
}
