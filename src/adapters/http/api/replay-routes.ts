import type { Router } from '@koa/router';
import { z } from 'zod';
import type { ReplayOutcome } from '../../../application/inbound/replay-effect.ts';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { presentReplayed, presentReplayedDead, REPLAYED, REPLAYED_DEAD } from '../presenters/replayed.ts';
import type { ApiContext, ApiState } from '../request-state.ts';
import { EFFECT_VALUES, effectFilterOf } from './effect-routes.ts';
import { readJson } from './read-json.ts';
import { idIn } from './request-values.ts';

/** Everything is replayed by a filter that asks for nothing, never by none. */
const REPLAYS = z.strictObject({
  filter: z.strictObject({ ...EFFECT_VALUES, state: z.enum(['dead', 'failed']).optional() }),
  dryRun: z.boolean().optional(),
});

export const REPLAY_OPERATIONS: Operations = {
  'POST /effects/:id/replay': {
    name: 'effects replay',
    summary: 'Has an Effect tried anew that is dead or has failed.',
    answers: {
      200: { description: 'It is open anyway.', schema: REPLAYED },
      202: { description: 'It is tried in a moment.', schema: REPLAYED },
    },
    refusals: [409],
  },
  'POST /deliveries/:id/replay': {
    name: 'deliveries replay',
    summary: 'Has a Delivery processed as if it came now.',
    answers: {
      200: { description: 'It is open anyway.', schema: REPLAYED },
      202: { description: 'It is processed in a moment.', schema: REPLAYED },
    },
    refusals: [409],
  },
  'POST /replays': {
    name: 'effects replay-dead',
    summary: 'Has everything tried anew that was given up and that the filter lets through.',
    body: REPLAYS,
    answers: {
      200: { description: 'What would be replayed.', schema: REPLAYED_DEAD },
      202: { description: 'How many are.', schema: REPLAYED_DEAD },
    },
  },
};

export function addReplayRoutes(
  router: Router<ApiState>,
  ports: Pick<HttpPorts, 'replayEffect' | 'replayDelivery' | 'replayDead'>,
): void {
  router.post('/effects/:id/replay', async (ctx) => {
    const { scope, keyName } = ctx.state;
    answer(ctx, await ports.replayEffect.execute({ scope, effectId: idIn(ctx), by: keyName }));
  });

  router.post('/deliveries/:id/replay', async (ctx) => {
    const { scope, keyName } = ctx.state;
    answer(ctx, await ports.replayDelivery.execute({ scope, deliveryId: idIn(ctx), by: keyName }));
  });

  router.post('/replays', async (ctx) => {
    const { scope, keyName } = ctx.state;
    const { filter, dryRun = false } = await readJson(ctx, REPLAYS);
    ctx.state.isDryRun = dryRun;
    const { state = 'dead', ...asked } = filter;
    const replayed = await ports.replayDead.execute({
      scope,
      filter: { ...effectFilterOf(asked), state },
      isDryRun: dryRun,
      by: keyName,
    });
    ctx.status = dryRun ? 200 : 202;
    ctx.body = presentReplayedDead(replayed, dryRun);
  });
}

/** What was replayed is carried out in a moment; what is open already will be as it is. */
function answer(ctx: ApiContext, outcome: ReplayOutcome): void {
  ctx.status = outcome === 'replayed' ? 202 : 200;
  ctx.body = presentReplayed(outcome);
}
