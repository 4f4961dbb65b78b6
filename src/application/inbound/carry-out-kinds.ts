import type { MoveContent } from '../../domain/effect-content.ts';
import type { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { SeenKey } from '../../domain/key-rule.ts';
import type { OutboundContent } from '../../domain/outbound/outbound-content.ts';
import type { IssueLease } from '../ports/issue-leases.ts';
import type { Stores } from '../ports/stores.ts';
import type { CarryOutAssignee } from './carry-out-assignee.ts';
import type { CarryOutComment } from './carry-out-comment.ts';
import type { CarryOutDeletion } from './carry-out-deletion.ts';
import type { CarryOutStatus } from './carry-out-status.ts';
import type { CarriesOut, OutboundErrand } from '../outbound/outbound-errand.ts';
import { over, type Conclusion } from './conclusion.ts';
import { installationOf } from './installation-of.ts';

/** What carries out the kinds that take more than a word. */
export interface EffectKinds {
  readonly deletion: CarryOutDeletion;
  readonly status: CarryOutStatus;
  readonly comment: CarryOutComment;
  readonly assignee: CarryOutAssignee;
  readonly outbound: CarriesOut<OutboundContent>;
}

/** Carries out one Effect, each kind in its own way, and answers what came of it. */
export class CarryOutKinds {
  readonly #stores: Pick<Stores, 'installations'>;
  readonly #kinds: EffectKinds;

  constructor(stores: Pick<Stores, 'installations'>, kinds: EffectKinds) {
    this.#stores = stores;
    this.#kinds = kinds;
  }

  /** @throws {LeaseLost} when another process works on the issue by now. */
  async execute(effect: Effect, link: ExternalIssueLink | null, lease: IssueLease): Promise<Conclusion> {
    const { content, observedAt } = effect.toProps();
    if (link === null) return over('skipped', 'link_over');
    // What is to be taken out of Jira is so once the link is over, and just then.
    if (content.kind === 'remote_link' && content.action === 'remove')
      return this.#carryOutbound(effect, content, { link, lease });
    if (link.isUnlinked) return unlinked(link);
    if (content.kind === 'deletion') return this.#kinds.deletion.execute(effect, link, lease);
    if (link.isOver) return over('skipped', 'link_over');

    switch (content.kind) {
      case 'move':
        return move(link, content, observedAt);
      case 'comment':
        return this.#kinds.comment.execute(effect, content, { link, lease });
      case 'assignee':
        return this.#kinds.assignee.execute(effect, content, link);
      case 'status':
        return this.#kinds.status.execute(effect, content, link);
      default:
        return this.#carryOutbound(effect, content, { link, lease });
    }
  }

  async #carryOutbound(
    effect: Effect,
    content: OutboundContent,
    { link, lease }: Pick<OutboundErrand, 'link' | 'lease'>,
  ): Promise<Conclusion> {
    const installation = await installationOf(link, this.#stores);
    return this.#kinds.outbound.execute(effect, content, { link, lease, installation });
  }
}

function unlinked(link: ExternalIssueLink): Conclusion {
  const { unlinking } = link.toProps();
  return unlinking === null
    ? over('skipped', 'uninstalled')
    : over('skipped', 'unlinked', { unlinkedBy: unlinking.by });
}

function move(link: ExternalIssueLink, content: MoveContent, observedAt: Date | null): Conclusion {
  const { key, projectId = null, from: movedFrom = null, isRead = false } = content;
  const seen: SeenKey = { key, projectId, from: movedFrom, updatedAt: observedAt, isRead };
  const from = link.toProps().jiraIssueKey;
  if (link.withKey(seen) === link) return { ...over('skipped', 'stale'), values: { key, known: from } };
  return {
    ...(from === key ? over('skipped', 'key_unchanged') : over('applied', 'key_changed')),
    values: { from, to: key },
    change: (known) => known.withKey(seen),
  };
}
