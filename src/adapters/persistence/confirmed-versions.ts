import type { IntegrationId } from '../../domain/ids.ts';

const MOST = 1_000;
const LATELY_MS = 1_000;

interface Confirmed {
  readonly version: string;
  readonly askedAt: number;
}

/** Which versions the database told of Integrations, and when it was asked: those it told last. */
export class ConfirmedVersions {
  /** In milliseconds, of a clock that never goes back. */
  readonly now: () => number;
  /** What was told longest ago comes first. */
  readonly #confirmed = new Map<IntegrationId, Confirmed>();

  constructor(now: () => number = () => performance.now()) {
    this.now = now;
  }

  /** The database told this version when it was asked at that time; an older answer than is known changes nothing. */
  note(id: IntegrationId, version: string | null, askedAt: number): void {
    const known = this.#confirmed.get(id);
    if (known !== undefined && known.askedAt > askedAt) return;

    this.#confirmed.delete(id);
    if (version === null) return;
    this.#confirmed.set(id, { version, askedAt });
    for (const [longestAgo] of this.#confirmed) {
      if (this.#confirmed.size <= MOST) break;
      this.#confirmed.delete(longestAgo);
    }
  }

  /** What it told when it was asked within the last second; null when it was not. */
  lately(id: IntegrationId): string | null {
    const known = this.#confirmed.get(id);
    return known !== undefined && this.now() - known.askedAt < LATELY_MS ? known.version : null;
  }
}
