import type { Router } from '@koa/router';
import { z } from 'zod';
import type { Scope } from '../../../domain/api-key.ts';
import type { HttpPorts } from '../http-ports.ts';
import { HttpRefusal } from '../http-refusal.ts';
import type { Operations } from '../openapi/operation.ts';
import { presentOrganization, ORGANIZATION } from '../presenters/organization.ts';
import { pageOf } from '../presenters/presented.ts';
import type { ApiState } from '../request-state.ts';
import { answerTagged, assertUnchanged } from './entity-tag.ts';
import { found } from './found.ts';
import { listed, PAGE_ONLY } from './listing.ts';
import { readJson, readPatch } from './read-json.ts';
import { idIn, text } from './request-values.ts';

const NEW_ORGANIZATION = z.strictObject({ name: text(1000) });

export const ORGANIZATION_OPERATIONS: Operations = {
  'POST /organizations': {
    name: 'organizations create',
    role: 'admin',
    summary: 'Makes an Organization; with a key for everything only.',
    body: NEW_ORGANIZATION,
    answers: { 201: { description: 'The Organization.', schema: ORGANIZATION } },
    refusals: [403],
  },
  'GET /organizations': {
    name: 'organizations list',
    summary: 'Lists the Organizations this key may see.',
    query: PAGE_ONLY,
    answers: { 200: { description: 'A page.', schema: pageOf(ORGANIZATION) } },
  },
  'GET /organizations/:id': {
    name: 'organizations show',
    summary: 'Reads an Organization.',
    answers: {
      200: { description: 'The Organization.', schema: ORGANIZATION },
      304: { description: 'It is as `If-None-Match` has it.' },
    },
  },
  'PATCH /organizations/:id': {
    name: 'organizations change',
    role: 'admin',
    summary: 'Gives an Organization another name.',
    body: NEW_ORGANIZATION.partial(),
    bodyType: 'application/merge-patch+json',
    answers: { 200: { description: 'The Organization.', schema: ORGANIZATION } },
    refusals: [412],
  },
  'DELETE /organizations/:id': {
    name: 'organizations remove',
    role: 'admin',
    summary: 'Deletes an Organization with all that is its own; with a key for everything only.',
    answers: { 204: { description: 'It is gone.' } },
    refusals: [409],
  },
};

export function addOrganizationRoutes(
  router: Router<ApiState>,
  {
    reads,
    createOrganization,
    changeOrganization,
    removeOrganization,
  }: Pick<HttpPorts, 'reads' | 'createOrganization' | 'changeOrganization' | 'removeOrganization'>,
): void {
  router.post('/organizations', async (ctx) => {
    refuseUnlessForEverything(ctx.state.scope, 'Making');
    const organization = await createOrganization.execute(await readJson(ctx, NEW_ORGANIZATION));
    ctx.status = 201;
    ctx.body = presentOrganization(organization);
  });

  router.get('/organizations', async (ctx) => {
    ctx.body = await listed(ctx, {
      read: (page) => reads.organizations(ctx.state.scope, page),
      present: presentOrganization,
      idOf: (organization) => organization.toProps().id,
    });
  });

  router.get('/organizations/:id', async (ctx) => {
    const organization = await reads.organization(ctx.state.scope, idIn(ctx));
    answerTagged(ctx, presentOrganization(found(organization, 'Organization')));
  });

  router.patch('/organizations/:id', async (ctx) => {
    const patched = await readPatch(ctx, NEW_ORGANIZATION);
    const organization = await changeOrganization.execute({
      scope: ctx.state.scope,
      organizationId: idIn(ctx),
      name: (present) => {
        assertUnchanged(ctx, presentOrganization(present));
        return patched({ name: present.toProps().name }).name;
      },
    });
    answerTagged(ctx, presentOrganization(organization));
  });

  router.delete('/organizations/:id', async (ctx) => {
    refuseUnlessForEverything(ctx.state.scope, 'Deleting');
    await removeOrganization.execute({ organizationId: idIn(ctx) });
    ctx.status = 204;
  });
}

function refuseUnlessForEverything({ organizationId }: Scope, act: 'Making' | 'Deleting'): void {
  if (organizationId === null) return;
  throw new HttpRefusal('forbidden', `${act} an Organization takes an API key for everything.`);
}
