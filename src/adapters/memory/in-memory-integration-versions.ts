import type { IntegrationVersions } from '../../application/ports/integration-versions.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import type { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';
import type { Tables } from './tables.ts';

/** What is kept is immutable, and another object after every change: each object has a number. */
export class InMemoryIntegrationVersions implements IntegrationVersions {
  readonly #unitOfWork: InMemoryUnitOfWork;
  readonly #numbers = new WeakMap<object, number>();
  #last = 0;

  constructor(unitOfWork: InMemoryUnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  async of(id: IntegrationId): Promise<string | null> {
    return this.lately(id);
  }

  lately(id: IntegrationId): string | null {
    return this.versionIn(this.#unitOfWork.committed, id);
  }

  /** As it is in these tables. */
  versionIn({ integrations, credentials }: Tables, id: IntegrationId): string | null {
    const integration = integrations.get(id);
    if (integration === undefined) return null;

    const secrets = credentials.get(id);
    return `${this.#numberOf(integration)} ${secrets === undefined ? 'none' : this.#numberOf(secrets)}`;
  }

  #numberOf(kept: object): number {
    const known = this.#numbers.get(kept);
    if (known !== undefined) return known;

    this.#last += 1;
    this.#numbers.set(kept, this.#last);
    return this.#last;
  }
}
