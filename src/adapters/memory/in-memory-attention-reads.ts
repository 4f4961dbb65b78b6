import type { Scope } from '../../domain/api-key.ts';
import { MOST_COUNTED, type Attention } from '../../domain/attention.ts';
import type { AttentionReads } from '../../application/ports/attention-reads.ts';
import { InMemoryAdminReads } from './in-memory-admin-reads.ts';
import type { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';
import { isInstallationIn } from './scoping.ts';

const ANY_EFFECT = {
  ...{ integrationId: null, installationId: null, linkId: null, deliveryId: null },
  ...{ kind: null, reason: null, since: null },
};
const FIRST = { limit: MOST_COUNTED, after: null };

/** Counts by looking at everything. */
export class InMemoryAttentionReads implements AttentionReads {
  readonly #unitOfWork: InMemoryUnitOfWork;
  readonly #reads: InMemoryAdminReads;

  constructor(unitOfWork: InMemoryUnitOfWork) {
    this.#unitOfWork = unitOfWork;
    this.#reads = new InMemoryAdminReads(unitOfWork);
  }

  async attention(scope: Scope): Promise<Attention> {
    const { creations, integrations, links } = this.#unitOfWork.committed;
    const theirs = <Thing extends { toProps(): { installationId: Parameters<typeof isInstallationIn>[2] } }>(
      things: Iterable<Thing>,
    ) =>
      [...things].filter((thing) =>
        isInstallationIn(this.#unitOfWork.committed, scope, thing.toProps().installationId),
      );
    const waiting = await this.#reads.effects(scope, { ...ANY_EFFECT, state: 'waiting' }, FIRST);
    const dead = { integrationId: null, state: 'dead', since: null } as const;
    return {
      deadEffects: (await this.#reads.effects(scope, { ...ANY_EFFECT, state: 'dead' }, FIRST)).length,
      awaitingAuthorization: waiting.filter(
        ({ effect }) =>
          effect.awaitsAuthorization && integrations.get(effect.issue.integrationId)?.isDisabled !== true,
      ).length,
      deadDeliveries: (await this.#reads.deliveries(scope, dead, FIRST)).length,
      stuckCreations: theirs(creations.values()).filter(({ state }) => state === 'failed' || state === 'dead')
        .length,
      unreachableLinks: theirs(links.values()).filter((link) => link.toProps().state === 'unreachable')
        .length,
    };
  }
}
