import { isOutbound, type Effect } from '../../domain/effect.ts';
import type { JiraIssueRef } from '../../domain/ids.ts';
import { inOrderOfWork } from '../../domain/order-of-work.ts';
import type { Backlog } from '../ports/backlog.ts';
import type { Clock } from '../ports/clock.ts';
import type { IssueLease, IssueLeases } from '../ports/issue-leases.ts';
import type { Stores } from '../ports/stores.ts';
import type { WorkFound } from './make-effects.ts';
import type { TryDelivery } from './try-delivery.ts';
import type { TryEffect } from './try-effect.ts';

export interface ProcessIssuePorts {
  readonly leases: IssueLeases;
  readonly backlog: Backlog;
  readonly stores: Pick<Stores, 'deliveries' | 'effects'>;
  readonly clock: Clock;
}

/** So few, for each comes with its body. */
const AT_A_TIME = 10;

/**
 * Drains one Jira issue's Deliveries by sequence, and carries out what they and those before ask for. What fails is tried
 * again later, and stands in the way of nothing that comes after it.
 */
export class ProcessIssue {
  readonly #ports: ProcessIssuePorts;
  readonly #tryDelivery: TryDelivery;
  readonly #tryEffect: TryEffect;

  constructor(ports: ProcessIssuePorts, tryDelivery: TryDelivery, tryEffect: TryEffect) {
    this.#ports = ports;
    this.#tryDelivery = tryDelivery;
    this.#tryEffect = tryEffect;
  }

  /**
   * `done` once nothing is due for the issue; `busy` when another process works on it, which then does what came
   * before this call. May be run any time, and again.
   */
  async execute(issue: JiraIssueRef): Promise<'done' | 'busy'> {
    const { leases, backlog, clock } = this.#ports;
    do {
      const outcome = await leases.runExclusively(issue, (lease) => this.#drain(issue, lease));
      if (outcome === 'busy') return 'busy';
      // What came while the lease was held found it busy: nobody but us sees to it.
    } while (await backlog.hasWork(issue, clock.now()));
    return 'done';
  }

  /** Nothing is written to Jira before all that Jira told is known: it may have told of something newer. */
  async #drain(issue: JiraIssueRef, lease: IssueLease): Promise<void> {
    const { stores, clock } = this.#ports;
    let isOutboundDue = await this.#carryOutInbound(issue, lease);
    for (;;) {
      const deliveries = await stores.deliveries.pending(issue, { now: clock.now(), limit: AT_A_TIME });
      for (const delivery of deliveries) {
        const { state, found } = await this.#tryDelivery.execute(delivery, lease);
        if (state === 'processed') isOutboundDue = await this.#carryOutInbound(issue, lease, found);
      }
      // What comes after so few is seen to once the lease is given back, unless something is to be written first.
      const mayBeMore = deliveries.length === AT_A_TIME || (deliveries.length > 0 && isOutboundDue);
      if (!mayBeMore) break;
    }
    if (!isOutboundDue) return;
    for (let next = await this.#nextDue(issue); next !== null; next = await this.#nextDue(issue)) {
      await this.#tryEffect.execute(next, lease);
    }
  }

  /**
   * One by one, as one may take the place of the next, or be due again at once; up to the first that writes to Jira.
   * Answers whether there is such a one. What was `found` a moment ago is not read again, until something changes: what
   * others add meanwhile is theirs to signal, and is looked for before the lease is over.
   */
  async #carryOutInbound(
    issue: JiraIssueRef,
    lease: IssueLease,
    found: WorkFound | null = null,
  ): Promise<boolean> {
    const { effects } = this.#ports.stores;
    const links = new Map(found?.links);
    let open = found?.open ?? (await effects.open(issue));
    let next = this.#firstDue(open);
    while (next !== null && !isOutbound(next.kind)) {
      const { id, linkId } = next.toProps();
      const ended = await this.#tryEffect.execute(next, lease, links.get(linkId));
      // It may have changed its link.
      links.delete(linkId);
      open = ended === 'over' ? open.filter((effect) => effect.id !== id) : await effects.open(issue);
      next = this.#firstDue(open);
    }
    return next !== null;
  }

  async #nextDue(issue: JiraIssueRef): Promise<Effect | null> {
    return this.#firstDue(await this.#ports.stores.effects.open(issue));
  }

  #firstDue(open: readonly Effect[]): Effect | null {
    const now = this.#ports.clock.now();
    return inOrderOfWork(open.filter((effect) => effect.isDueAt(now)))[0] ?? null;
  }
}
