import type { Router } from '@koa/router';
import { z } from 'zod';
import { API_KEY_STATES, ROLES } from '../../../domain/api-key.ts';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { API_KEY, CALLER, MADE_API_KEY, presentApiKey, presentCaller } from '../presenters/api-key.ts';
import { pageOf } from '../presenters/presented.ts';
import type { ApiState } from '../request-state.ts';
import { found } from './found.ts';
import { listedFor, PAGE_QUERY } from './listing.ts';
import { readJson } from './read-json.ts';
import { id, idIn, moment, text, valuesIn } from './request-values.ts';

/** Both that make a key mighty have to be said. */
const NEW_API_KEY = z.strictObject({
  name: text(1000),
  organizationId: id<'Organization'>().nullable(),
  role: z.enum(ROLES),
  expiresAt: moment().nullish(),
});

const API_KEYS_QUERY = z.strictObject({
  ...PAGE_QUERY,
  organizationId: id<'Organization'>().optional(),
  role: z.enum(ROLES).optional(),
  state: z.enum(API_KEY_STATES).optional(),
});

export const API_KEY_OPERATIONS: Operations = {
  'POST /api-keys': {
    name: 'api-keys create',
    role: 'admin',
    summary: 'Makes an API key that is good for no more than the one that asks.',
    body: NEW_API_KEY,
    answers: { 201: { description: 'The key, this once, and what it is good for.', schema: MADE_API_KEY } },
    refusals: [404],
  },
  'GET /api-keys': {
    name: 'api-keys list',
    role: 'admin',
    summary: 'Lists API keys, those that are good for nothing any more, too; never the keys themselves.',
    query: API_KEYS_QUERY,
    answers: { 200: { description: 'A page.', schema: pageOf(API_KEY) } },
  },
  'GET /api-keys/:id': {
    name: 'api-keys show',
    role: 'admin',
    summary: 'Reads what an API key is good for, and when it was used last.',
    answers: { 200: { description: 'What is known of the key.', schema: API_KEY } },
  },
  'DELETE /api-keys/:id': {
    name: 'api-keys revoke',
    role: 'admin',
    summary: 'Has an API key let nobody in any more.',
    answers: { 200: { description: 'What is known of the key.', schema: API_KEY } },
  },
  'GET /whoami': {
    name: 'api-keys whoami',
    summary: 'Tells what the key that asks is good for.',
    answers: { 200: { description: 'Its name, Organization and role.', schema: CALLER } },
  },
};

export function addApiKeyRoutes(
  router: Router<ApiState>,
  ports: Pick<HttpPorts, 'accessReads' | 'createApiKey' | 'revokeApiKey' | 'clock'>,
): void {
  const { accessReads, clock } = ports;

  router.post('/api-keys', async (ctx) => {
    const { organizationId, expiresAt = null, ...given } = await readJson(ctx, NEW_API_KEY);
    const { apiKey, secret } = await ports.createApiKey.execute({
      ...given,
      scope: { organizationId },
      expiresAt,
      by: ctx.state.caller,
    });
    ctx.status = 201;
    ctx.body = { ...presentApiKey(apiKey, clock.now()), key: secret.reveal() };
  });

  router.get('/api-keys', async (ctx) => {
    const { limit, after, ...asked } = valuesIn(API_KEYS_QUERY, ctx.query);
    const { organizationId = null, role = null, state = null } = asked;
    const now = clock.now();
    ctx.body = await listedFor(
      { limit, after },
      {
        read: (page) => accessReads.apiKeys(ctx.state.scope, { organizationId, role, state, now }, page),
        present: (key) => presentApiKey(key, now),
        idOf: (key) => key.id,
      },
    );
  });

  router.get('/api-keys/:id', async (ctx) => {
    const key = found(await accessReads.apiKey(ctx.state.scope, idIn(ctx)), 'API key');
    ctx.body = presentApiKey(key, clock.now());
  });

  router.delete('/api-keys/:id', async (ctx) => {
    const key = await ports.revokeApiKey.execute({ scope: ctx.state.scope, apiKeyId: idIn(ctx) });
    ctx.body = presentApiKey(key, clock.now());
  });

  router.get('/whoami', (ctx) => {
    ctx.body = presentCaller(ctx.state.caller);
  });
}
