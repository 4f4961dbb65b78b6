import type { Effect } from './effect.ts';
import type { EffectId } from './ids.ts';

/**
 * What a Tracker is to know an Effect by, and to do once: another each time it is replayed. What a try before may have
 * come to, something else may have undone since, so that its answer of then is worth nothing.
 */
export function trackerKeyOf(effect: Effect): EffectId {
  const { id, replay } = effect.toProps();
  return replay === null ? id : (`${id}/${replay.at.getTime()}` as EffectId);
}
