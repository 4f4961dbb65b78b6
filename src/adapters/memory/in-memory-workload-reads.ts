import type { WorkloadReads } from '../../application/ports/workload-reads.ts';
import type { Workload } from '../../domain/workload.ts';
import type { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';

/** Counts by looking at everything. */
export class InMemoryWorkloadReads implements WorkloadReads {
  readonly #unitOfWork: InMemoryUnitOfWork;

  constructor(unitOfWork: InMemoryUnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  async workload(now: Date): Promise<Workload> {
    const tables = this.#unitOfWork.committed;
    const effects = [...tables.effects.values()].map((effect) => effect.toProps());
    const deliveries = [...tables.deliveries.values()];
    const creations = [...tables.creations.values()];
    const integrations = [...tables.integrations.values()].map((integration) => integration.toProps());
    const waiting = effects.filter(({ state }) => state === 'waiting');
    const inState = (wanted: string) => integrations.filter(({ state }) => state === wanted).length;
    return {
      effects: {
        due: effects.filter(({ state }) => state === 'due').length,
        waiting: waiting.filter(({ nextAttemptAt }) => nextAttemptAt !== null).length,
        awaitingAuthorization: waiting.filter(({ nextAttemptAt }) => nextAttemptAt === null).length,
        dead: effects.filter(({ state }) => state === 'dead').length,
      },
      deliveries: {
        pending: deliveries.filter(({ state }) => state === 'pending').length,
        dead: deliveries.filter(({ state }) => state === 'dead').length,
      },
      creations: {
        open: creations.filter(({ isOpen }) => isOpen).length,
        dead: creations.filter(({ state }) => state === 'dead').length,
      },
      oldestDueEffectAt: first([
        ...effects
          .filter(({ state }) => state === 'due')
          .map(({ replay, createdAt }) => replay?.at ?? createdAt),
        ...waiting.flatMap(({ nextAttemptAt }) =>
          nextAttemptAt !== null && nextAttemptAt <= now ? [nextAttemptAt] : [],
        ),
      ]),
      oldestPendingDeliveryAt: first(
        deliveries
          .filter(({ state }) => state === 'pending')
          .map(({ nextAttemptAt, replay, receivedAt }) => nextAttemptAt ?? replay?.at ?? receivedAt)
          .filter((since) => since <= now),
      ),
      integrations: {
        awaiting_authorization: inState('awaiting_authorization'),
        active: inState('active'),
        needs_reauthorization: inState('needs_reauthorization'),
        disabled: inState('disabled'),
      },
      lastEventAt: last(
        integrations
          .filter(({ state }) => state !== 'uninstalled')
          .flatMap(({ lastEventAt }) => lastEventAt ?? []),
      ),
    };
  }
}

function first(times: readonly Date[]): Date | null {
  return times.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? null;
}

function last(times: readonly Date[]): Date | null {
  return times.toSorted((one, other) => other.getTime() - one.getTime())[0] ?? null;
}
