import { createHash } from 'node:crypto';

import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import type { DeliveryRecord } from '../../sandbox/webhooks/delivery.ts';

const EVERY_MS = 500;

/** A webhook request that was answered with 2xx: from then on it is Lockstep's to see to. */
export interface Acknowledged {
  readonly fingerprint: string;
  /** What Jira calls the event. */
  readonly event: string;
  readonly isStatusChange: boolean;
}

/** Reads the sandbox's log of its webhook requests before it forgets, and keeps what counts. */
export class AnswerWatch {
  readonly acknowledged: Acknowledged[] = [];
  /** Those with no answer, or another than 2xx: Jira sends none again. */
  readonly unacknowledged: DeliveryRecord[] = [];
  readonly statuses = new Map<string, number>();
  readonly #sandbox: Sandbox;
  readonly #seen = new Set<number>();
  readonly #timer: NodeJS.Timeout;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
    this.#timer = setInterval(() => this.look(), EVERY_MS);
  }

  get sent(): number {
    return this.#seen.size;
  }

  look(): void {
    for (const record of this.#sandbox.jira.deliveries()) {
      if (record.outcome.state === 'pending' || this.#seen.has(record.id)) continue;
      this.#seen.add(record.id);
      this.#note(record);
    }
  }

  stop(): void {
    clearInterval(this.#timer);
    this.look();
  }

  #note(record: DeliveryRecord): void {
    const { outcome, body, event } = record;
    const answer = outcome.state === 'answered' ? String(outcome.status) : outcome.state;
    this.statuses.set(answer, (this.statuses.get(answer) ?? 0) + 1);
    if (outcome.state === 'answered' && outcome.status >= 200 && outcome.status < 300) {
      const fingerprint = createHash('sha256').update(body).digest('hex');
      this.acknowledged.push({ fingerprint, event, isStatusChange: body.includes('"field":"status"') });
    } else {
      this.unacknowledged.push(record);
    }
  }
}
