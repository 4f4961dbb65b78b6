import type { Router } from '@koa/router';
import { z } from 'zod';
import { EFFECT_KINDS, EFFECT_STATES } from '../../../domain/effect.ts';
import type { EffectFilter } from '../../../application/ports/admin-reads.ts';
import { DECISION_REASONS } from '../../../domain/sync-decision.ts';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { presentTimelineEntry, TIMELINE_ENTRY } from '../presenters/timeline-entry.ts';
import { pageOf } from '../presenters/presented.ts';
import type { ApiState } from '../request-state.ts';
import { found } from './found.ts';
import { listedFor, PAGE_QUERY } from './listing.ts';
import { id, idIn, moment, valuesIn } from './request-values.ts';

/** What tells one Effect from another, but its state. */
export const EFFECT_VALUES = {
  integrationId: id<'Integration'>().optional(),
  installationId: id<'Installation'>().optional(),
  linkId: id<'ExternalIssueLink'>().optional(),
  deliveryId: id<'Delivery'>().optional(),
  kind: z.enum(EFFECT_KINDS).optional(),
  reason: z.enum(DECISION_REASONS).optional(),
  since: moment().optional(),
};

const EFFECTS_QUERY = z.strictObject({
  ...PAGE_QUERY,
  ...EFFECT_VALUES,
  state: z.enum(EFFECT_STATES).optional(),
});

export const EFFECT_OPERATIONS: Operations = {
  'GET /effects': {
    name: 'effects list',
    summary: 'Lists Effects with their decisions, the newest first.',
    query: EFFECTS_QUERY,
    answers: { 200: { description: 'A page.', schema: pageOf(TIMELINE_ENTRY) } },
  },
  'GET /effects/:id': {
    name: 'effects show',
    summary: 'Reads an Effect with its decisions.',
    answers: { 200: { description: 'The Effect.', schema: TIMELINE_ENTRY } },
  },
};

type Asked = {
  readonly [Name in keyof Omit<EffectFilter, 'state'>]: EffectFilter[Name] | undefined;
};

/** What is asked for; what is left out is any. */
export function effectFilterOf(asked: Partial<Asked>): Omit<EffectFilter, 'state'> {
  const { integrationId = null, installationId = null, linkId = null, deliveryId = null } = asked;
  const { kind = null, reason = null, since = null } = asked;
  return { integrationId, installationId, linkId, deliveryId, kind, reason, since };
}

export function addEffectRoutes(router: Router<ApiState>, { reads }: Pick<HttpPorts, 'reads'>): void {
  router.get('/effects', async (ctx) => {
    const { limit, after, state = null, ...asked } = valuesIn(EFFECTS_QUERY, ctx.query);
    const filter = { ...effectFilterOf(asked), state };
    ctx.body = await listedFor(
      { limit, after },
      {
        read: (page) => reads.effects(ctx.state.scope, filter, page),
        present: presentTimelineEntry,
        idOf: ({ effect }) => effect.id,
      },
    );
  });

  router.get('/effects/:id', async (ctx) => {
    const entry = await reads.effect(ctx.state.scope, idIn(ctx));
    ctx.body = presentTimelineEntry(found(entry, 'Effect'));
  });
}
