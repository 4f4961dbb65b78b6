import type { Router } from '@koa/router';
import { NotFound } from '../../../domain/domain-error.ts';
import type { ApiContext, ApiState } from '../request-state.ts';
import { API_PREFIX, placesOf } from './operation-at.ts';

/** Reads a thing as the route that shows it would answer the same caller, and as JSON. */
export class ThingReader {
  readonly #router: Router<ApiState>;

  constructor(router: Router<ApiState>) {
    this.#router = router;
  }

  /** Null when it is not there, or not for this caller. The last place in the path is the thing's. */
  async read(
    ctx: ApiContext,
    { readAt, id }: { readonly readAt: string; readonly id: string },
  ): Promise<unknown> {
    const handler = this.#handlerAt(readAt);
    const places = [...readAt.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
    const around = placesOf(ctx)['id'] ?? '';
    const params = Object.fromEntries(
      places.map((name, at) => [name, at === places.length - 1 ? id : around]),
    );
    const reading = apart(ctx, params);
    try {
      await handler(reading, async () => undefined);
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
    return JSON.parse(JSON.stringify(reading.body ?? null));
  }

  #handlerAt(readAt: string) {
    const layer = this.#router.stack.find(
      ({ path, methods }) => path === API_PREFIX + readAt && methods.includes('GET'),
    );
    const handler = layer?.stack.at(-1);
    if (handler === undefined) throw new Error(`nothing reads ${readAt}`);
    return handler;
  }
}

/** The same request to another route, whose answer goes nowhere. */
function apart(ctx: ApiContext, params: Readonly<Record<string, string>>): ApiContext {
  const written = (value: unknown) => ({ value, writable: true });
  return Object.create(ctx, {
    params: written(params),
    query: written({}),
    body: written(undefined),
    status: written(200),
    set: written(() => undefined),
    get: written(() => ''),
  }) as ApiContext;
}
