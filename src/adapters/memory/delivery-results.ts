import type { Delivery } from '../../domain/delivery.ts';
import { inOrderOfKind, type DeliveryResult, type EffectsAlike } from '../../domain/delivery-result.ts';
import type { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import { isSameIssue, type Tables } from './tables.ts';

/** What came of a Delivery, by these links. */
export function deliveryResultIn(
  tables: Tables,
  links: readonly ExternalIssueLink[],
  delivery: Delivery,
): DeliveryResult {
  const theirs = new Set(links.map(({ id }) => id));
  const alike = new Map<string, EffectsAlike>();
  for (const effect of tables.effects.values()) {
    const { linkId, deliveryId, state } = effect.toProps();
    if (deliveryId !== delivery.id || !theirs.has(linkId)) continue;
    const reason = effect.isOpen ? null : lastReason(tables, effect);
    const name = [effect.kind, state, reason].join();
    const known = alike.get(name) ?? { kind: effect.kind, state, reason, count: 0, linkId };
    alike.set(name, {
      ...known,
      count: known.count + 1,
      linkId: known.linkId === linkId ? linkId : null,
    });
  }
  return { jiraIssueKey: keyOf(links, delivery), effects: inOrderOfKind([...alike.values()]) };
}

function lastReason({ decisions }: Tables, { id }: Effect): EffectsAlike['reason'] {
  const on = [...decisions.values()].filter(({ effectId }) => effectId === id);
  return on.sort((one, other) => one.decidedAt.getTime() - other.decidedAt.getTime()).at(-1)?.reason ?? null;
}

function keyOf(links: readonly ExternalIssueLink[], delivery: Delivery): string | null {
  const knowing = links.filter(
    (link) => isSameIssue(link.issue, delivery) && link.toProps().jiraIssueKey !== null,
  );
  const learnedAt = (link: ExternalIssueLink) => link.toProps().keyWatermark?.getTime() ?? -Infinity;
  const [latest] = knowing.sort(
    (one, other) => learnedAt(other) - learnedAt(one) || (one.id < other.id ? 1 : -1),
  );
  return latest?.toProps().jiraIssueKey ?? null;
}
