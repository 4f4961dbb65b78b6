import { randomBytes } from 'node:crypto';

const DAY_MS = 86_400_000;
/** How long a token is good when nothing is said. */
const USUAL_DAYS = 365;

export interface PersonalAccessToken {
  readonly id: number;
  readonly name: string;
  readonly userKey: string;
  /** What is sent. Jira tells it once. */
  readonly token: string;
  readonly createdAt: number;
  /** Null: never. */
  readonly expiresAt: number | null;
  readonly lastUsedAt: number | null;
}

export interface NewPersonalAccessToken {
  readonly name: string;
  readonly userKey: string;
  /** 365 when left out; null: for ever. */
  readonly expiresInDays?: number | null | undefined;
}

/** Personal access tokens; one that is revoked is gone. */
export class PersonalAccessTokens {
  readonly #tokens = new Map<number, PersonalAccessToken>();
  readonly #now: () => number;
  #lastId = 0;

  constructor({ now }: { readonly now: () => number }) {
    this.#now = now;
  }

  all(): readonly PersonalAccessToken[] {
    return [...this.#tokens.values()];
  }

  create({ name, userKey, expiresInDays = USUAL_DAYS }: NewPersonalAccessToken): PersonalAccessToken {
    this.#lastId += 1;
    const createdAt = this.#now();
    const created: PersonalAccessToken = {
      id: this.#lastId,
      name,
      userKey,
      token: randomBytes(33).toString('base64'),
      createdAt,
      expiresAt: expiresInDays === null ? null : createdAt + expiresInDays * DAY_MS,
      lastUsedAt: null,
    };
    this.#tokens.set(created.id, created);
    return created;
  }

  /** Whether there was such a token. */
  revoke(id: number): boolean {
    return this.#tokens.delete(id);
  }

  /** The key of whom the token acts as; null when it is unknown, revoked or too old. */
  use(text: string): string | null {
    const found = this.all().find(({ token }) => token === text);
    const now = this.#now();
    if (found === undefined || (found.expiresAt !== null && found.expiresAt <= now)) return null;
    this.#tokens.set(found.id, { ...found, lastUsedAt: now });
    return found.userKey;
  }
}
