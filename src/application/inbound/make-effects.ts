import type { Delivery, DeliveryOutcome } from '../../domain/delivery.ts';
import type { EffectContent } from '../../domain/effect-content.ts';
import { Effect } from '../../domain/effect.ts';
import { effectsAskedOf, observedAtOf } from '../../domain/effects-asked.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { EffectId, JiraIssueRef, LinkId } from '../../domain/ids.ts';
import {
  reasonToIgnore,
  understandIssueEvent,
  type IgnoredReason,
  type IssueEvent,
} from '../../domain/issue-event.ts';
import { nameOf } from '../../domain/jira-user.ts';
import { mentionsIn } from '../../domain/mentions.ts';
import type { Clock } from '../ports/clock.ts';
import type { IssueLease } from '../ports/issue-leases.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { noteMentions, unsettled, type KnownOfIssue } from './note-mentions.ts';
import { supersede } from './supersede.ts';

export interface MakeEffectsPorts {
  readonly unitOfWork: UnitOfWork;
  readonly randomness: Randomness;
  readonly clock: Clock;
}

/** Kinds that hand no text of Jira's to a tracker, and so ask for the same before they are stored as after. */
const AS_STORED: readonly EffectContent['kind'][] = ['status', 'assignee', 'move'];

/** What an issue has to be carried out, and the links that it is on, as they were when that was made out. */
export interface WorkFound {
  readonly open: readonly Effect[];
  readonly links: ReadonlyMap<LinkId, ExternalIssueLink>;
}

/** What became of a Delivery; and what its issue has to be carried out then, where that was found out. */
export interface MadeEffects {
  readonly outcome: DeliveryOutcome;
  readonly found: WorkFound | null;
}

/** In which transaction, and under which lease. */
interface Under {
  readonly stores: Stores;
  readonly lease: IssueLease;
}

/** Turns a Delivery into what it asks of each link. In one transaction, so that it is done once. */
export class MakeEffects {
  readonly #ports: MakeEffectsPorts;
  readonly #madeUnder = new WeakMap<IssueLease, Set<EffectId>>();

  constructor(ports: MakeEffectsPorts) {
    this.#ports = ports;
  }

  /** @throws {LeaseLost} when another process works on the issue by now; nothing is changed then. */
  async execute(delivery: Delivery, lease: IssueLease): Promise<MadeEffects> {
    const understanding = understandIssueEvent(payloadOf(delivery));

    return this.#ports.unitOfWork.run(async (stores) => {
      const made =
        understanding.kind === 'issue_event'
          ? await this.#process(understanding.event, delivery, { stores, lease })
          : await this.#ignore(understanding.reason, { stores, lease });
      await stores.deliveries.settle(delivery.id, { ...made.outcome, at: this.#ports.clock.now() });
      return made;
    });
  }

  async #ignore(reason: IgnoredReason, { stores, lease }: Under): Promise<MadeEffects> {
    await stores.leases.confirm(lease);
    return ignored(reason);
  }

  async #process(event: IssueEvent, delivery: Delivery, { stores, lease }: Under): Promise<MadeEffects> {
    const known = await knownOf(delivery, { stores, lease });
    const noted = await noteMentions(mentionsIn(event), known, stores);
    const effects = unsettled(known).flatMap((link) => this.#effectsOf(event, delivery, link));
    if (effects.length === 0) {
      return ignored(reasonToIgnore(event) ?? 'nothing_to_sync');
    }

    await stores.effects.add(effects);
    const underThisLease = this.#madeUnder.get(lease) ?? new Set();
    const openBefore = known.open;
    const left = await supersede(delivery, effects, { ...this.#ports, stores, underThisLease, openBefore });
    for (const { id } of effects) underThisLease.add(id);
    this.#madeUnder.set(lease, underThisLease);
    const links = new Map(left.hasChangedLink ? [] : noted.map((link) => [link.id, link]));
    const isAsStored = effects.every(({ kind }) => AS_STORED.includes(kind));
    return {
      outcome: { state: 'processed', reason: null },
      found: isAsStored ? { open: left.open, links } : null,
    };
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

/** All is asked for at once: whoever lost the lease is told before anything comes of the rest. */
async function knownOf(issue: JiraIssueRef, { stores, lease }: Under): Promise<KnownOfIssue> {
  const [, links, open] = await Promise.all([
    stores.leases.confirm(lease),
    stores.links.ofIssue(issue),
    stores.effects.open(issue),
  ]);
  return { links, open };
}

function ignored(reason: IgnoredReason): MadeEffects {
  return { outcome: { state: 'ignored', reason }, found: null };
}

const utf8 = new TextDecoder();

/** The door let nothing in but JSON; what is damaged or removed since is understood as nothing. */
function payloadOf({ body }: Delivery): unknown {
  if (body === null) return null;
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    return null;
  }
}
