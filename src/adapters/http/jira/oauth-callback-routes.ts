import type { ParsedUrlQuery } from 'node:querystring';
import type { Router } from '@koa/router';
import type { Context } from 'koa';
import { CALLBACK_PATH } from '../../../domain/authorization-attempt.ts';
import { AuthorizationAttemptRefused } from '../../../domain/domain-error.ts';
import type { Integration } from '../../../domain/integration.ts';
import { addressFrom } from '../console/addresses.ts';
import { sessionIn } from '../console/session-cookie.ts';
import { errorResponseTo, type StorageVerdicts } from '../error-responses.ts';
import type { HttpPorts } from '../http-ports.ts';
import { logFault } from '../middleware/error-sink.ts';
import { methodNotAllowed } from '../middleware/unrouted.ts';
import { authorizedPage } from '../pages/authorized-page.ts';
import { showPage } from '../pages/page.ts';
import { refusedPage } from '../pages/refused-page.ts';
import type { RequestMiddleware, RequestState } from '../request-state.ts';

type CallbackPorts = Pick<
  HttpPorts,
  'completeAuthorization' | 'authenticateSession' | 'reads' | 'publicUrl' | keyof StorageVerdicts | 'log'
>;

/** Whether the console is at the same door, so that one can be led back to it. */
interface CallbackOptions {
  readonly hasConsole: boolean;
}

/**
 * Where Jira sends the browser back to: answers are pages, for a person is looking. Who is signed in to the console, and sees
 * the Integration there, is led on to it.
 */
export function addOAuthCallbackRoutes(
  router: Router<RequestState>,
  ports: CallbackPorts,
  { hasConsole }: CallbackOptions,
): void {
  const consoleFrom = (ctx: Pick<Context, 'path'>, page: string) =>
    hasConsole ? addressFrom(ctx, page) : null;

  router.get(CALLBACK_PATH, onlyGet, errorPages(ports, consoleFrom), async (ctx) => {
    const integration = await ports.completeAuthorization.execute({
      requestToken: onlyOne(ctx.query, 'oauth_token'),
      verifier: onlyOne(ctx.query, 'oauth_verifier'),
      state: onlyOne(ctx.query, 'state'),
    });
    const wizard = consoleFrom(ctx, `/integrations/${integration.id}/connect`);
    if (wizard !== null && (await isSeenInConsole(ctx, integration, ports))) {
      ctx.status = 303;
      ctx.set('Location', `${wizard}?notice=authorized`);
      return;
    }
    showPage(ctx, 200, authorizedPage(integration, { publicUrl: ports.publicUrl, wizard }));
  });
}

/** A HEAD, as previews of links send, would use the authorization up. */
const onlyGet: RequestMiddleware = async (ctx, next) => {
  if (ctx.method !== 'GET') throw methodNotAllowed(['GET']);
  await next();
};

async function isSeenInConsole(
  ctx: Pick<Context, 'cookies'>,
  { id }: Integration,
  { authenticateSession, reads }: CallbackPorts,
): Promise<boolean> {
  const secret = sessionIn(ctx);
  const caller = secret === null ? null : await authenticateSession.execute(secret);
  return caller !== null && (await reads.integration(caller.scope, id)) !== null;
}

function errorPages(
  ports: CallbackPorts,
  consoleFrom: (ctx: Pick<Context, 'path'>, page: string) => string | null,
): RequestMiddleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const { requestId: id } = ctx.state;
      const response = errorResponseTo(error, ports);
      logFault(ports, { id, error, response });
      ctx.set({ ...response.headers });
      const integrations = consoleFrom(ctx, '/integrations');
      showPage(ctx, response.status, refusedPage(error, response, { requestId: id, integrations }));
    }
  };
}

/** The parameter's value, null when it is not there. Given twice with two values it could be either's. */
function onlyOne(query: ParsedUrlQuery, name: string): string | null {
  const values = new Set([query[name] ?? []].flat());
  if (values.size <= 1) return values.values().next().value ?? null;
  throw new AuthorizationAttemptRefused('incomplete', `Jira’s answer holds ${name} more than once.`);
}
