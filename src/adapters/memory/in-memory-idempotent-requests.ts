import type { IdempotentRequest, IdempotentRequests } from '../../application/ports/idempotent-requests.ts';
import type { Secret } from '../../domain/secret.ts';
import type { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';

/** Finds a key by looking at every request. */
export class InMemoryIdempotentRequests implements IdempotentRequests {
  readonly #unitOfWork: InMemoryUnitOfWork;

  constructor(unitOfWork: InMemoryUnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  begin(request: IdempotentRequest): Promise<IdempotentRequest | null> {
    return this.#unitOfWork.runOnTables(({ requests }) => {
      const { caller, key } = request;
      const known = [...requests.values()].find((one) => one.caller === caller && one.key === key);
      if (known === undefined) requests.set(request.id, request);
      return known ?? null;
    });
  }

  conclude(id: string, answer: Secret): Promise<void> {
    return this.#unitOfWork.runOnTables(({ requests }) => {
      const known = requests.get(id);
      if (known !== undefined) requests.set(id, { ...known, answer });
    });
  }

  forget(id: string): Promise<void> {
    return this.#unitOfWork.runOnTables(({ requests }) => {
      requests.delete(id);
    });
  }
}
