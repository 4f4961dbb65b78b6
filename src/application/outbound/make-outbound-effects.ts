import { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { DecisionId, EffectId, JiraIssueRef } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import { askedByTracker, isByLockstep } from '../../domain/outbound/asked-by-tracker.ts';
import type { OutboundContent } from '../../domain/outbound/outbound-content.ts';
import { timeOfEvent, type TrackerEvent } from '../../domain/outbound/tracker-event.ts';
import { decisionOn } from '../../domain/sync-decision.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnlinkedEvents } from './unlinked-events.ts';

export interface MakeOutboundEffectsPorts {
  readonly unlinked: UnlinkedEvents;
  readonly randomness: Randomness;
  readonly clock: Clock;
}

/**
 * What became of an event. `taken`: Jira is to follow it. `echo`: Lockstep itself did it, which the timeline says.
 * `nothing_asked`: its tracker issue is linked, and it asks for nothing. `not_linked`: it is not linked.
 */
export interface MadeOfEvent {
  readonly outcome: 'taken' | 'echo' | 'nothing_asked' | 'not_linked';
  /** The Jira issue that has work now; null when none has. */
  readonly toWake: JiraIssueRef | null;
}

/** Turns what happened in a tracker into what it asks of Jira, within the transaction of what caused it. */
export class MakeOutboundEffects {
  readonly #ports: MakeOutboundEffectsPorts;

  constructor(ports: MakeOutboundEffectsPorts) {
    this.#ports = ports;
  }

  /**
   * Which of several changes counts is found out by ProcessIssue, where nobody else works on the issue. An event about a
   * tracker issue without link is handed on to UnlinkedEvents.
   */
  async execute(event: TrackerEvent, installation: Installation, stores: Stores): Promise<MadeOfEvent> {
    const link = await stores.links.ofTrackerIssue(installation.id, event.issue);
    if (link === null) {
      await this.#ports.unlinked.take(event, installation, stores);
      return { outcome: 'not_linked', toWake: null };
    }
    if (happensAgain(event, link)) await this.#ports.unlinked.take(event, installation, stores);
    const content = askedByTracker(event);
    if (content === null) return { outcome: 'nothing_asked', toWake: null };

    const effect = this.#effectOf(event, content, link);
    if (isByLockstep(event)) {
      await this.#noteEcho(effect, event, stores);
      return { outcome: 'echo', toWake: null };
    }
    await stores.effects.add([effect]);
    return { outcome: 'taken', toWake: link.issue };
  }

  #effectOf(event: TrackerEvent, content: OutboundContent, link: ExternalIssueLink): Effect {
    const { randomness, clock } = this.#ports;
    const now = clock.now();
    return Effect.create({
      ...link.issue,
      id: randomness.id() as EffectId,
      linkId: link.id,
      deliveryId: null,
      source: 'tracker',
      content,
      actor: event.actor?.name ?? null,
      observedAt: timeOfEvent(event, now),
      createdAt: now,
    });
  }

  /** Only so that people can read why nothing was done. */
  async #noteEcho(effect: Effect, { causedBy }: TrackerEvent, stores: Stores): Promise<void> {
    const { randomness, clock } = this.#ports;
    const ended = effect.finished('skipped');
    await stores.effects.add([ended]);
    const id = randomness.id() as DecisionId;
    const values = { causedBy };
    await stores.decisions.add(
      decisionOn(ended, { id, outcome: 'skipped', reason: 'echo', values, decidedAt: clock.now() }),
    );
  }
}

/** Whether it happens again though its Jira issue is done, or comes back by itself: another may be made for it. */
function happensAgain(event: TrackerEvent, link: ExternalIssueLink): boolean {
  const { change } = event;
  if (isByLockstep(event)) return false;
  return change.kind === 'seen' ? link.toProps().lastDone : change.kind === 'status' && change.isRegression;
}
