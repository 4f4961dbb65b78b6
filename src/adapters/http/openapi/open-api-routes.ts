import type { Router } from '@koa/router';
import type { RequestState } from '../request-state.ts';
import { openApiDocument } from './open-api-document.ts';
import { OPERATIONS } from './operations.ts';

/** The document of the admin API, for programs; it takes no key, and tells of no thing that there is. */
export function addOpenApiRoutes(
  router: Router<RequestState>,
  /** Where the admin API is: an address, or a path on the server that is asked. */
  { server }: { readonly server: string },
): void {
  let document: object | null = null;

  router.get('/openapi.json', (ctx) => {
    document ??= openApiDocument(OPERATIONS, { server });
    ctx.body = document;
  });
}
