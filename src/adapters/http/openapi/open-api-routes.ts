import type { Router } from '@koa/router';
import type { HttpPorts } from '../http-ports.ts';
import type { RequestState } from '../request-state.ts';
import { openApiDocument } from './open-api-document.ts';
import { OPERATIONS } from './operations.ts';

/** The document of the admin API, for programs; it takes no key, and tells of no thing that there is. */
export function addOpenApiRoutes(
  router: Router<RequestState>,
  { publicUrl }: Pick<HttpPorts, 'publicUrl'>,
): void {
  let document: object | null = null;

  router.get('/openapi.json', (ctx) => {
    document ??= openApiDocument(OPERATIONS, { server: `${publicUrl}/api/v1` });
    ctx.body = document;
  });
}
