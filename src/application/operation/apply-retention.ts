import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Forgettable, Retention } from '../ports/retention.ts';

export interface ApplyRetentionPorts {
  readonly retention: Retention;
  readonly clock: Clock;
  readonly log: Log;
}

/** How long what is over is kept, in days. */
export interface RetentionSettings {
  /** The raw bodies of Deliveries. */
  readonly keepBodiesDays: number;
  /** Effects with their decisions; and Deliveries without their bodies and tracker events, which tell a duplicate. */
  readonly keepDecisionsDays: number;
  /** Who changed what. */
  readonly keepAuditDays: number;
}

const DAY_MS = 24 * 60 * 60_000;
const KEEP_ATTEMPTS_DAYS = 1;
/** As long as a client may still repeat a request whose answer was lost. */
const KEEP_REQUESTS_DAYS = 1;
const KEEP_SESSIONS_DAYS = 1;
const AT_A_TIME = 1_000;

/** Forgets what has been over for longer than it is to be kept, in batches that hold up nobody. */
export class ApplyRetention {
  readonly #ports: ApplyRetentionPorts;
  readonly #settings: RetentionSettings;

  constructor(ports: ApplyRetentionPorts, settings: RetentionSettings) {
    this.#ports = ports;
    this.#settings = settings;
  }

  /** How much was forgotten. Ends after the batch under way when `stopping` says so: the next run goes on. */
  async execute({
    stopping,
  }: {
    readonly stopping: { readonly aborted: boolean };
  }): Promise<Readonly<Record<Forgettable, number>>> {
    const { keepBodiesDays, keepDecisionsDays, keepAuditDays } = this.#settings;
    const forgotten = {
      bodies: await this.#forget('bodies', keepBodiesDays, stopping),
      deliveries: await this.#forget('deliveries', keepDecisionsDays, stopping),
      effects: await this.#forget('effects', keepDecisionsDays, stopping),
      trackerEvents: await this.#forget('trackerEvents', keepDecisionsDays, stopping),
      requests: await this.#forget('requests', KEEP_REQUESTS_DAYS, stopping),
      sessions: await this.#forget('sessions', KEEP_SESSIONS_DAYS, stopping),
      auditEntries: await this.#forget('auditEntries', keepAuditDays, stopping),
      attempts: await this.#forget('attempts', KEEP_ATTEMPTS_DAYS, stopping),
    };
    if (Object.values(forgotten).some((count) => count > 0)) {
      this.#ports.log.info('retention_applied', forgotten);
    }
    return forgotten;
  }

  async #forget(what: Forgettable, days: number, stopping: { readonly aborted: boolean }): Promise<number> {
    const { retention, clock } = this.#ports;
    const before = new Date(clock.now().getTime() - days * DAY_MS);
    let forgotten = 0;
    while (!stopping.aborted) {
      const count = await retention.forget(what, { before, limit: AT_A_TIME });
      forgotten += count;
      if (count < AT_A_TIME) break;
    }
    return forgotten;
  }
}
