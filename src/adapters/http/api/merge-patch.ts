import { isObject, own } from '../../../domain/foreign-json.ts';

/** What `value` is once `patch` was applied to it (RFC 7396): null takes a member out, an object is merged into it. */
export function mergePatched(value: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const before = isObject(value) ? value : {};
  const kept = Object.entries(before).filter(([name]) => !Object.hasOwn(patch, name));
  const given = Object.entries(patch)
    .filter(([, change]) => change !== null)
    .map(([name, change]) => [name, mergePatched(own(before, name), change)] as const);
  return Object.fromEntries([...kept, ...given]);
}
