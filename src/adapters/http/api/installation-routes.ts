import type { Router } from '@koa/router';
import { z } from 'zod';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { presentInstallation, INSTALLATION } from '../presenters/installation.ts';
import { presentSettings, SETTINGS } from '../presenters/settings.ts';
import { pageOf } from '../presenters/presented.ts';
import type { SyncSettings } from '../../../domain/sync-settings.ts';
import type { ApiContext, ApiState } from '../request-state.ts';
import { answerTagged, assertUnchanged } from './entity-tag.ts';
import { found } from './found.ts';
import { listedFor, PAGE_QUERY } from './listing.ts';
import { readJson, readPatch } from './read-json.ts';
import { id, idIn, valuesIn } from './request-values.ts';
import { SYNC_SETTINGS } from './sync-settings-schema.ts';

const INSTALLATIONS_QUERY = z.strictObject({
  ...PAGE_QUERY,
  organizationId: id<'Organization'>().optional(),
  integrationId: id<'Integration'>().optional(),
});

export const INSTALLATION_OPERATIONS: Operations = {
  'GET /installations': {
    name: 'installations list',
    summary: 'Lists the Installations this key may see.',
    query: INSTALLATIONS_QUERY,
    answers: { 200: { description: 'A page.', schema: pageOf(INSTALLATION) } },
  },
  'GET /installations/:id': {
    name: 'installations show',
    summary: 'Reads an Installation.',
    answers: { 200: { description: 'The Installation.', schema: INSTALLATION } },
  },
  'GET /installations/:id/settings': {
    name: 'settings show',
    summary: 'Reads what is kept in lockstep, and how.',
    answers: {
      200: { description: 'The settings.', schema: SETTINGS },
      304: { description: 'They are as `If-None-Match` has them.' },
    },
  },
  'PUT /installations/:id/settings': {
    name: 'settings replace',
    role: 'admin',
    summary: 'Replaces the settings; what is left out goes back to its default.',
    body: SYNC_SETTINGS,
    answers: { 200: { description: 'The settings.', schema: SETTINGS } },
    refusals: [409, 412, 502],
  },
  'PATCH /installations/:id/settings': {
    name: 'settings change',
    role: 'admin',
    summary: 'Changes the settings that are given; null puts one back to its default.',
    body: SYNC_SETTINGS,
    bodyType: 'application/merge-patch+json',
    answers: { 200: { description: 'The settings.', schema: SETTINGS } },
    refusals: [409, 412, 502],
  },
};

export function addInstallationRoutes(
  router: Router<ApiState>,
  { reads, changeSyncSettings }: Pick<HttpPorts, 'reads' | 'changeSyncSettings'>,
): void {
  router.get('/installations', async (ctx) => {
    const asked = valuesIn(INSTALLATIONS_QUERY, ctx.query);
    const { organizationId = null, integrationId = null, ...page } = asked;
    ctx.body = await listedFor(page, {
      read: (stretch) => reads.installations(ctx.state.scope, { organizationId, integrationId }, stretch),
      present: presentInstallation,
      idOf: (installation) => installation.id,
    });
  });

  router.get('/installations/:id', async (ctx) => {
    const installation = await reads.installation(ctx.state.scope, idIn(ctx));
    ctx.body = presentInstallation(found(installation, 'Installation'));
  });

  router.get('/installations/:id/settings', async (ctx) => {
    const installation = await reads.installation(ctx.state.scope, idIn(ctx));
    answerTagged(ctx, presentSettings(found(installation, 'Installation').settings));
  });

  router.put('/installations/:id/settings', async (ctx) => {
    const settings = await readJson(ctx, SYNC_SETTINGS);
    await change(ctx, () => settings);
  });

  router.patch('/installations/:id/settings', async (ctx) => {
    await change(ctx, await readPatch(ctx, SYNC_SETTINGS));
  });

  async function change(ctx: ApiContext, changed: (presented: unknown) => SyncSettings): Promise<void> {
    const installation = await changeSyncSettings.execute({
      scope: ctx.state.scope,
      installationId: idIn(ctx),
      settings: (present) => {
        const presented = presentSettings(present);
        assertUnchanged(ctx, presented);
        return changed(presented);
      },
    });
    answerTagged(ctx, presentSettings(installation.settings));
  }
}
