import { assigneeAskedByShown } from '../../domain/assignee-asked.ts';
import { Effect, type FinalEffectState } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { DecisionId, EffectId } from '../../domain/ids.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import { isOutboundContent } from '../../domain/outbound/outbound-content.ts';
import { retryDelay } from '../../domain/retry-delay.ts';
import { decisionOn } from '../../domain/sync-decision.ts';
import { askToShowAgain } from '../outbound/ask-for-remote-link.ts';
import type { Clock } from '../ports/clock.ts';
import type { IssueLease } from '../ports/issue-leases.ts';
import type { Log } from '../ports/log.ts';
import type { Meter } from '../ports/meter.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { ReadContent } from './observe-status.ts';
import type { Conclusion, GivenUp, Over } from './conclusion.ts';
import { supersede } from './supersede.ts';

export interface ConcludeEffectPorts {
  readonly unitOfWork: UnitOfWork;
  readonly randomness: Randomness;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly log: Log;
}

/** Writes down what came of an Effect: its state, the decision and the link, together. */
export class ConcludeEffect {
  readonly #ports: ConcludeEffectPorts;

  constructor(ports: ConcludeEffectPorts) {
    this.#ports = ports;
  }

  /**
   * `over` when it is, and nothing else is to be carried out for it; else the issue may have more to be carried out.
   * @throws {LeaseLost} when another process works on the issue by now; nothing is changed then.
   */
  async execute(effect: Effect, conclusion: Conclusion, lease: IssueLease): Promise<'over' | 'more'> {
    if (conclusion.kind === 'over') {
      return this.#finish(effect.finished(conclusion.outcome), conclusion, lease);
    }
    await this.#keepOpen(effect, conclusion, lease);
    return 'more';
  }

