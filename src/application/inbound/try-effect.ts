import type { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import { retryDelay } from '../../domain/retry-delay.ts';
import type { Clock } from '../ports/clock.ts';
import type { IssueLease } from '../ports/issue-leases.ts';
import type { Log } from '../ports/log.ts';
import type { Meter } from '../ports/meter.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Storage } from '../ports/storage.ts';
import { UNTRACED, type NewSpan, type Tracing } from '../ports/tracing.ts';
import type { CarryOutEffect } from './carry-out-effect.ts';
import type { ConcludeEffect } from './conclude-effect.ts';
import { supersede } from './supersede.ts';
import {
  BROKEN_OFF,
  delayAfterBrokenOff,
  isCircumstance,
  isToBeCountedFirst,
  problemOf,
} from './unexpected-failure.ts';

export interface TryEffectPorts {
  readonly storage: Pick<Storage, 'unitOfWork' | 'isUnavailable'>;
  readonly randomness: Randomness;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly log: Log;
  readonly tracing?: Tracing;
}

/** Carries out an Effect; one that fails unexpectedly is tried again later, so often and no more. */
export class TryEffect {
  readonly #ports: TryEffectPorts;
  readonly #carryOut: CarryOutEffect;
  readonly #conclude: ConcludeEffect;

  constructor(ports: TryEffectPorts, carryOut: CarryOutEffect, conclude: ConcludeEffect) {
    this.#ports = ports;
    this.#carryOut = carryOut;
    this.#conclude = conclude;
  }

  /**
   * `over` when it is, and nothing else changed by it; else the issue may have more to be carried out. `known` is its
   * link where that was read just now, under this lease.
   * @throws {LeaseLost} when another process works on the issue by now; nothing is changed then. Nor is anything when
   * the store is away: that counts for no try.
   */
  async execute(
    effect: Effect,
    lease: IssueLease,
    known: ExternalIssueLink | null = null,
  ): Promise<'over' | 'more'> {
    const { tracing = UNTRACED } = this.#ports;
    return tracing.run(spanOf(effect), async () => {
      if (!effect.isToTakeItsPlace) return this.#try(effect, { lease, known });

      const asked = await this.#takeItsPlace(effect, lease);
      if (asked !== null) await this.#try(asked, { lease, known: null });
      return 'more';
    });
  }

  /** It meets what came beside it only here, where nobody else works on the issue. Null when it gives way. */
  async #takeItsPlace(effect: Effect, lease: IssueLease): Promise<Effect | null> {
    return this.#ports.storage.unitOfWork.run(async (stores) => {
      await stores.leases.confirm(lease);
      await supersede(effect.issue, [effect], { ...this.#ports, stores });
      return (await stores.effects.open(effect.issue)).find(({ id }) => id === effect.id) ?? null;
    });
  }

  async #try(
    effect: Effect,
    { lease, known }: { readonly lease: IssueLease; readonly known: ExternalIssueLink | null },
  ): Promise<'over' | 'more'> {
    if (isToBeCountedFirst(effect.toProps(), lease)) {
      if (effect.isExhausted) {
        await this.#giveUp(effect, effect.toProps().lastProblem ?? BROKEN_OFF, lease);
        return 'more';
      }
      await this.#countFirst(effect, lease);
    }
    try {
      return await this.#carryOut.execute(effect, lease, known);
    } catch (error) {
      if (isCircumstance(error, this.#ports.storage)) throw error;
      await this.#failed(effect, error, lease);
      return 'more';
    }
  }

  async #countFirst(effect: Effect, lease: IssueLease): Promise<void> {
    const nextTry = this.#after(delayAfterBrokenOff(effect.toProps(), this.#ports.randomness.chance()));
    await this.#save(effect.begun(BROKEN_OFF, nextTry), lease);
  }

  /** A try that is not the last is written down by the Effect's row alone, whatever it was that failed. */
  async #failed(effect: Effect, error: unknown, lease: IssueLease): Promise<void> {
    const { log, tracing = UNTRACED } = this.#ports;
    log.warn('effect_failed', { effectId: effect.id, kind: effect.kind, error });
    tracing.tell({ failure: 'lockstep_failed' });
    const delay = retryDelay(effect.toProps().attempts + 1, this.#ports.randomness.chance(), null);
    const postponed = effect.postponed(problemOf(error), this.#after(delay));
    if (!postponed.isOpen) {
      await this.#giveUp(postponed, problemOf(error), lease);
      return;
    }
    await this.#save(postponed, lease);
    this.#ports.meter.count('retries', { of: 'effect', cause: 'lockstep' });
  }

  async #giveUp(effect: Effect, problem: string, lease: IssueLease): Promise<void> {
    const { log, meter, storage } = this.#ports;
    try {
      await this.#conclude.giveUp(effect, { problem, reason: 'lockstep_failed' }, lease);
    } catch (error) {
      if (isCircumstance(error, storage)) throw error;
      // What cannot even be decided on is dead all the same: it would be tried for ever.
      log.error('effect_dead', { effectId: effect.id, kind: effect.kind, problem, error });
      await this.#save(effect.dead(), lease);
      meter.count('effects', { kind: effect.kind, outcome: 'dead', reason: 'lockstep_failed' });
    }
  }

  async #save(effect: Effect, lease: IssueLease): Promise<void> {
    await this.#ports.storage.unitOfWork.run(async (stores) => {
      await stores.leases.confirm(lease);
      await stores.effects.save(effect);
    });
  }

  #after(milliseconds: number): Date {
    return new Date(this.#ports.clock.now().getTime() + milliseconds);
  }
}

function spanOf(effect: Effect): NewSpan {
  const { linkId, integrationId, source, attempts, traceparent } = effect.toProps();
  return {
    name: `carry out ${effect.kind}`,
    parent: traceparent,
    attributes: {
      ...{ 'lockstep.effect.id': effect.id, 'lockstep.effect.source': source },
      ...{ 'lockstep.effect.attempts': attempts, 'lockstep.link.id': linkId },
      'lockstep.integration.id': integrationId,
    },
  };
}
