import type { Secret } from '../../domain/secret.ts';
import type { ConsoleSessions } from '../ports/console-sessions.ts';
import type { Fingerprints } from '../ports/fingerprints.ts';

export interface SignOutPorts {
  readonly sessions: Pick<ConsoleSessions, 'end'>;
  readonly fingerprints: Fingerprints;
}

/** Ends a session of the console, for whoever has a copy of what the browser keeps, too. */
export class SignOut {
  readonly #ports: SignOutPorts;

  constructor(ports: SignOutPorts) {
    this.#ports = ports;
  }

  /** `secret` is what `SignIn` answered; one that is no session's is no mistake. */
  async execute(secret: Secret): Promise<void> {
    const { sessions, fingerprints } = this.#ports;
    await sessions.end(fingerprints.of(secret.reveal()));
  }
}