  async #keepOpen(effect: Effect, conclusion: Exclude<Conclusion, Over>, lease: IssueLease): Promise<void> {
    switch (conclusion.kind) {
      case 'again':
        return this.#postpone(effect, conclusion, lease);
      case 'later':
        return this.#save(
          effect.deferred(conclusion.problem, this.#after(1, conclusion.retryAfterMs)),
          lease,
        );
      case 'awaiting_authorization':
        return this.#await(effect, conclusion.problem, lease);
      case 'told':
        return this.#tell(effect, conclusion, lease);
      case 'found_out':
        return this.#note(effect.told(conclusion.content, effect.toProps().observedAt), lease);
    }
  }

  /**
   * The Effect dies, for all that it was tried; whether the tracker was reached nobody knows.
   * @throws {LeaseLost} when another process works on the issue by now; nothing is changed then.
   */
  async giveUp(effect: Effect, { problem, reason }: GivenUp, lease: IssueLease): Promise<void> {
    const values = { problem, attempts: effect.toProps().attempts };
    const change = (link: ExternalIssueLink) => afterGivingUp(effect, link);
    await this.#finish(effect.dead(), { outcome: 'dead', reason, values, change }, lease);
    this.#ports.log.error('effect_dead', { effectId: effect.id, kind: effect.kind, problem });
  }

  async #postpone(effect: Effect, again: Conclusion & { kind: 'again' }, lease: IssueLease): Promise<void> {
    const { problem, retryAfterMs } = again;
    const postponed = effect.postponed(problem, this.#after(effect.toProps().attempts + 1, retryAfterMs));
    if (!postponed.isOpen) {
      await this.giveUp(postponed, again, lease);
      return;
    }
    await this.#save(postponed, lease);
    const cause = again.reason === 'jira_gave_up' ? 'jira' : 'tracker';
    this.#ports.meter.count('retries', { of: 'effect', cause });
  }

  /**
   * An authorization that came since Jira was asked did not find the Effect waiting, and will not resume it: it stays
   * due then. So it does once Jira is disconnected: none will come, and it is to be skipped.
   */
  async #await(effect: Effect, problem: string, lease: IssueLease): Promise<void> {
    await this.#ports.unitOfWork.run(async (stores) => {
      await stores.leases.confirm(lease);
      // Held until this is committed, so that an authorization that comes now finds the Effect waiting.
      const integration = await stores.integrations.find(effect.issue.integrationId);
      const waitsInVain = integration?.toProps().state === 'active' || integration?.isUninstalled !== false;
      await stores.effects.save(waitsInVain ? effect.resumed() : effect.awaitingAuthorization(problem));
    });
  }

  /**
   * An issue that was read is there, be its status old or not, and tells its key and assignee as well: the events that
   * told of them may have come before there was a link.
   */
  async #tell(effect: Effect, { content, issue }: ReadContent, lease: IssueLease): Promise<void> {
    const { key, projectId, updatedAt } = issue;
    const told = effect.told(content, updatedAt);
    await this.#ports.unitOfWork.run(async (stores) => {
      await stores.leases.confirm(lease);
      await stores.effects.save(told);
      const beside = await this.#askBeside(told, issue, stores);
      await supersede(told.issue, [told, ...beside], { ...this.#ports, stores });
      await changeLink(stores, told.toProps().linkId, (link) => {
        const shown = link.reachable();
        return key === null ? shown : shown.withKey({ key, projectId, from: null, updatedAt, isRead: true });
      });
    });
  }

  /** What the issue that was read for the Effect asks for beside it. */
  async #askBeside(told: Effect, shown: JiraIssue, { links, effects }: Stores): Promise<readonly Effect[]> {
    const { randomness, clock } = this.#ports;
    const link = told.kind === 'assignee' ? null : await links.find(told.toProps().linkId);
    const content = link === null ? null : assigneeAskedByShown(shown, link);
    if (content === null) return [];

    const id = randomness.id() as EffectId;
    const beside = { id, content, actor: null, createdAt: clock.now(), replay: null };
    const asked = Effect.create({ ...told.toProps(), ...beside });
    await effects.add([asked]);
    return [asked];
  }

  #after(attempts: number, retryAfterMs: number | null): Date {
    const { clock, randomness } = this.#ports;
    return new Date(clock.now().getTime() + retryDelay(attempts, randomness.chance(), retryAfterMs));
  }

  /** What is about to be written to Jira is noted on the link as well, by which its echo is known. */
  async #note(effect: Effect, lease: IssueLease): Promise<void> {
    const { content, linkId } = effect.toProps();
    await this.#ports.unitOfWork.run(async (stores) => {
      await stores.leases.confirm(lease);
      await stores.effects.save(effect);
      if (isOutboundContent(content)) {
        await changeLink(stores, linkId, (link) => link.withIntention(content, effect.id));
      }
    });
  }

  async #save(effect: Effect, lease: IssueLease): Promise<void> {
    await this.#ports.unitOfWork.run(async (stores) => {
      await stores.leases.confirm(lease);
      await stores.effects.save(effect);
    });
  }

  async #finish(
    effect: Effect,
    { outcome, reason, values, change, comment, outboundComment }: Omit<Over, 'kind'>,
    lease: IssueLease,
  ): Promise<'over' | 'more'> {
    const { unitOfWork, randomness, clock, meter } = this.#ports;
    const asksForMore = await unitOfWork.run(async (stores) => {
      const [, known] = await Promise.all([
        stores.leases.confirm(lease),
        stores.links.find(effect.toProps().linkId),
      ]);
      await stores.effects.save(effect);
      const id = randomness.id() as DecisionId;
      await stores.decisions.add(decisionOn(effect, { id, outcome, reason, values, decidedAt: clock.now() }));
      const link = await changed(known, change, stores);
      const isShown =
        link !== null &&
        isAfterStatusChange(effect, outcome) &&
        (await askToShowAgain(link, effect.toProps(), { ...this.#ports, stores }));
      if (comment !== undefined) await stores.syncedComments.save(comment);
      if (outboundComment !== undefined) await stores.outboundComments.save(outboundComment);
      return isShown;
    });
    meter.count('effects', { kind: effect.kind, outcome, reason });
    return asksForMore ? 'more' : 'over';
  }
}

/**
 * Whether the tracker issue has another status since: Lockstep has just given it one, or somebody did in the tracker,
 * whatever came of that in Jira.
 */
function isAfterStatusChange({ kind }: Effect, outcome: FinalEffectState): boolean {
  return kind === 'outbound_status' || (kind === 'status' && outcome === 'applied');
}

/** What was given up may have reached the tracker, and a change of before is not to be taken for a newer one. */
function afterGivingUp(effect: Effect, link: ExternalIssueLink): ExternalIssueLink {
  const { content, observedAt } = effect.toProps();
  if (isOutboundContent(content)) return link.withTrackerChange(content, observedAt);
  return effect.kind === 'assignee' ? link.withAssigneeInDoubt(observedAt) : link.inDoubtAbout(effect.kind);
}

async function changeLink(
  stores: Stores,
  id: ExternalIssueLink['id'],
  change: (link: ExternalIssueLink) => ExternalIssueLink,
): Promise<ExternalIssueLink | null> {
  return changed(await stores.links.find(id), change, stores);
}

/** The link once it is changed so, and written down; null when there is none. */
async function changed(
  link: ExternalIssueLink | null,
  change: (link: ExternalIssueLink) => ExternalIssueLink,
  { links }: Pick<Stores, 'links'>,
): Promise<ExternalIssueLink | null> {
  if (link === null) return null;
  const after = change(link);
  if (after !== link) await links.save(after);
  return after;
}
