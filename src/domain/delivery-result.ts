import { EFFECT_KINDS, EFFECT_STATES, type EffectKind, type EffectState } from './effect.ts';
import type { LinkId } from './ids.ts';
import type { DecisionReason } from './sync-decision.ts';

/** Effects of one Delivery that are of one kind, and stand or ended alike. */
export interface EffectsAlike {
  readonly kind: EffectKind;
  readonly state: EffectState;
  /** Why they ended so; null while they are open. */
  readonly reason: DecisionReason | null;
  readonly count: number;
  /** The link that it is about; null when there are several. */
  readonly linkId: LinkId | null;
}

/** What a Delivery is about, as the links know it, and what came of it. */
export interface DeliveryResult {
  /** The key that the Jira issue has now; null while no link knows it. */
  readonly jiraIssueKey: string | null;
  /** In the order of the kinds. */
  readonly effects: readonly EffectsAlike[];
}

/** Of a Delivery that no link knows anything of, and that nothing came of. */
export const NO_RESULT: DeliveryResult = { jiraIssueKey: null, effects: [] };

/** In the order of the kinds, then of the states, then of the reasons' names. */
export function inOrderOfKind(effects: readonly EffectsAlike[]): readonly EffectsAlike[] {
  return effects.toSorted(
    (one, other) =>
      EFFECT_KINDS.indexOf(one.kind) - EFFECT_KINDS.indexOf(other.kind) ||
      EFFECT_STATES.indexOf(one.state) - EFFECT_STATES.indexOf(other.state) ||
      ((one.reason ?? '') < (other.reason ?? '') ? -1 : 1),
  );
}
