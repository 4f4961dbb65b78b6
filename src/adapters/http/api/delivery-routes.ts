import type { Router } from '@koa/router';
import { z } from 'zod';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import {
  presentDelivery,
  presentDeliveryWithBody,
  DELIVERY,
  DELIVERY_WITH_BODY,
} from '../presenters/delivery.ts';
import { pageOf } from '../presenters/presented.ts';
import type { ApiState } from '../request-state.ts';
import { found } from './found.ts';
import { listedFor, PAGE_QUERY } from './listing.ts';
import { id, idIn, moment, valuesIn } from './request-values.ts';

const DELIVERIES_QUERY = z.strictObject({
  ...PAGE_QUERY,
  integrationId: id<'Integration'>().optional(),
  since: moment().optional(),
  state: z.enum(['pending', 'processed', 'ignored', 'dead']).optional(),
});

export const DELIVERY_OPERATIONS: Operations = {
  'GET /deliveries': {
    name: 'deliveries list',
    summary: 'Lists Deliveries without their bodies, the newest first.',
    query: DELIVERIES_QUERY,
    answers: { 200: { description: 'A page.', schema: pageOf(DELIVERY) } },
  },
  'GET /deliveries/:id': {
    name: 'deliveries show',
    isLarge: true,
    summary: 'Reads a Delivery with its body, as long as that is kept.',
    answers: { 200: { description: 'The Delivery.', schema: DELIVERY_WITH_BODY } },
  },
};

export function addDeliveryRoutes(router: Router<ApiState>, { reads }: Pick<HttpPorts, 'reads'>): void {
  router.get('/deliveries', async (ctx) => {
    const {
      integrationId = null,
      state = null,
      since = null,
      ...page
    } = valuesIn(DELIVERIES_QUERY, ctx.query);
    ctx.body = await listedFor(page, {
      read: (asked) => reads.deliveries(ctx.state.scope, { integrationId, state, since }, asked),
      present: presentDelivery,
      idOf: (delivery) => delivery.id,
    });
  });

  router.get('/deliveries/:id', async (ctx) => {
    const delivery = await reads.delivery(ctx.state.scope, idIn(ctx));
    ctx.body = presentDeliveryWithBody(found(delivery, 'Delivery'));
  });
}
