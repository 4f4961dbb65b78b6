import type { Delivery, DeliveryOutcome } from '../../domain/delivery.ts';
import { Effect } from '../../domain/effect.ts';
import { effectsAskedOf, observedAtOf } from '../../domain/effects-asked.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { EffectId } from '../../domain/ids.ts';
import { reasonToIgnore, understandIssueEvent, type IssueEvent } from '../../domain/issue-event.ts';
import { nameOf } from '../../domain/jira-user.ts';
import { mentionsIn } from '../../domain/mentions.ts';
import type { Clock } from '../ports/clock.ts';
import type { IssueLease } from '../ports/issue-leases.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { noteMentions, unsettled } from './note-mentions.ts';
import { supersede } from './supersede.ts';

export interface MakeEffectsPorts {
  readonly unitOfWork: UnitOfWork;
  readonly randomness: Randomness;
  readonly clock: Clock;
}

/** Turns a Delivery into what it asks of each link. In one transaction, so that it is done once. */
export class MakeEffects {
  readonly #ports: MakeEffectsPorts;
  readonly #madeUnder = new WeakMap<IssueLease, Set<EffectId>>();

  constructor(ports: MakeEffectsPorts) {
    this.#ports = ports;
  }

  /** @throws {LeaseLost} when another process works on the issue by now; nothing is changed then. */
  async execute(delivery: Delivery, lease: IssueLease): Promise<DeliveryOutcome> {
    const understanding = understandIssueEvent(payloadOf(delivery));

    return this.#ports.unitOfWork.run(async (stores) => {
      await stores.leases.confirm(lease);
      const outcome: DeliveryOutcome =
        understanding.kind === 'issue_event'
          ? await this.#process(understanding.event, delivery, { stores, lease })
          : { state: 'ignored', reason: understanding.reason };
      await stores.deliveries.settle(delivery.id, { ...outcome, at: this.#ports.clock.now() });
      return outcome;
    });
  }

  async #process(
    event: IssueEvent,
    delivery: Delivery,
    { stores, lease }: { readonly stores: Stores; readonly lease: IssueLease },
  ): Promise<DeliveryOutcome> {
    const links = await unsettled(await stores.links.ofIssue(delivery), stores);
    for (const link of links) await noteMentions(mentionsIn(event), link, stores);
    const effects = links.flatMap((link) => this.#effectsOf(event, delivery, link));
    if (effects.length === 0) {
      return { state: 'ignored', reason: reasonToIgnore(event) ?? 'nothing_to_sync' };
    }

    await stores.effects.add(effects);
    const underThisLease = this.#madeUnder.get(lease) ?? new Set();
    await supersede(delivery, effects, { ...this.#ports, stores, underThisLease });
    for (const { id } of effects) underThisLease.add(id);
    this.#madeUnder.set(lease, underThisLease);
    return { state: 'processed', reason: null };
  }

  #effectsOf(event: IssueEvent, delivery: Delivery, link: ExternalIssueLink): readonly Effect[] {
    const { randomness, clock } = this.#ports;
    return effectsAskedOf(link, event).map((content) =>
      Effect.create({
        ...link.issue,
        id: randomness.id() as EffectId,
        linkId: link.id,
        deliveryId: delivery.id,
        source: 'delivery',
        content,
        actor: event.actor === null ? null : nameOf(event.actor),
        observedAt: observedAtOf(content, event),
        createdAt: clock.now(),
        replay: delivery.replay,
      }),
    );
  }
}

/** The door let nothing in but JSON; what is damaged or removed since is understood as nothing. */
function payloadOf({ body }: Delivery): unknown {
  if (body === null) return null;
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
