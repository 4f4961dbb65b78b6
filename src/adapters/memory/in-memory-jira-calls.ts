import type { JiraFailure } from '../../application/ports/jira-failure.ts';
import type { JiraConnection, JiraServer } from '../../application/ports/jira-server.ts';

/** Every call of a JiraServer, by name: `issues.read`. */
export type JiraCall = {
  [Capability in keyof JiraServer]: `${Capability}.${keyof JiraServer[Capability] & string}`;
}[keyof JiraServer];

/** Answers a call, once the connection is known to be good. */
export type SignedCall = <Answer>(
  call: JiraCall,
  connection: JiraConnection,
  answer: () => Answer,
) => Promise<Answer>;

/** The calls of a Jira in memory: which were made, and which are to fail. */
export class InMemoryJiraCalls {
  readonly #failures = new Map<JiraCall, { readonly failure: JiraFailure; times: number }>();
  readonly #made: JiraCall[] = [];

  /** Those made so far, failed ones included, oldest first. */
  get made(): readonly JiraCall[] {
    return this.#made;
  }

  /** Has a call fail, this many times or until `heal`. */
  failOn(call: JiraCall, failure: JiraFailure, times: number): void {
    this.#failures.set(call, { failure, times });
  }

  heal(): void {
    this.#failures.clear();
  }

  /** What `answer` does, unless the call is to fail. */
  async answer<Answer>(call: JiraCall, answer: () => Answer): Promise<Answer> {
    await Promise.resolve();
    this.#made.push(call);
    const planned = this.#failures.get(call);
    if (planned === undefined || planned.times <= 0) return answer();
    planned.times -= 1;
    throw planned.failure;
  }
}
