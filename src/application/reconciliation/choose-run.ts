import type { IntegrationId, ReconciliationRunId } from '../../domain/ids.ts';
import { ReconciliationRun, type ReconciliationKind } from '../../domain/reconciliation-run.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { ReconciliationIntervals } from '../ports/reconciliation-runs.ts';
import type { Stores } from '../ports/stores.ts';

export interface ChooseRunPorts {
  readonly stores: Pick<Stores, 'integrations' | 'reconciliations'>;
  readonly randomness: Randomness;
  readonly clock: Clock;
}

const KEPT_MS = 30 * 24 * 60 * 60_000;

/** Chooses what to go on with at one Jira, and makes the runs that come by themselves. */
export class ChooseRun {
  readonly #ports: ChooseRunPorts;
  readonly #intervals: ReconciliationIntervals;

  constructor(ports: ChooseRunPorts, intervals: ReconciliationIntervals) {
    this.#ports = ports;
    this.#intervals = intervals;
  }

  /** The smallest run under way, or `only` that one; null when there is none, or one rests: then Jira is left alone. */
  async execute(id: IntegrationId, only: ReconciliationRunId | null): Promise<ReconciliationRun | null> {
    const { stores, clock } = this.#ports;
    const integration = await stores.integrations.find(id);
    if (integration?.toProps().state !== 'active') return null;

    if (only === null) await this.#schedule(id, integration.toProps().createdAt);
    const underWay = await stores.reconciliations.underWay(id);
    const now = clock.now();
    if (underWay.some((run) => !run.isDueAt(now))) return null;
    if (only !== null) return underWay.find((run) => run.id === only) ?? null;
    return underWay.toSorted((one, other) => sizeOf(one) - sizeOf(other))[0] ?? null;
  }

  async #schedule(id: IntegrationId, madeAt: Date): Promise<void> {
    await this.#openIfDue(id, 'recent', { madeAt, everyMs: this.#intervals.recentEveryMs });
    await this.#openIfDue(id, 'full', { madeAt, everyMs: this.#intervals.fullEveryMs });
  }

  async #openIfDue(
    id: IntegrationId,
    kind: ReconciliationKind,
    { madeAt, everyMs }: { readonly madeAt: Date; readonly everyMs: number },
  ): Promise<void> {
    const { stores, randomness, clock } = this.#ports;
    const { reconciliations } = stores;
    const now = clock.now();
    const last = (await reconciliations.lastScheduled(id, kind))?.toProps() ?? null;
    if (last?.finishedAt === null) return;
    if (now.getTime() - (last?.createdAt ?? madeAt).getTime() < everyMs) return;

    await reconciliations.forget(id, new Date(now.getTime() - KEPT_MS));
    const run = ReconciliationRun.create({
      id: randomness.id() as ReconciliationRunId,
      integrationId: id,
      organizationId: null,
      kind,
      isRequested: false,
      range: { kind: 'integration' },
      since: kind === 'recent' ? ((await reconciliations.seenUntil(id)) ?? madeAt) : null,
      createdAt: now,
    });
    await reconciliations.open(run);
  }
}

/** One link before what is recent, a project before a whole Jira; what people asked for before what comes by itself. */
function sizeOf(run: ReconciliationRun): number {
  const { kind, range, isRequested } = run.toProps();
  if (range.kind === 'link') return 0;
  if (kind === 'recent') return 1;
  if (range.kind === 'project') return 2;
  return isRequested ? 3 : 4;
}
