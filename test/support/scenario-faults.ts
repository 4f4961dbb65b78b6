import type { ScenarioPorts } from './scenario-use-cases.ts';
import type { Effect } from '../../src/domain/effect.ts';
import type { DeliveryId, LinkId } from '../../src/domain/ids.ts';
import type { SyncDecision } from '../../src/domain/sync-decision.ts';

/** `throws`: an error nobody foresaw. `kills`: the process is gone, and nothing of it ever comes back. */
export type Fault = 'throws' | 'kills';

/** To give an Effect up is not to carry it out. */
const GIVEN_UP: readonly SyncDecision['outcome'][] = ['dead', 'skipped'];

const HIT: unique symbol = Symbol('hit by a fault');

/** Ports on which making the Effects of some Deliveries, and writing down what came of those of some links, goes wrong. */
export class Faults {
  readonly #ofDeliveries = new Map<DeliveryId, Fault[]>();
  readonly #ofLinks = new Map<LinkId, Fault>();

  /** How the next tries of this Delivery go wrong; those after them do not. */
  hitDelivery(id: DeliveryId, faults: readonly Fault[]): void {
    this.#ofDeliveries.set(id, [...faults]);
  }

  /** From now on every Effect of this link goes wrong; null ends that. */
  hitLink(id: LinkId, fault: Fault | null): void {
    if (fault === null) this.#ofLinks.delete(id);
    else this.#ofLinks.set(id, fault);
  }

  on(ports: ScenarioPorts): ScenarioPorts {
    const { storage } = ports;
    return {
      ...ports,
      storage: {
        ...storage,
        unitOfWork: {
          run: (work) =>
            this.#surviving(() =>
              storage.unitOfWork.run((stores) => {
                const add = async (effects: readonly Effect[]): Promise<void> => {
                  await stores.effects.add(effects);
                  const deliveryId = effects[0]?.toProps().deliveryId ?? null;
                  meet(deliveryId === null ? null : this.#ofDeliveries.get(deliveryId)?.shift());
                };
                const decide = async (decision: SyncDecision): Promise<void> => {
                  if (!GIVEN_UP.includes(decision.outcome)) meet(this.#ofLinks.get(decision.linkId));
                  await stores.decisions.add(decision);
                };
                return work({
                  ...stores,
                  effects: { ...stores.effects, add },
                  decisions: { ...stores.decisions, add: decide },
                });
              }),
            ),
        },
      },
    };
  }

  async #surviving<Result>(run: () => Promise<Result>): Promise<Result> {
    try {
      return await run();
    } catch (error) {
      if (error === HIT) return new Promise<never>(() => undefined);
      throw error;
    }
  }
}

function meet(fault: Fault | null | undefined): void {
  if (fault === 'kills') throw HIT as unknown as Error;
  if (fault === 'throws') throw new RangeError('nobody foresaw this');
}
