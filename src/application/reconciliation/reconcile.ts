import { IntegrationNotActive } from '../../domain/domain-error.ts';
import { withHiddenIssues } from '../../domain/hidden-issues.ts';
import type { IntegrationId, ReconciliationRunId } from '../../domain/ids.ts';
import type { ReconciliationRun } from '../../domain/reconciliation-run.ts';
import { retryDelay } from '../../domain/retry-delay.ts';
import type { Chores } from '../ports/chores.ts';
import type { Clock } from '../ports/clock.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { Log } from '../ports/log.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { ChooseRun } from './choose-run.ts';
import type { SweepLinks } from './sweep-links.ts';
import type { SweepRecent } from './sweep-recent.ts';

export interface ReconcilePorts {
  readonly stores: Stores;
  readonly unitOfWork: UnitOfWork;
  readonly chores: Chores;
  readonly randomness: Randomness;
  readonly clock: Clock;
  readonly log: Log;
}

export interface ReconcileCommand {
  readonly integrationId: IntegrationId;
  /** This run and no other; all that is due when left out. */
  readonly only?: ReconciliationRunId;
  /** Ends after the step under way. */
  readonly stopping?: AbortSignal;
}

const LONGEST_REST_MS = 5 * 60_000;
/** Tries of what nobody expects to be otherwise the next time. */
const MOST_TRIES = 3;

/** Compares the links of one Jira with it, and has what was missed applied. Of all processes one at a time. */
export class Reconcile {
  readonly #ports: ReconcilePorts;
  readonly #choose: ChooseRun;
  readonly #links: SweepLinks;
  readonly #recent: SweepRecent;

  constructor(
    ports: ReconcilePorts,
    { choose, links, recent }: { choose: ChooseRun; links: SweepLinks; recent: SweepRecent },
  ) {
    this.#ports = ports;
    this.#choose = choose;
    this.#links = links;
    this.#recent = recent;
  }

  /**
   * Goes on with what is due until nothing is, step by step, so that small things need not wait for large ones; one
   * request at a time. `busy` when another process does so. What was under way when a process was killed goes on
   * where it was; what Jira stops rests, as long as Jira asks for.
   */
  async execute({ integrationId, only, stopping }: ReconcileCommand): Promise<'done' | 'busy'> {
    const chore = { name: `reconcile ${integrationId}`, everyMs: 0 };
    const outcome = await this.#ports.chores.runIfDue(chore, async () => {
      while (stopping?.aborted !== true) {
        const run = await this.#choose.execute(integrationId, only ?? null);
        if (run === null || !(await this.#advance(run))) return;
      }
    });
    return outcome === 'busy' ? 'busy' : 'done';
  }

  /** Whether there may be more to do now. */
  async #advance(chosen: ReconciliationRun): Promise<boolean> {
    const { stores } = this.#ports;
    const run = await this.#start(chosen);
    if (run === null) return false;

    const next = await this.#step(run);
    if (!(await stores.reconciliations.save(next, run))) return false;
    const { state, kind, counts, problem } = next.toProps();
    if (state === 'paused') {
      this.#ports.log.warn('reconciliation_paused', { runId: next.id, problem });
      return false;
    }
    if (next.isOver) {
      this.#ports.log.info('reconciliation_over', { runId: next.id, kind, state, ...counts, problem });
      await this.#noteHidden(next);
    }
    return true;
  }

  /** That it was begun is kept before anything is done: what is found missing then was so for the first time. */
  async #start(run: ReconciliationRun): Promise<ReconciliationRun | null> {
    const { stores, clock } = this.#ports;
    if (run.toProps().startedAt !== null) return run;
    const total = run.toProps().kind === 'full' ? await this.#links.total(run) : null;
    const started = run.started(total, clock.now());
    return (await stores.reconciliations.save(started, run)) ? started : null;
  }

  async #step(run: ReconciliationRun): Promise<ReconciliationRun> {
    const sweep = run.toProps().kind === 'full' ? this.#links : this.#recent;
    try {
      const step = await sweep.step(run);
      return run.stepped(step, this.#ports.clock.now());
    } catch (error) {
      if (error instanceof IntegrationNotActive) return run.paused(error.message, null);
      if (!(error instanceof JiraFailure)) throw error;
      return this.#afterFailure(run, error);
    }
  }

  #afterFailure(run: ReconciliationRun, failure: JiraFailure): ReconciliationRun {
    const { clock, randomness } = this.#ports;
    if (failure.code === 'jira_needs_reauthorization') return run.paused(failure.message, null);

    const attempts = run.toProps().attempts + 1;
    const now = clock.now();
    if (!failure.isTransient && attempts >= MOST_TRIES) return run.failed(failure.message, now);
    const chance = randomness.chance();
    const rest = Math.min(retryDelay(attempts, chance, null), LONGEST_REST_MS);
    const asked = retryDelay(1, chance, failure.retryAfterMs);
    return run.paused(failure.message, new Date(now.getTime() + Math.max(rest, asked)));
  }

  /** That most issues are hidden is a problem of the whole Integration, until all of it was compared without that. */
  async #noteHidden(run: ReconciliationRun): Promise<void> {
    const { integrationId, organizationId, kind, range, state, problem } = run.toProps();
    if (kind !== 'full' || state !== 'done') return;
    if (problem === null && (range.kind !== 'integration' || organizationId !== null)) return;
    const hidden = problem === null ? null : { message: problem, since: this.#ports.clock.now() };
    await this.#ports.unitOfWork.run(async ({ integrations }) => {
      const integration = await integrations.find(integrationId);
      if (integration === null) return;
      const changed = withHiddenIssues(integration, hidden);
      if (changed !== integration) await integrations.save(changed);
    });
  }
}
