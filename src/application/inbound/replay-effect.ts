import type { Scope } from '../../domain/api-key.ts';
import { Conflict } from '../../domain/domain-error.ts';
import type { EffectId } from '../../domain/ids.ts';
import { noSuch } from '../../domain/no-such.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';
import type { WorkSignal } from '../ports/work-signal.ts';

export interface ReplayEffectPorts {
  readonly reads: Pick<AdminReads, 'effect'>;
  readonly stores: Pick<Stores, 'effects'>;
  readonly signal: WorkSignal;
  readonly clock: Clock;
}

export interface ReplayEffectCommand {
  readonly scope: Scope;
  readonly effectId: EffectId;
  /** Who asks for it, for the timeline. */
  readonly by: string;
}

/** `replayed`: due again. `open`: it is still to be carried out as it is. */
export type ReplayOutcome = 'replayed' | 'open';

/** Has an Effect that was given up tried anew, from its first try on. What is newer by now is not undone by it. */
export class ReplayEffect {
  readonly #ports: ReplayEffectPorts;

  constructor(ports: ReplayEffectPorts) {
    this.#ports = ports;
  }

  /**
   * @throws {NotFound} when there is no such Effect, or not for this scope.
   * @throws {Conflict} when it was carried out, or there was nothing to do.
   */
  async execute({ scope, effectId, by }: ReplayEffectCommand): Promise<ReplayOutcome> {
    const { reads, stores, signal, clock } = this.#ports;
    const effect = (await reads.effect(scope, effectId))?.effect ?? null;
    if (effect === null) throw noSuch('Effect', scope);

    const replayed = await stores.effects.replay([effectId], { at: clock.now(), by });
    await Promise.all(replayed.map((issue) => signal.wake(issue)));
    if (replayed.length > 0) return 'replayed';
    // Given up when it was read, and not when it was to be replayed: somebody else has just done it.
    if (effect.isOpen || effect.isGivenUp) return 'open';
    throw new Conflict(
      `This Effect is ${effect.toProps().state}: only one that is dead or failed can be replayed. ` +
        'To have its event looked at anew, replay its Delivery.',
    );
  }
}
