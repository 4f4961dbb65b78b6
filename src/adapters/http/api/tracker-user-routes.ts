import type { Router } from '@koa/router';
import { z } from 'zod';
import type { HttpPorts } from '../http-ports.ts';
import { presentTrackerUser } from '../presenters/tracker-user.ts';
import type { ApiState } from '../request-state.ts';
import { found } from './found.ts';
import { listed } from './listing.ts';
import { readJson } from './read-json.ts';
import { idIn, text } from './request-values.ts';

const NEW_USER = z
  .strictObject({
    name: text(1000),
    email: text(1000).nullable().exactOptional(),
    isEmailVerified: z.boolean().exactOptional(),
  })
  .transform((given) => ({ email: null, isEmailVerified: false, ...given }));

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
