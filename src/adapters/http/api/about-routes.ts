import type { Router } from '@koa/router';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { ABOUT, presentAbout } from '../presenters/about.ts';
import type { ApiState } from '../request-state.ts';

export const ABOUT_OPERATIONS: Operations = {
  'GET /about': {
    name: 'about show',
    summary: 'Tells what runs here: versions, the database, and settings without secrets.',
    answers: { 200: { description: 'What runs here.', schema: ABOUT } },
  },
};

export function addAboutRoutes(
  router: Router<ApiState>,
  { about, publicUrl, clock }: Pick<HttpPorts, 'about' | 'publicUrl' | 'clock'>,
): void {
  router.get('/about', async (ctx) => {
    const isForEverything = ctx.state.scope.organizationId === null;
    ctx.body = presentAbout(await about(), { publicUrl, now: clock.now(), isForEverything });
  });
}
