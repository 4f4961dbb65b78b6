import { randomBytes } from 'node:crypto';
import type { JiraUser } from '../model/users.ts';

export const SESSION_COOKIE = 'JSESSIONID';

/** Who is logged in with which cookie. */
export class Sessions {
  readonly #users = new Map<string, JiraUser>();

  /** A session of nobody; such a cookie comes with each answer to a request that brought none. */
  anonymous(): string {
    return randomBytes(16).toString('hex').toUpperCase();
  }

  open(user: JiraUser): string {
    const id = this.anonymous();
    this.#users.set(id, user);
    return id;
  }

  find(id: string | undefined): JiraUser | null {
    return (id === undefined ? undefined : this.#users.get(id)) ?? null;
  }

  close(id: string | undefined): void {
    if (id !== undefined) this.#users.delete(id);
  }
}
