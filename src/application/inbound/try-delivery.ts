import { setbackOf, type Delivery, type DeliverySetback, type DeliveryState } from '../../domain/delivery.ts';
import { MOST_ATTEMPTS } from '../../domain/effect.ts';
import { retryDelay } from '../../domain/retry-delay.ts';
import type { Clock } from '../ports/clock.ts';
import type { IssueLease } from '../ports/issue-leases.ts';
import type { Log } from '../ports/log.ts';
import type { Meter } from '../ports/meter.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Storage } from '../ports/storage.ts';
import { UNTRACED, type Tracing } from '../ports/tracing.ts';
import type { MakeEffects, WorkFound } from './make-effects.ts';
import {
  BROKEN_OFF,
  delayAfterBrokenOff,
  isCircumstance,
  isToBeCountedFirst,
  problemOf,
} from './unexpected-failure.ts';

export interface TryDeliveryPorts {
  readonly storage: Pick<Storage, 'unitOfWork' | 'isUnavailable'>;
  readonly randomness: Randomness;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly log: Log;
  readonly tracing?: Tracing;
}

/** The state that a Delivery is in; and what its issue has to be carried out then, where that was found out. */
export interface TriedDelivery {
  readonly state: DeliveryState;
  readonly found: WorkFound | null;
}

/** Processes a Delivery; one that fails unexpectedly is tried again later, so often and no more. */
export class TryDelivery {
  readonly #ports: TryDeliveryPorts;
  readonly #makeEffects: MakeEffects;

  constructor(ports: TryDeliveryPorts, makeEffects: MakeEffects) {
    this.#ports = ports;
    this.#makeEffects = makeEffects;
  }

  /**
   * The state it is in then: `pending` when it is to be tried again.
   * @throws {LeaseLost} when another process works on the issue by now; nothing is changed then. Nor is anything when
   * the store is away: that counts for no try.
   */
  async execute(delivery: Delivery, lease: IssueLease): Promise<TriedDelivery> {
    const { meter, tracing = UNTRACED } = this.#ports;
    const attributes = {
      'lockstep.delivery.id': delivery.id,
      'lockstep.integration.id': delivery.integrationId,
    };
    const span = { name: 'process delivery', parent: delivery.traceparent, attributes };
    const tried = await tracing.run(span, async () => {
      const made = await this.#try(delivery, lease);
      tracing.tell({ attributes: { 'lockstep.delivery.state': made.state } });
      // What is stored bears the trace that it is part of: what is read again has it, and nothing else.
      return tracing.traceparent() === null ? made : { ...made, found: null };
    });
    const { state } = tried;
    if (state === 'pending') meter.count('retries', { of: 'delivery', cause: 'lockstep' });
    else meter.count('deliveries', { outcome: state });
    return tried;
  }

  async #try(delivery: Delivery, lease: IssueLease): Promise<TriedDelivery> {
    if (isToBeCountedFirst(delivery, lease)) {
      if (delivery.attempts >= MOST_ATTEMPTS) {
        return { state: await this.#giveUp(delivery, lease), found: null };
      }
      await this.#countFirst(delivery, lease);
    }
    try {
      const { outcome, found } = await this.#makeEffects.execute(delivery, lease);
      return { state: outcome.state, found };
    } catch (error) {
      if (isCircumstance(error, this.#ports.storage)) throw error;
      return { state: await this.#failed(delivery, error, lease), found: null };
    }
  }

  async #countFirst(delivery: Delivery, lease: IssueLease): Promise<void> {
    const nextAttemptAt = this.#after(delayAfterBrokenOff(delivery, this.#ports.randomness.chance()));
    const attempts = delivery.attempts + 1;
    await this.#setBack(delivery, { attempts, problem: BROKEN_OFF, nextAttemptAt }, lease);
  }

  async #failed(delivery: Delivery, error: unknown, lease: IssueLease): Promise<DeliveryState> {
    const { log, randomness } = this.#ports;
    const nextTry = this.#after(retryDelay(delivery.attempts + 1, randomness.chance(), null));
    const setback = setbackOf(delivery, problemOf(error), nextTry);
    await this.#setBack(delivery, setback, lease);
    const told = { deliveryId: delivery.id, attempts: setback.attempts, error };
    if (setback.nextAttemptAt !== null) {
      log.warn('delivery_failed', told);
      return 'pending';
    }
    log.error('delivery_dead', told);
    return 'dead';
  }

  async #giveUp(delivery: Delivery, lease: IssueLease): Promise<DeliveryState> {
    const { attempts, lastProblem } = delivery;
    const problem = lastProblem ?? BROKEN_OFF;
    await this.#setBack(delivery, { attempts, problem, nextAttemptAt: null }, lease);
    this.#ports.log.error('delivery_dead', { deliveryId: delivery.id, attempts, problem });
    return 'dead';
  }

  async #setBack(delivery: Delivery, setback: DeliverySetback, lease: IssueLease): Promise<void> {
    const { storage, clock } = this.#ports;
    await storage.unitOfWork.run(async (stores) => {
      await stores.leases.confirm(lease);
      await stores.deliveries.setBack(delivery.id, { ...setback, at: clock.now() });
    });
  }

  #after(milliseconds: number): Date {
    return new Date(this.#ports.clock.now().getTime() + milliseconds);
  }
}
