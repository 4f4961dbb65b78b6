import type { Scope } from '../../domain/api-key.ts';
import { Conflict } from '../../domain/domain-error.ts';
import type { DeliveryId } from '../../domain/ids.ts';
import { noSuch } from '../../domain/no-such.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';
import type { WorkSignal } from '../ports/work-signal.ts';
import type { ReplayOutcome } from './replay-effect.ts';

export interface ReplayDeliveryPorts {
  readonly reads: Pick<AdminReads, 'delivery'>;
  readonly stores: Pick<Stores, 'deliveries'>;
  readonly signal: WorkSignal;
  readonly clock: Clock;
}

export interface ReplayDeliveryCommand {
  readonly scope: Scope;
  readonly deliveryId: DeliveryId;
  /** Who asks for it, for the timeline. */
  readonly by: string;
}

/**
 * Has a Delivery processed anew, as an event that came now: it makes its Effects again, for every link of its issue. The
 * links' watermarks tell what of it is old, so that nothing is applied twice.
 */
export class ReplayDelivery {
  readonly #ports: ReplayDeliveryPorts;

  constructor(ports: ReplayDeliveryPorts) {
    this.#ports = ports;
  }

  /**
   * @throws {NotFound} when there is no such Delivery, or not for this scope.
   * @throws {Conflict} when its body was removed.
   */
  async execute({ scope, deliveryId, by }: ReplayDeliveryCommand): Promise<ReplayOutcome> {
    const { reads, stores, signal, clock } = this.#ports;
    const delivery = await reads.delivery(scope, deliveryId);
    if (delivery === null) throw noSuch('Delivery', scope);
    if (delivery.body === null) {
      throw new Conflict(
        'The body of this Delivery was removed, as it is older than LOCKSTEP_KEEP_BODIES_DAYS: nothing is left to replay.',
      );
    }

    const replayed = await stores.deliveries.replay([deliveryId], { at: clock.now(), by });
    await Promise.all(replayed.map((issue) => signal.wake(issue)));
    return replayed.length > 0 ? 'replayed' : 'open';
  }
}
