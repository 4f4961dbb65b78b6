import type { ParameterizedContext } from 'koa';
import type { RequestState } from '../request-state.ts';

interface Layer {
  readonly path: string | RegExp;
  readonly methods: readonly string[];
}

/** The route's pattern, never the path itself: that holds a token. */
export function routePatternOf(
  ctx: ParameterizedContext<RequestState> & { matched?: readonly Layer[] },
): string {
  const layers = (ctx.matched ?? []).filter(({ methods }) => methods.length > 0);
  const layer = layers.find(({ methods }) => methods.includes(ctx.method)) ?? layers[0];
  return layer === undefined ? 'unknown' : String(layer.path);
}
