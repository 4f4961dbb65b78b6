import type { Router } from '@koa/router';
import { z } from 'zod';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { EVENT_PREVIEW, presentEventPreview } from '../presenters/event-preview.ts';
import type { ApiState } from '../request-state.ts';
import { readJson } from './read-json.ts';
import { idIn } from './request-values.ts';

const TRIED = z.strictObject({
  event: z.unknown().describe('Any JSON value, such as the body of a webhook request.'),
});

export const EVENT_PREVIEW_OPERATIONS: Operations = {
  'POST /integrations/:id/event-previews': {
    name: 'events preview',
    role: 'read',
    isQuestion: true,
    summary: 'Tells what would come of an event, if Jira told of it now; nothing is done.',
    body: TRIED,
    answers: { 200: { description: 'What would come of it.', schema: EVENT_PREVIEW } },
  },
};

export function addEventPreviewRoutes(
  router: Router<ApiState>,
  { previewEvent }: Pick<HttpPorts, 'previewEvent'>,
): void {
  router.post('/integrations/:id/event-previews', async (ctx) => {
    const { event } = await readJson(ctx, TRIED);
    const asked = { scope: ctx.state.scope, integrationId: idIn<'Integration'>(ctx), body: event };
    ctx.body = presentEventPreview(await previewEvent.execute(asked));
  });
}
