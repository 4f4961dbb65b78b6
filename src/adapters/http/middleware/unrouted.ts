import { HttpRefusal } from '../http-refusal.ts';
import type { RequestContext } from '../request-state.ts';

/** Refuses what no route has taken: another method where the address is known, else the address. */
export function unrouted(ctx: RequestContext): never {
  const methods = new Set((ctx.matched ?? []).flatMap((layer) => layer.methods));
  if (methods.size > 0) throw methodNotAllowed([...methods]);
  throw new HttpRefusal('no_such_address', 'Lockstep has nothing at this address.');
}

/** The refusal of any method but these. */
export function methodNotAllowed(allowed: readonly string[]): HttpRefusal {
  const list = allowed.join(', ');
  return new HttpRefusal('method_not_allowed', `This address takes ${list} only.`, {
    headers: { Allow: list },
  });
}
