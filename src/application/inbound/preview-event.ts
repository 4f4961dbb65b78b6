import type { Scope } from '../../domain/api-key.ts';
import { NotFound } from '../../domain/domain-error.ts';
import { Effect } from '../../domain/effect.ts';
import { effectsAskedOf, observedAtOf } from '../../domain/effects-asked.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { EffectId, IntegrationId } from '../../domain/ids.ts';
import {
  reasonToIgnore,
  understandIssueEvent,
  type IgnoredReason,
  type IssueEvent,
} from '../../domain/issue-event.ts';
import { nameOf } from '../../domain/jira-user.ts';
import { mentionsIn } from '../../domain/mentions.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';
import type { ForetellEffect, Foretold } from './foretell-effect.ts';
import { unsettled } from './note-mentions.ts';

export interface PreviewEventPorts {
  readonly reads: Pick<AdminReads, 'integration' | 'link'>;
  readonly stores: Pick<Stores, 'links' | 'effects'>;
  readonly randomness: Pick<Randomness, 'id'>;
  readonly clock: Clock;
}

export interface PreviewEventCommand {
  readonly scope: Scope;
  readonly integrationId: IntegrationId;
  /** Any JSON value, such as the body of a webhook request. */
  readonly body: unknown;
}

/** An Effect that would be made, and what would come of it. */
export interface PreviewedEffect {
  readonly effect: Effect;
  readonly foretold: Foretold;
}

export interface PreviewedEvent {
  /** Null when the body is not understood as one. */
  readonly event: IssueEvent | null;
  /** Why nothing would be made of it; null when something would. */
  readonly ignored: IgnoredReason | 'not_linked' | null;
  /** The links that it is about, each with what it asks of it. */
  readonly links: readonly {
    readonly link: ExternalIssueLink;
    readonly effects: readonly PreviewedEffect[];
  }[];
}

/** Tells what would come of an event, if Jira told of it now. Changes nothing, and calls nobody. */
export class PreviewEvent {
  readonly #ports: PreviewEventPorts;
  readonly #foretell: ForetellEffect;

  constructor(ports: PreviewEventPorts, foretell: ForetellEffect) {
    this.#ports = ports;
    this.#foretell = foretell;
  }

  /** @throws {NotFound} when the scope has no such Integration. */
  async execute({ scope, integrationId, body }: PreviewEventCommand): Promise<PreviewedEvent> {
    const { reads, stores } = this.#ports;
    const integration = await reads.integration(scope, integrationId);
    if (integration === null) throw new NotFound('There is no such Integration.');

    const understanding = understandIssueEvent(body);
    if (understanding.kind === 'not_understood')
      return { event: null, ignored: understanding.reason, links: [] };

    const { event } = understanding;
    const issue = { integrationId, jiraIssueId: event.issueId };
    const all = unsettled({
      links: await stores.links.ofIssue(issue),
      open: await stores.effects.open(issue),
    });
    const seen = await Promise.all(all.map((link) => reads.link(scope, link.id)));
    const links = all.filter((link, at) => seen[at] !== null && !link.isOver);
    if (links.length === 0) return { event, ignored: 'not_linked', links: [] };

    const previewed = await Promise.all(
      links.map(async (link) => ({ link, effects: await this.#effectsOf(event, link) })),
    );
    const isIgnored = previewed.every(({ effects }) => effects.length === 0);
    return {
      event,
      ignored: isIgnored ? (reasonToIgnore(event) ?? 'nothing_to_sync') : null,
      links: previewed,
    };
  }

  /** One after the other, each on the link as the ones before would leave it. */
  async #effectsOf(event: IssueEvent, link: ExternalIssueLink): Promise<readonly PreviewedEffect[]> {
    const previewed: PreviewedEffect[] = [];
    let known = mentionsIn(event).reduce((noted, mention) => mention(noted), link);
    for (const content of effectsAskedOf(link, event)) {
      const effect = this.#effectOf(event, link, content);
      const foretold = await this.#foretell.execute(effect, known);
      if (foretold.kind === 'over') known = foretold.change(known);
      previewed.push({ effect, foretold });
    }
    return previewed;
  }

  #effectOf(event: IssueEvent, link: ExternalIssueLink, content: ReturnType<typeof effectsAskedOf>[number]) {
    const { randomness, clock } = this.#ports;
    return Effect.create({
      ...link.issue,
      id: randomness.id() as EffectId,
      linkId: link.id,
      deliveryId: null,
      source: 'delivery',
      content,
      actor: event.actor === null ? null : nameOf(event.actor),
      observedAt: observedAtOf(content, event),
      createdAt: clock.now(),
    });
  }
}
