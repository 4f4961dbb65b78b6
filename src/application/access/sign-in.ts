import type { Caller } from '../../domain/api-key.ts';
import { endOfSession } from '../../domain/console-session.ts';
import type { Secret } from '../../domain/secret.ts';
import type { ConsoleSessions } from '../ports/console-sessions.ts';
import type { Randomness } from '../ports/randomness.ts';
import { FindCaller, type FindCallerPorts } from './find-caller.ts';

export interface SignInPorts extends FindCallerPorts {
  readonly sessions: ConsoleSessions;
  readonly randomness: Pick<Randomness, 'secret'>;
}

export interface SignInOutcome {
  readonly caller: Caller;
  /** What the browser keeps to show who it is: new with each session, and kept nowhere else. */
  readonly secret: Secret;
  readonly expiresAt: Date;
}

/** Begins a session of the console for who bears an API key. */
export class SignIn {
  readonly #ports: SignInPorts;
  readonly #findCaller: FindCaller;

  /** `adminKey` as for `AuthenticateApiKey`. */
  constructor(ports: SignInPorts, adminKey: Secret | null) {
    this.#ports = ports;
    this.#findCaller = new FindCaller(ports, adminKey);
  }

  /** Null when the key is good for nothing: no session begins. */
  async execute(key: Secret): Promise<SignInOutcome | null> {
    const { sessions, fingerprints, randomness, clock } = this.#ports;
    const keyFingerprint = fingerprints.of(key.reveal());
    const caller = await this.#findCaller.execute(keyFingerprint);
    if (caller === null) return null;

    const [secret, begunAt] = [randomness.secret(), clock.now()];
    const expiresAt = endOfSession(begunAt);
    await sessions.add({ id: fingerprints.of(secret.reveal()), keyFingerprint, begunAt, expiresAt });
    return { caller, secret, expiresAt };
  }
}
