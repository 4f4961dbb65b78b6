import type { RequestMiddleware } from '../request-state.ts';

/** Where routes are looked up; a router's own middleware is no route. */
export interface RouteTable {
  match(path: string, method: string): { readonly path: readonly { readonly methods: readonly string[] }[] };
}

/**
 * Has every route answer under the public URL's path prefix as well: whether a reverse proxy takes the prefix off is
 * its own business. A route that has the whole path comes first.
 */
export function pathPrefix(publicUrl: string, tables: readonly RouteTable[]): RequestMiddleware {
  const prefix = new URL(publicUrl).pathname.replace(/\/$/, '');
  const isRoute = (path: string): boolean =>
    tables.some((table) => table.match(path, 'GET').path.some(({ methods }) => methods.length > 0));

  return async (ctx, next) => {
    if (prefix !== '' && ctx.path.startsWith(`${prefix}/`) && !isRoute(ctx.path)) {
      ctx.url = ctx.url.slice(prefix.length);
    }
    await next();
  };
}
