import type { ParsedUrlQuery } from 'node:querystring';
import type { Router } from '@koa/router';
import { CALLBACK_PATH } from '../../../domain/authorization-attempt.ts';
import { AuthorizationAttemptRefused } from '../../../domain/domain-error.ts';
import { errorResponseTo } from '../error-responses.ts';
import type { HttpPorts } from '../http-ports.ts';
import { logFault } from '../middleware/error-sink.ts';
import { methodNotAllowed } from '../middleware/unrouted.ts';
import { authorizedPage } from '../pages/authorized-page.ts';
import { showPage } from '../pages/page.ts';
import { refusedPage } from '../pages/refused-page.ts';
import type { RequestMiddleware, RequestState } from '../request-state.ts';

type CallbackPorts = Pick<HttpPorts, 'completeAuthorization' | 'publicUrl' | 'isStorageUnavailable' | 'log'>;

/** Where Jira sends the browser back to: answers are pages, for a person is looking. */
export function addOAuthCallbackRoutes(router: Router<RequestState>, ports: CallbackPorts): void {
  router.get(CALLBACK_PATH, onlyGet, errorPages(ports), async (ctx) => {
    const integration = await ports.completeAuthorization.execute({
      requestToken: onlyOne(ctx.query, 'oauth_token'),
      verifier: onlyOne(ctx.query, 'oauth_verifier'),
      state: onlyOne(ctx.query, 'state'),
    });
    showPage(ctx, 200, authorizedPage(integration, ports.publicUrl));
  });
}

/** A HEAD, as previews of links send, would use the authorization up. */
const onlyGet: RequestMiddleware = async (ctx, next) => {
  if (ctx.method !== 'GET') throw methodNotAllowed(['GET']);
  await next();
};

function errorPages(ports: CallbackPorts): RequestMiddleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const { requestId: id } = ctx.state;
      const response = errorResponseTo(error, ports.isStorageUnavailable);
      logFault(ports, { id, error, response });
      ctx.set({ ...response.headers });
      showPage(ctx, response.status, refusedPage(error, response, id));
    }
  };
}

/** The parameter's value, null when it is not there. Given twice with two values it could be either's. */
function onlyOne(query: ParsedUrlQuery, name: string): string | null {
  const values = new Set([query[name] ?? []].flat());
  if (values.size <= 1) return values.values().next().value ?? null;
  throw new AuthorizationAttemptRefused('incomplete', `Jira’s answer holds ${name} more than once.`);
}
