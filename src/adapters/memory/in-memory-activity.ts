import { hourOf, type HourOfActivity } from '../../domain/activity.ts';
import type { Scope } from '../../domain/api-key.ts';
import type { SyncDecision } from '../../domain/sync-decision.ts';
import type { Activity } from '../../application/ports/activity.ts';
import type { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';
import { isInstallationIn } from './scoping.ts';

/** What was decided hour by hour, found by looking at everything that was decided until it was summed up last. */
export class InMemoryActivity implements Activity {
  readonly #unitOfWork: InMemoryUnitOfWork;
  #until = new Date(0);

  constructor(unitOfWork: InMemoryUnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  async rollUp(now: Date): Promise<void> {
    this.#until = now;
  }

  async hours(scope: Scope, since: Date): Promise<readonly HourOfActivity[]> {
    const { decisions, links } = this.#unitOfWork.committed;
    const hours = new Map<number, SyncDecision[]>();
    for (const decision of decisions.values()) {
      const installationId = links.get(decision.linkId)?.toProps().installationId;
      const hour = hourOf(decision.decidedAt);
      const isAsked =
        installationId !== undefined &&
        isInstallationIn(this.#unitOfWork.committed, scope, installationId) &&
        hour >= since &&
        decision.decidedAt < this.#until;
      if (isAsked) hours.set(hour.getTime(), [...(hours.get(hour.getTime()) ?? []), decision]);
    }
    return [...hours]
      .sort(([one], [other]) => one - other)
      .map(([hour, decided]) => this.#summed(new Date(hour), decided));
  }

  #summed(hour: Date, decided: readonly SyncDecision[]): HourOfActivity {
    const having = (...outcomes: readonly SyncDecision['outcome'][]) =>
      decided.filter(({ outcome }) => outcomes.includes(outcome));
    const lags = having('applied', 'skipped').flatMap((decision) => this.#lagOf(decision) ?? []);
    const sum = lags.reduce((all, lag) => all + lag, 0);
    return {
      hour,
      events: this.#happenings(decided),
      applied: having('applied').length,
      skipped: having('skipped').length,
      failed: having('failed', 'dead').length,
      healed: having('applied').filter(({ source }) => source === 'reconciliation').length,
      lagMs: lags.length === 0 ? null : Math.round(sum / lags.length),
      longestLagMs: lags.length === 0 ? null : Math.max(...lags),
    };
  }

  #happenings(decided: readonly SyncDecision[]): number {
    const { links } = this.#unitOfWork.committed;
    return new Set(
      decided.map(({ linkId, deliveryId, effectId }) =>
        [links.get(linkId)?.toProps().installationId, deliveryId ?? effectId].join('/'),
      ),
    ).size;
  }

  #lagOf({ effectId, deliveryId, decidedAt }: SyncDecision): number | null {
    const { effects, deliveries } = this.#unitOfWork.committed;
    const effect = effects.get(effectId)?.toProps();
    if (effect?.replay !== null) return null;
    const received = deliveryId === null ? undefined : deliveries.get(deliveryId)?.receivedAt;
    return Math.max(0, decidedAt.getTime() - (received ?? effect.createdAt).getTime());
  }
}
