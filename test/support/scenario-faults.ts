import type { ScenarioPorts } from './scenario-use-cases.ts';
import type { Effect } from '../../src/domain/effect.ts';
import type { DeliveryId, LinkId } from '../../src/domain/ids.ts';

/** `throws`: an error nobody foresaw. `kills`: the process is gone, and nothing of it ever comes back. */
export type Fault = 'throws' | 'kills';

const HIT: unique symbol = Symbol('hit by a fault');

/** Ports on which making the Effects of some Deliveries, and carrying out those of some links, goes wrong. */
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
        stores: {
          ...storage.stores,
          links: {
            ...linksOf(storage.stores.links),
            find: (id) => this.#meet(this.#ofLinks.get(id) ?? null) ?? storage.stores.links.find(id),
          },
        },
        unitOfWork: {
          run: (work) =>
            this.#surviving(() =>
              storage.unitOfWork.run((stores) => {
                const add = async (effects: readonly Effect[]): Promise<void> => {
                  await stores.effects.add(effects);
                  const deliveryId = effects[0]?.toProps().deliveryId ?? null;
                  const fault = deliveryId === null ? null : this.#ofDeliveries.get(deliveryId)?.shift();
                  if (fault === 'kills') throw HIT as unknown as Error;
                  if (fault === 'throws') throw new RangeError('nobody foresaw this');
                };
                return work({ ...stores, effects: { ...stores.effects, add } });
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

  #meet(fault: Fault | null): Promise<never> | null {
    if (fault === null) return null;
    return fault === 'kills'
      ? new Promise(() => undefined)
      : Promise.reject(new RangeError('nobody foresaw this'));
  }
}

/** The store's methods by name: as a proxy has none of its own, spreading it would lose them. */
function linksOf(links: ScenarioPorts['storage']['stores']['links']): typeof links {
  return {
    add: (link) => links.add(link),
    find: (id) => links.find(id),
    ofTrackerIssue: (id, issue) => links.ofTrackerIssue(id, issue),
    ofTrackerIssues: (id, issues) => links.ofTrackerIssues(id, issues),
    save: (link) => links.save(link),
    hasAnyOf: (id) => links.hasAnyOf(id),
    hasAnyShownInJira: (id) => links.hasAnyShownInJira(id),
    unlinkAllOf: (id) => links.unlinkAllOf(id),
    ofIssue: (issue) => links.ofIssue(issue),
    ofIssues: (id, issues) => links.ofIssues(id, issues),
    selected: (selection, page) => links.selected(selection, page),
    countIssues: (selection) => links.countIssues(selection),
    projects: (id) => links.projects(id),
  };
}
