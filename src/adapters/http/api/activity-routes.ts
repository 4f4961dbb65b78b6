import type { Router } from '@koa/router';
import { z } from 'zod';
import { hourOf, HOUR_MS } from '../../../domain/activity.ts';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { ACTIVITY, ATTENTION, presentActivity, presentAttention } from '../presenters/activity.ts';
import type { ApiState } from '../request-state.ts';
import { valuesIn } from './request-values.ts';

const HOURS_OF = { day: 24, week: 7 * 24 } as const;
const ACTIVITY_QUERY = z.strictObject({ span: z.enum(['day', 'week']).optional() });

export const ACTIVITY_OPERATIONS: Operations = {
  'GET /activity': {
    name: 'activity show',
    summary: 'Tells what was decided hour by hour, in the last day or week, and how fast.',
    query: ACTIVITY_QUERY,
    answers: { 200: { description: 'As summed up a minute ago, or less.', schema: ACTIVITY } },
  },
  'GET /attention': {
    name: 'attention show',
    summary: 'Tells how much waits for a person.',
    answers: { 200: { description: 'Counted now.', schema: ATTENTION } },
  },
};

export function addActivityRoutes(
  router: Router<ApiState>,
  { activity, attention, clock }: Pick<HttpPorts, 'activity' | 'attention' | 'clock'>,
): void {
  router.get('/activity', async (ctx) => {
    const { span = 'day' } = valuesIn(ACTIVITY_QUERY, ctx.query);
    const since = new Date(hourOf(clock.now()).getTime() - (HOURS_OF[span] - 1) * HOUR_MS);
    ctx.body = presentActivity(await activity.hours(ctx.state.scope, since));
  });

  router.get('/attention', async (ctx) => {
    ctx.body = presentAttention(await attention.attention(ctx.state.scope));
  });
}
