import type { Router } from '@koa/router';
import { z } from 'zod';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { presentTrackerUser, TRACKER_USER } from '../presenters/tracker-user.ts';
import { pageOf } from '../presenters/presented.ts';
import type { ApiState } from '../request-state.ts';
import { answerTagged, assertUnchanged } from './entity-tag.ts';
import { found } from './found.ts';
import { listed, PAGE_ONLY } from './listing.ts';
import { readJson, readPatch } from './read-json.ts';
import { idIn, text } from './request-values.ts';

const GIVEN_USER = z.strictObject({
  name: text(1000),
  email: text(1000).nullable().exactOptional(),
  isEmailVerified: z.boolean().exactOptional(),
});
const NEW_USER = GIVEN_USER.transform((given) => ({
  email: null,
  isEmailVerified: false,
  ...given,
}));

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
  'GET /tracker-users/:id': {
    name: 'tracker-users show',
    summary: 'Reads a person of the local tracker.',
    answers: {
      200: { description: 'The person.', schema: TRACKER_USER },
      304: { description: 'They are as `If-None-Match` has them.' },
    },
  },
  'PATCH /tracker-users/:id': {
    name: 'tracker-users change',
    role: 'admin',
    summary: 'Changes what is given of a person; another e-mail is not verified unless that is said, too.',
    body: GIVEN_USER.partial(),
    bodyType: 'application/merge-patch+json',
    answers: { 200: { description: 'The person.', schema: TRACKER_USER } },
    refusals: [409, 412],
  },
  'DELETE /tracker-users/:id': {
    name: 'tracker-users remove',
    role: 'admin',
    summary: 'Takes a person out of the local tracker; their issues are then assigned to nobody.',
    answers: { 204: { description: 'They are gone.' } },
  },
};

type TrackerUserRoutePorts = Pick<
  HttpPorts,
  'reads' | 'trackerUsers' | 'addLocalTrackerUser' | 'changeLocalTrackerUser' | 'removeLocalTrackerUser'
>;

/** The people of the local tracker. */
export function addTrackerUserRoutes(router: Router<ApiState>, ports: TrackerUserRoutePorts): void {
  const { reads, trackerUsers } = ports;

  router.post('/organizations/:id/tracker-users', async (ctx) => {
    const user = await ports.addLocalTrackerUser.execute({
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

  router.get('/tracker-users/:id', async (ctx) => {
    const user = await trackerUsers.find(ctx.state.scope, idIn(ctx));
    answerTagged(ctx, presentTrackerUser(found(user, 'person')));
  });

  router.patch('/tracker-users/:id', async (ctx) => {
    const patched = await readPatch(ctx, NEW_USER);
    const user = await ports.changeLocalTrackerUser.execute({
      scope: ctx.state.scope,
      trackerUserId: idIn(ctx),
      person: (present) => {
        assertUnchanged(ctx, presentTrackerUser(present));
        const { name, email, isEmailVerified } = present;
        const changed = patched({ name, email, isEmailVerified });
        // What was verified is the e-mail before, not the one in its place.
        return changed.email === email ? changed : patched({ name });
      },
    });
    answerTagged(ctx, presentTrackerUser(user));
  });

  router.delete('/tracker-users/:id', async (ctx) => {
    const { scope, keyName } = ctx.state;
    await ports.removeLocalTrackerUser.execute({ scope, trackerUserId: idIn(ctx), by: keyName });
    ctx.status = 204;
  });
}
