import { EFFECT_KINDS, type Effect, type EffectKind } from './effect.ts';

/** What is changed on both sides, by what Jira asks and what it is asked. */
const COUNTERPARTS: Partial<Readonly<Record<EffectKind, EffectKind>>> = {
  outbound_status: 'status',
  outbound_assignee: 'assignee',
};

/**
 * The Effects of a Jira issue in the order in which they are carried out: by kind, a deletion first; those of one kind in
 * the order given. Yet what happened in the tracker later than what Jira tells of the same link goes before that, as far
 * as both tell when: the newer of the two is written to the other side, and what is older finds that it is.
 */
export function inOrderOfWork(effects: readonly Effect[]): readonly Effect[] {
  const inOrder = effects.toSorted((one, other) => placeOf(one.kind) - placeOf(other.kind));
  const before = new Map<Effect, Effect[]>();
  for (const effect of inOrder) {
    const older = inOrder.find((other) => isNewerInTracker(effect, other));
    if (older !== undefined) before.set(older, [...(before.get(older) ?? []), effect]);
  }
  const moved = new Set([...before.values()].flat());
  return inOrder
    .filter((effect) => !moved.has(effect))
    .flatMap((effect) => [...(before.get(effect) ?? []), effect]);
}

function placeOf(kind: EffectKind): number {
  return EFFECT_KINDS.indexOf(kind);
}

/** Whether a person did `effect` in the tracker after Jira had told `other`: by both clocks, such as they are. */
function isNewerInTracker(effect: Effect, other: Effect): boolean {
  const [ours, theirs] = [effect.toProps(), other.toProps()];
  if (ours.linkId !== theirs.linkId || COUNTERPARTS[effect.kind] !== other.kind) return false;
  if ('isByUnknown' in ours.content) return false;
  return ours.observedAt !== null && theirs.observedAt !== null && ours.observedAt > theirs.observedAt;
}
