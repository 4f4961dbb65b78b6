import type { Router } from '@koa/router';
import { z } from 'zod';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { presentTrackerUser, TRACKER_USER } from '../presenters/tracker-user.ts';
import { pageOf } from '../presenters/presented.ts';
import type { ApiState } from '../request-state.ts';
import { found } from './found.ts';
import { listed, PAGE_ONLY } from './listing.ts';
import { readJson } from './read-json.ts';
import { idIn, text } from './request-values.ts';

const NEW_USER = z
  .strictObject({
    name: text(1000),
    email: text(1000).nullable().exactOptional(),
    isEmailVerified: z.boolean().exactOptional(),
  })
  .transform((given) => ({ email: null, isEmailVerified: false, ...given }));

export const TRACKER_USER_OPERATIONS: Operations = {
  'POST /organizations/:id/tracker-users': {
    name: 'tracker-users create',
    role: 'admin',
    summary: 'Adds a person of the local tracker.',
    body: NEW_USER,
    answers: { 201: { description: 'The person.', schema: TRACKER_USER } },
    refusals: [409],
  },
  'GET /organizations/:id/tracker-users': {
    name: 'tracker-users list',
    summary: 'Lists the people of the local tracker.',
    query: PAGE_ONLY,
    answers: { 200: { description: 'A page.', schema: pageOf(TRACKER_USER) } },
  },
};

/** The people of the local tracker. */
export function addTrackerUserRoutes(
  router: Router<ApiState>,
  {
    reads,
    trackerUsers,
    addLocalTrackerUser,
  }: Pick<HttpPorts, 'reads' | 'trackerUsers' | 'addLocalTrackerUser'>,
): void {
  router.post('/organizations/:id/tracker-users', async (ctx) => {
    const user = await addLocalTrackerUser.execute({
      scope: ctx.state.scope,
      organizationId: idIn(ctx),
      ...(await readJson(ctx, NEW_USER)),
    });
    ctx.status = 201;
    ctx.body = presentTrackerUser(user);
  });

  router.get('/organizations/:id/tracker-users', async (ctx) => {
    const { scope } = ctx.state;
    const organization = found(await reads.organization(scope, idIn(ctx)), 'Organization');
    ctx.body = await listed(ctx, {
      read: (page) => trackerUsers.list(scope, organization.toProps().id, page),
      present: presentTrackerUser,
      idOf: ({ id }) => id,
    });
  });
}
