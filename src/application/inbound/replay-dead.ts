import type { Scope } from '../../domain/api-key.ts';
import type { DeliveryId, EffectId, JiraIssueRef } from '../../domain/ids.ts';
import type { AdminReads, EffectFilter, Page } from '../ports/admin-reads.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';
import type { WorkSignal } from '../ports/work-signal.ts';

export interface ReplayDeadPorts {
  readonly reads: Pick<AdminReads, 'effects' | 'deliveries'>;
  readonly stores: Pick<Stores, 'effects' | 'deliveries'>;
  readonly signal: WorkSignal;
  readonly clock: Clock;
}

/** Which of what was given up is meant: what has each value given; null is any. */
export interface ReplayFilter extends Omit<EffectFilter, 'state'> {
  /** `dead`: tried to the end. `failed`: Effects that were of no use trying again. */
  readonly state: 'dead' | 'failed';
}

export interface ReplayDeadCommand {
  readonly scope: Scope;
  readonly filter: ReplayFilter;
  /** Whether it is only told how many there are. */
  readonly isDryRun: boolean;
  /** Who asks for it, for the timeline. */
  readonly by: string;
}

/** How many were replayed, or would be. */
export interface ReplayedDead {
  readonly effects: number;
  readonly deliveries: number;
}

const AT_A_TIME = 500;

/** A batch of the things there are: which, and where the next begins. */
type Batch<ThingId> = (page: Page) => Promise<readonly ThingId[]>;

/**
 * Has everything that was given up, or what of it a filter lets through, tried anew. Batch by batch, each a transaction
 * of its own: ended in between and run again, it goes on with what is left. Dead Deliveries are among it as long as the
 * filter asks for nothing that only an Effect has.
 */
export class ReplayDead {
  readonly #ports: ReplayDeadPorts;

  constructor(ports: ReplayDeadPorts) {
    this.#ports = ports;
  }

  async execute({ scope, filter, isDryRun, by }: ReplayDeadCommand): Promise<ReplayedDead> {
    const { stores, clock } = this.#ports;
    const replay = { at: clock.now(), by };
    const effects = await this.#each<EffectId>(
      async (page) => (await this.#ports.reads.effects(scope, filter, page)).map(({ effect }) => effect.id),
      async (ids) => (isDryRun ? ids.length : this.#wake(await stores.effects.replay(ids, replay))),
    );
    const deliveries = await this.#each<DeliveryId>(
      (page) => this.#deadDeliveries(scope, filter, page),
      async (ids) => (isDryRun ? ids.length : this.#wake(await stores.deliveries.replay(ids, replay))),
    );
    return { effects, deliveries };
  }

  async #each<ThingId extends string>(
    read: Batch<ThingId>,
    replay: (ids: readonly ThingId[]) => Promise<number>,
  ): Promise<number> {
    let replayed = 0;
    for (let after: string | null = null; ;) {
      const ids: readonly ThingId[] = await read({ limit: AT_A_TIME, after });
      const last = ids.at(-1);
      if (last === undefined) return replayed;
      replayed += await replay(ids);
      after = last;
    }
  }

  async #deadDeliveries(scope: Scope, filter: ReplayFilter, page: Page): Promise<readonly DeliveryId[]> {
    const { state, integrationId, since } = filter;
    const isOfEffects = [
      filter.installationId,
      filter.linkId,
      filter.deliveryId,
      filter.kind,
      filter.reason,
    ].some((value) => value !== null);
    if (state !== 'dead' || isOfEffects) return [];
    const dead = await this.#ports.reads.deliveries(scope, { integrationId, state, since }, page);
    return dead.map(({ id }) => id);
  }

  async #wake(issues: readonly JiraIssueRef[]): Promise<number> {
    const each = new Map(issues.map((issue) => [`${issue.integrationId}/${issue.jiraIssueId}`, issue]));
    await Promise.all([...each.values()].map((issue) => this.#ports.signal.wake(issue)));
    return issues.length;
  }
}
