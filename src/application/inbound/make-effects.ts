import type { Delivery } from '../../domain/delivery.ts';
import { Effect } from '../../domain/effect.ts';
import { effectsAskedOf } from '../../domain/effects-asked.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { EffectId } from '../../domain/ids.ts';
import { reasonToIgnore, understandIssueEvent, type IssueEvent } from '../../domain/issue-event.ts';
import { nameOf } from '../../domain/jira-user.ts';
import type { Clock } from '../ports/clock.ts';
import type { IssueLease } from '../ports/issue-leases.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { supersede } from './supersede.ts';

export interface MakeEffectsPorts {
  readonly unitOfWork: UnitOfWork;
  readonly randomness: Randomness;
  readonly clock: Clock;
}

/** Turns a Delivery into what it asks of each link. In one transaction, so that it is done once. */
export class MakeEffects {
  readonly #ports: MakeEffectsPorts;

  constructor(ports: MakeEffectsPorts) {
    this.#ports = ports;
  }

  /** @throws {LeaseLost} when another process works on the issue by now; nothing is changed then. */
  async execute(delivery: Delivery, lease: IssueLease): Promise<{ readonly hasEffects: boolean }> {
    const understanding = understandIssueEvent(payloadOf(delivery));

    return this.#ports.unitOfWork.run(async (stores) => {
      await stores.leases.confirm(lease);
      if (understanding.kind === 'not_understood') {
        await this.#ignore(stores, delivery, understanding.reason);
        return { hasEffects: false };
      }

      const { event } = understanding;
      const links = await stores.links.ofIssue(delivery);
      const effects = links.flatMap((link) => this.#effectsOf(event, delivery, link));
      if (effects.length === 0) {
        await this.#ignore(stores, delivery, reasonToIgnore(event) ?? 'nothing_to_sync');
        return { hasEffects: false };
      }

      await stores.effects.add(effects);
      await supersede(delivery, effects, { ...this.#ports, stores });
      await stores.deliveries.settle(delivery.id, {
        state: 'processed',
        reason: null,
        at: this.#ports.clock.now(),
      });
      return { hasEffects: true };
    });
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
        observedAt: event.issue?.updatedAt ?? null,
        createdAt: clock.now(),
      }),
    );
  }

  async #ignore(stores: Stores, delivery: Delivery, reason: string): Promise<void> {
    await stores.deliveries.settle(delivery.id, { state: 'ignored', reason, at: this.#ports.clock.now() });
  }
}

/** The door let nothing in but JSON; what is damaged since is understood as nothing. */
function payloadOf({ body }: Delivery): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
