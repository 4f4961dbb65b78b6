import type { NewDelivery } from '../../domain/delivery.ts';
import type { JiraIssueRef } from '../../domain/ids.ts';
import type { Accepted, DeliveryInbox } from '../../application/ports/delivery-inbox.ts';
import type { InMemoryIntegrationVersions } from './in-memory-integration-versions.ts';
import type { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';
import { isSameIssue, type Tables } from './tables.ts';

/** Keeps Deliveries in memory: durable as long as the process is. */
export class InMemoryDeliveryInbox implements DeliveryInbox {
  readonly #unitOfWork: InMemoryUnitOfWork;
  readonly #versions: InMemoryIntegrationVersions;
  #sequence = 0;

  constructor(unitOfWork: InMemoryUnitOfWork, versions: InMemoryIntegrationVersions) {
    this.#unitOfWork = unitOfWork;
    this.#versions = versions;
  }

  accept(delivery: NewDelivery): Promise<Accepted> {
    return this.#unitOfWork.runOnTables((tables) => this.#keep(delivery, tables));
  }

  acceptLinked(
    issue: JiraIssueRef,
    version: string,
    delivery: () => NewDelivery,
  ): Promise<Accepted | 'not_linked' | 'changed'> {
    return this.#unitOfWork.runOnTables((tables) => {
      if (this.#versions.versionIn(tables, issue.integrationId) !== version) return 'changed';

      const links = [...tables.links.values()];
      const isLinked = links.some((link) => !link.isOver && isSameIssue(link.issue, issue));
      return isLinked ? this.#keep(delivery(), tables) : 'not_linked';
    });
  }

  #keep(delivery: NewDelivery, { deliveries }: Tables): Accepted {
    const isKept = [...deliveries.values()].some(
      (kept) => kept.integrationId === delivery.integrationId && kept.fingerprint === delivery.fingerprint,
    );
    if (isKept) return 'duplicate';
    if (deliveries.has(delivery.id)) throw new Error(`another Delivery has the id ${delivery.id}`);

    this.#sequence += 1;
    deliveries.set(delivery.id, {
      ...delivery,
      traceparent: delivery.traceparent ?? null,
      sequence: this.#sequence,
      state: 'pending',
      reason: null,
      attempts: 0,
      nextAttemptAt: null,
      lastProblem: null,
      processedAt: null,
      replay: null,
    });
    return 'accepted';
  }
}
