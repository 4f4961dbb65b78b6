import type { ApiContext } from '../request-state.ts';
import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';

export const API_PREFIX = '/api/v1';

const BY_ROUTE: ReadonlyMap<string, Operation> = new Map(Object.entries(OPERATIONS));

/** The operation of the route that a request goes to. @throws {Error} when it has none: nobody may take it then. */
export function operationAt(ctx: ApiContext): Operation {
  const route = routeOf(ctx);
  const operation = BY_ROUTE.get(route);
  if (operation === undefined) throw new Error(`the route ${route} has no operation`);
  return operation;
}

/** The route that a request goes to, such as `GET /links/:id`. */
export function routeOf(ctx: ApiContext): string {
  const path = String(layerOf(ctx)?.path).slice(API_PREFIX.length);
  return `${ctx.method === 'HEAD' ? 'GET' : ctx.method} ${path}`;
}

/** What is in the places of that route's path, which the router tells the route alone. */
export function placesOf(ctx: ApiContext): Readonly<Record<string, string>> {
  const layer = layerOf(ctx);
  return layer === undefined ? {} : layer.params(ctx.path, layer.captures(ctx.path));
}

function layerOf({ method, matched = [] }: ApiContext) {
  return matched.find(({ methods }) => methods.includes(method));
}
