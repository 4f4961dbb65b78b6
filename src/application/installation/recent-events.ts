import type { Scope } from '../../domain/api-key.ts';
import { isOutboundContent, type OutboundContent } from '../../domain/outbound/outbound-content.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { DeliveryId, EffectId } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import { understandIssueEvent, type IssueEvent } from '../../domain/issue-event.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Stores } from '../ports/stores.ts';

export interface RecentEventsPorts {
  readonly reads: Pick<AdminReads, 'deliveries' | 'delivery' | 'effects' | 'link'>;
  readonly stores: Pick<Stores, 'links'>;
}

/** Something that happened in Jira or in the tracker, of a link each. */
export type RecentEvent = {
  readonly at: Date;
  readonly actor: string | null;
  readonly link: ExternalIssueLink;
} & (
  | {
      readonly side: 'jira';
      readonly deliveryId: DeliveryId;
      readonly event: IssueEvent;
      readonly hasSiblings: boolean;
    }
  | { readonly side: 'tracker'; readonly effectId: EffectId; readonly content: OutboundContent }
);

export interface RecentEventsFound {
  /** The oldest first. */
  readonly events: readonly RecentEvent[];
  /** Requests of Jira that nothing can be told of any more, as their bodies were removed. */
  readonly withoutBody: number;
}

/** Effects of either side are in one list: that there are enough of the tracker's takes reading more. */
const EFFECTS_READ = 200;

/** Finds what happened last for the links of an Installation. */
export class RecentEvents {
  readonly #ports: RecentEventsPorts;

  constructor(ports: RecentEventsPorts) {
    this.#ports = ports;
  }

  /** The last `count` events of either side together. Changes nothing. */
  async execute(installation: Installation, count: number): Promise<RecentEventsFound> {
    const { organizationId } = installation.toProps();
    const scope = { organizationId };
    const inJira = await this.#inJira(installation, scope, count);
    const inTracker = await this.#inTracker(installation, scope);
    const events = [...inJira.events, ...inTracker]
      .toSorted((one, other) => one.at.getTime() - other.at.getTime())
      .slice(-count);
    return { events, withoutBody: inJira.withoutBody };
  }

  async #inJira(
    { id, integrationId }: Installation,
    scope: Scope,
    count: number,
  ): Promise<RecentEventsFound> {
    const filter = { integrationId, state: null, since: null };
    const events: RecentEvent[] = [];
    let withoutBody = 0;
    for (const summary of await this.#ports.reads.deliveries(scope, filter, { limit: count, after: null })) {
      // One at a time: a body may be large.
      const body = (await this.#ports.reads.delivery(scope, summary.id))?.body ?? null;
      if (body === null) {
        withoutBody += 1;
        continue;
      }
      const event = eventIn(body);
      if (event === null) continue;
      const links = (await this.#ports.stores.links.ofIssue(summary)).filter(
        (link) => link.toProps().installationId === id && link.toProps().state !== 'unlinked',
      );
      const told = { side: 'jira', deliveryId: summary.id, event, hasSiblings: links.length > 1 } as const;
      const actor = event.actor?.displayName ?? event.actor?.name ?? null;
      events.push(...links.map((link) => ({ ...told, link, actor, at: summary.receivedAt })));
    }
    return { events: events.toReversed(), withoutBody };
  }

  async #inTracker({ id: installationId }: Installation, scope: Scope): Promise<readonly RecentEvent[]> {
    const filter = {
      ...{ integrationId: null, installationId, linkId: null, deliveryId: null, kind: null },
      ...{ state: null, reason: null, since: null },
    };
    const entries = await this.#ports.reads.effects(scope, filter, { limit: EFFECTS_READ, after: null });
    const links = new Map<string, ExternalIssueLink | null>();
    const events: RecentEvent[] = [];
    for (const { effect } of entries) {
      const { content, linkId, createdAt, actor } = effect.toProps();
      if (!isOutboundContent(content)) continue;
      if (!links.has(linkId)) links.set(linkId, await this.#ports.reads.link(scope, linkId));
      const link = links.get(linkId) ?? null;
      if (link === null) continue;
      events.push({ side: 'tracker', effectId: effect.id, content, link, actor, at: createdAt });
    }
    return events;
  }
}

/** Null for what cannot be understood as an event about an issue. */
function eventIn(body: Uint8Array): IssueEvent | null {
  try {
    const understanding = understandIssueEvent(JSON.parse(new TextDecoder().decode(body)));
    return understanding.kind === 'issue_event' ? understanding.event : null;
  } catch {
    return null;
  }
}
