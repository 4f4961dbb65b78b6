import type { IncomingMessage } from 'node:http';
import type { Router } from '@koa/router';
import type { InstallationId } from '../../../domain/ids.ts';
import { TRACKER_EVENTS_PATH } from '../../../domain/tracker-events-address.ts';
import type { HttpPorts } from '../http-ports.ts';
import { readBodyBytes } from '../read-body.ts';
import type { PlacedContext, RequestState } from '../request-state.ts';

/** Read before it is proved, as the signature is over it: little is taken of whoever comes. */
const LIMIT = 1024 * 1024;

/** Where http trackers post what happened in them. */
export function addTrackerEventRoutes(
  router: Router<RequestState>,
  { receiveSignedEvents }: Pick<HttpPorts, 'receiveSignedEvents'>,
): void {
  const receive = async (ctx: PlacedContext): Promise<void> => {
    const body = await readBodyBytes(ctx, LIMIT);
    const { taken, ignored } = await receiveSignedEvents.execute({
      installationId: (ctx.params['installationId'] ?? '') as InstallationId,
      message: {
        id: headerOf(ctx.req, 'webhook-id'),
        timestamp: headerOf(ctx.req, 'webhook-timestamp'),
        signature: headerOf(ctx.req, 'webhook-signature'),
      },
      body,
    });
    ctx.body = { taken, ignored };
  };

  router.post(`${TRACKER_EVENTS_PATH}/:installationId/events`, receive);
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name];
  return value === undefined ? null : String(value);
}
