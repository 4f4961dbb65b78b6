import { randomBytes } from 'node:crypto';
import type { JiraUser } from '../model/users.ts';

export const SESSION_COOKIE = 'JSESSIONID';

/** Who is logged in with which cookie. */
export class Sessions {
  readonly #userKeys = new Map<string, string>();

  /** A session of nobody; such a cookie comes with each answer to a request that brought none. */
  anonymous(): string {
    return randomBytes(16).toString('hex').toUpperCase();
  }

  open(user: JiraUser): string {
    const id = this.anonymous();
    this.#userKeys.set(id, user.key);
    return id;
  }

  /** The key of the user. */
  find(id: string | undefined): string | null {
    return (id === undefined ? undefined : this.#userKeys.get(id)) ?? null;
  }

  close(id: string | undefined): void {
    if (id !== undefined) this.#userKeys.delete(id);
  }
}
