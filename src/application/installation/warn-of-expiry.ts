import { authorizationFinding } from '../../domain/integration-findings.ts';
import type { Integration } from '../../domain/integration.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Meter } from '../ports/meter.ts';
import type { Stores } from '../ports/stores.ts';

export interface WarnOfExpiryPorts {
  readonly stores: Pick<Stores, 'integrations'>;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly log: Log;
}

/** Logs and counts the Integrations whose authorization ends within 30 days. To be run once a day. */
export class WarnOfExpiry {
  readonly #ports: WarnOfExpiryPorts;

  constructor(ports: WarnOfExpiryPorts) {
    this.#ports = ports;
  }

  /** Answers how many there are. Changes nothing. */
  async execute(): Promise<number> {
    const { stores, clock } = this.#ports;
    const now = clock.now();
    let warned = 0;
    for (const id of await stores.integrations.active()) {
      const integration = await stores.integrations.find(id);
      if (integration !== null && this.#warnsOf(integration, now)) warned += 1;
    }
    return warned;
  }

  #warnsOf(integration: Integration, now: Date): boolean {
    const { meter, log } = this.#ports;
    const { state, baseUrl: jira, authorizationExpiresAt: expiresAt } = integration.toProps();
    const { verdict, message, advice } = authorizationFinding(integration, now);
    if (state !== 'active' || expiresAt === null || verdict === 'ok') return false;

    log.warn('authorization_expires', { integrationId: integration.id, jira, expiresAt, message, advice });
    meter.count('expiry_warnings', { end: expiresAt <= now ? 'past' : 'ahead' });
    return true;
  }
}
