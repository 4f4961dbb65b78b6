import type { Router } from '@koa/router';
import { z } from 'zod';
import type { AdminReads } from '../../../application/ports/admin-reads.ts';
import type { Scope } from '../../../domain/api-key.ts';
import type { DeliverySummary } from '../../../domain/delivery.ts';
import type { DeliveryResult } from '../../../domain/delivery-result.ts';
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
    summary: 'Lists Deliveries without their bodies, the newest first, with what came of each.',
    query: DELIVERIES_QUERY,
    answers: { 200: { description: 'A page.', schema: pageOf(DELIVERY) } },
  },
  'GET /deliveries/:id': {
    name: 'deliveries show',
    isLarge: true,
    summary: 'Reads a Delivery with its body, as long as that is kept, and with what came of it.',
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
    const { scope } = ctx.state;
    ctx.body = await listedFor(page, {
      read: async (asked) =>
        withResults(await reads.deliveries(scope, { integrationId, state, since }, asked), scope, reads),
      present: ({ delivery, result }) => presentDelivery(delivery, result),
      idOf: ({ delivery }) => delivery.id,
    });
  });

  router.get('/deliveries/:id', async (ctx) => {
    const { scope } = ctx.state;
    const delivery = found(await reads.delivery(scope, idIn(ctx)), 'Delivery');
    const results = await reads.deliveryResults(scope, [delivery.id]);
    ctx.body = presentDeliveryWithBody(delivery, results.get(delivery.id));
  });
}

async function withResults(
  deliveries: readonly DeliverySummary[],
  scope: Scope,
  reads: Pick<AdminReads, 'deliveryResults'>,
): Promise<readonly { readonly delivery: DeliverySummary; readonly result: DeliveryResult | undefined }[]> {
  const ids = deliveries.map(({ id: one }) => one);
  const results = await reads.deliveryResults(scope, ids);
  return deliveries.map((delivery) => ({ delivery, result: results.get(delivery.id) }));
}
