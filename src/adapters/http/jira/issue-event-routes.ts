import type { Router } from '@koa/router';
import { WEBHOOK_PATH } from '../../../domain/jira-webhook.ts';
import type { HttpPorts } from '../http-ports.ts';
import { readBodyBytes } from '../read-body.ts';
import type { PlacedContext, RequestState } from '../request-state.ts';

/** Where Jira posts its events. Whatever stands in the token's place is a token: a wrong one, if need be. */
export function addIssueEventRoutes(
  router: Router<RequestState>,
  ports: Pick<HttpPorts, 'receiveIssueEvent' | 'maxBodyBytes'>,
): void {
  const receive = async (ctx: PlacedContext): Promise<void> => {
    const signature = ctx.req.headers['x-hub-signature'];
    const outcome = await ports.receiveIssueEvent.execute({
      token: ctx.params['token'] ?? '',
      signature: signature === undefined ? null : String(signature),
      readBody: () => readBodyBytes(ctx, ports.maxBodyBytes),
    });
    ctx.status = outcome === 'accepted' ? 202 : 200;
    ctx.body = { outcome };
  };

  router.post(`${WEBHOOK_PATH}/:token`, receive);
  router.post(`${WEBHOOK_PATH}{/*token}`, receive);
}
