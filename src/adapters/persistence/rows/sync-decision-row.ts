import type { DecisionId, DeliveryId, EffectId, LinkId } from '../../../domain/ids.ts';
import type { SyncDecision } from '../../../domain/sync-decision.ts';
import { storable } from './storable.ts';

export interface SyncDecisionRow {
  readonly id: string;
  readonly link_id: string;
  readonly effect_id: string;
  readonly delivery_id: string | null;
  readonly kind: SyncDecision['kind'];
  readonly source: SyncDecision['source'];
  readonly outcome: SyncDecision['outcome'];
  readonly reason: SyncDecision['reason'];
  readonly values: SyncDecision['values'];
  readonly decided_at: Date;
}

export function toRow(decision: SyncDecision): SyncDecisionRow {
  return storable({
    id: decision.id,
    link_id: decision.linkId,
    effect_id: decision.effectId,
    delivery_id: decision.deliveryId,
    kind: decision.kind,
    source: decision.source,
    outcome: decision.outcome,
    reason: decision.reason,
    values: decision.values,
    decided_at: decision.decidedAt,
  });
}

export function fromRow(row: SyncDecisionRow): SyncDecision {
  return {
    id: row.id as DecisionId,
    linkId: row.link_id as LinkId,
    effectId: row.effect_id as EffectId,
    deliveryId: row.delivery_id as DeliveryId | null,
    kind: row.kind,
    source: row.source,
    outcome: row.outcome,
    reason: row.reason,
    values: row.values,
    decidedAt: row.decided_at,
  };
}
