import type { StatusContent, ToldStatus } from '../../domain/effect-content.ts';
import type { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink, SeenStatus } from '../../domain/external-issue-link.ts';
import type { Installation } from '../../domain/installation.ts';
import { isAsWritten, isStatusOfOurs } from '../../domain/outbound/ledger.ts';
import { trackerActionFor } from '../../domain/resolution-rule.ts';
import type { DecisionValues } from '../../domain/sync-decision.ts';
import { rulesIn, type ProjectRules } from '../../domain/sync-settings.ts';
import type { TrackerAction } from '../../domain/tracker-issue.ts';
import { trackerKeyOf } from '../../domain/tracker-key.ts';
import { isOurAccount } from '../outbound/our-account.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';
import type { ApplyAnswer, Trackers } from '../ports/tracker.ts';
import type { Log } from '../ports/log.ts';
import { afterFailure } from './after-failure.ts';
import { askTracker } from './ask-tracker.ts';
import { over, type Conclusion } from './conclusion.ts';
import type { FindStanding } from './find-standing.ts';
import { installationOf } from './installation-of.ts';
import type { ObserveStatus } from './observe-status.ts';
import {
  afterApplying,
  isPlain,
  statusWritten,
  understoodPlain,
  understoodSpecial,
  type Applied,
} from './status-outcomes.ts';

export interface CarryOutStatusPorts {
  readonly stores: Pick<Stores, 'installations' | 'integrations'>;
  readonly trackers: Trackers;
  readonly clock: Clock;
  readonly log: Log;
}

/** A status Effect, with what it is carried out on. */
interface Errand {
  readonly effect: Effect;
  readonly content: StatusContent & { readonly seen: ToldStatus };
  readonly link: ExternalIssueLink;
  readonly installation: Installation;
}

/** What is done for a status, and what the link becomes by it. */
interface Judged {
  readonly values: DecisionValues;
  readonly change: (known: ExternalIssueLink) => ExternalIssueLink;
}

/** Carries out what a status of Jira asks of the tracker issue. Outside any transaction, as the Tracker is foreign. */
export class CarryOutStatus {
  readonly #ports: CarryOutStatusPorts;
  readonly #observe: ObserveStatus;
  readonly #standing: FindStanding;

  constructor(ports: CarryOutStatusPorts, observe: ObserveStatus, standing: FindStanding) {
    this.#ports = ports;
    this.#observe = observe;
    this.#standing = standing;
  }

  /** One that is to read Jira does no more than that: what it read is written down before the tracker is called. */
  async execute(effect: Effect, content: StatusContent, link: ExternalIssueLink): Promise<Conclusion> {
    const installation = await installationOf(link, this.#ports.stores);
    const { seen } = content;
    try {
      if (seen === null) return await this.#read(effect);
      return await this.#conclude({ effect, content: { ...content, seen }, link, installation });
    } catch (error) {
      return afterFailure(error, effect, this.#ports);
    }
  }

  async #read(effect: Effect): Promise<Conclusion> {
    return { kind: 'told', ...(await this.#observe.read(effect.issue)) };
  }

  async #conclude(errand: Errand): Promise<Conclusion> {
    const { effect, content, link, installation } = errand;
    const { seen, fromName } = await this.#observe.execute(effect, content.seen, installation.settings);
    const values: DecisionValues = {
      status: seen.statusName ?? seen.statusId,
      from: fromName,
      done: seen.isDone,
      updatedAt: seen.updatedAt?.toISOString() ?? null,
      by: effect.toProps().actor,
      event: content.seen.event ?? null,
    };
    if (seen.isDone === null) return over('failed', 'status_unknown', values);

    const judged: SeenStatus = { ...seen, isDone: seen.isDone };
    if (await this.#isEcho(errand)) {
      return { ...over('skipped', 'echo', values), change: (known) => known.withStatusEcho(judged) };
    }
    if (link.isUndecided(judged)) return this.#read(effect);
    const action = link.judge(judged);
    if (action === 'stale') return over('skipped', 'stale', values);
    const rules = rulesIn(installation.settings, content.seen.projectId);
    if (!rules.inboundStatus) {
      return {
        ...over('skipped', 'status_sync_off', values),
        change: (known) => known.withStatusLeftAlone(judged),
      };
    }
    const change = (known: ExternalIssueLink) => known.withStatus(judged);
    if (action === 'none') return { ...over('skipped', 'nothing_changed', values), change };
    return action === 'resolve'
      ? this.#resolve(errand, rules, { values, change })
      : this.#unresolve(errand, rules, { values, change });
  }

  /** Whether it is what we wrote to Jira for this very link: by our own account, and no later. */
  async #isEcho({ effect, content: { seen }, link }: Errand): Promise<boolean> {
    const { jiraStatus } = link.toProps().ledger;
    if (!isStatusOfOurs(jiraStatus, seen.statusId)) return false;
    if (!isAsWritten(jiraStatus, effect.toProps().observedAt)) return false;
    return isOurAccount(effect.issue.integrationId, seen.by, this.#ports.stores);
  }

  async #resolve(errand: Errand, rules: ProjectRules, { values, change }: Judged): Promise<Conclusion> {
    const { resolution, isRead } = errand.content.seen;
    // Only with the resolution can it be told whether that means "ignored".
    if (resolution === undefined && rules.ignoredResolutionIds.length > 0 && !isRead) {
      return this.#read(errand.effect);
    }
    const applied = await this.#apply(trackerActionFor('resolve', resolution ?? null, rules), errand);
    const conclusion = afterApplying(applied);
    const resolved = { resolution: resolution?.name ?? resolution?.id ?? null };
    return {
      ...conclusion,
      values: { ...values, ...resolved, ...conclusion.values },
      change: (known) => change(known).withTrackerStatusWritten(statusWritten(applied)),
    };
  }

  async #unresolve(errand: Errand, rules: ProjectRules, { values, change }: Judged): Promise<Conclusion> {
    const { content, link, installation } = errand;
    const { standing } = content;
    if (rules.statusRule === 'all' && standing === undefined) {
      const found = await this.#standing.execute(link, installation);
      return { kind: 'found_out', content: { ...content, standing: found } };
    }
    const told = { ...values, others: (await this.#standing.others(link)).length };
    if (standing !== undefined && standing.heldBackBy !== null) {
      return { ...over('skipped', 'held_back', { ...told, heldBackBy: standing.heldBackBy }), change };
    }

    const applied = await this.#apply('unresolve', errand);
    const wasSo = standing?.wasUnresolved ?? (applied.answer === 'unchanged' && !link.toProps().isInDoubt);
    return {
      ...afterApplying(applied),
      values: told,
      change: (known) => {
        const changed = change(known).withTrackerStatusWritten(statusWritten(applied));
        return wasSo ? changed.unresolvedInTracker() : changed;
      },
    };
  }

  /** Asks for the plain action where the tracker cannot do the one that is wanted. */
  async #apply(wanted: TrackerAction, { effect, link, installation }: Errand): Promise<Applied> {
    const { trackerIssueId } = link.toProps();
    const ask = <Answer>(action: TrackerAction, understood: (answer: ApplyAnswer) => Answer) =>
      askTracker(async () => {
        const tracker = this.#ports.trackers.of(installation);
        return understood(await tracker.apply(action, trackerIssueId, trackerKeyOf(effect)));
      });
    const answer = await ask<ApplyAnswer>(wanted, isPlain(wanted) ? understoodPlain : understoodSpecial);
    if (answer !== 'unsupported') return { wanted, done: wanted, answer };
    return { wanted, done: 'resolve', answer: await ask('resolve', understoodPlain) };
  }
}
