import type { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { IssueLease } from '../ports/issue-leases.ts';
import type { Stores } from '../ports/stores.ts';
import { UNTRACED, type SpanNews, type Tracing } from '../ports/tracing.ts';
import { CarryOutKinds, type EffectKinds } from './carry-out-kinds.ts';
import type { ConcludeEffect } from './conclude-effect.ts';
import type { Conclusion } from './conclusion.ts';

export interface CarryOutEffectPorts {
  readonly stores: Pick<Stores, 'links' | 'installations'>;
  readonly tracing?: Tracing;
}

/** Carries out one Effect, each kind in its own way, and writes down what came of it. */
export class CarryOutEffect {
  readonly #ports: CarryOutEffectPorts;
  readonly #kinds: CarryOutKinds;
  readonly #conclude: ConcludeEffect;

  constructor(ports: CarryOutEffectPorts, kinds: EffectKinds, conclude: ConcludeEffect) {
    this.#ports = ports;
    this.#kinds = new CarryOutKinds(ports.stores, kinds);
    this.#conclude = conclude;
  }

  /**
   * Answers as `ConcludeEffect`. `known` is its link where that was read just now, under this lease.
   * @throws {LeaseLost} when another process works on the issue by now; the Effect is as it was then.
   */
  async execute(
    effect: Effect,
    lease: IssueLease,
    known: ExternalIssueLink | null = null,
  ): Promise<'over' | 'more'> {
    const link = known ?? (await this.#ports.stores.links.find(effect.toProps().linkId));
    const conclusion = await this.#kinds.execute(effect, link, lease);
    const { tracing = UNTRACED } = this.#ports;
    tracing.tell(newsOf(conclusion));
    return this.#conclude.execute(effect, conclusion, lease);
  }
}

function newsOf(conclusion: Conclusion): SpanNews {
  const outcome = conclusion.kind === 'over' ? conclusion.outcome : conclusion.kind;
  const reason = 'reason' in conclusion ? conclusion.reason : null;
  return {
    failure: outcome === 'again' || outcome === 'failed' ? reason : null,
    attributes: {
      'lockstep.effect.outcome': outcome,
      ...(reason === null ? {} : { 'lockstep.effect.reason': reason }),
    },
  };
}
