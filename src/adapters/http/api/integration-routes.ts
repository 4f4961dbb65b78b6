import type { Router } from '@koa/router';
import { z } from 'zod';
import { Secret } from '../../../domain/secret.ts';
import type { Integration } from '../../../domain/integration.ts';
import { INTEGRATION_STATES } from '../../../domain/integration-props.ts';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { presentIntegration, presentParts, INTEGRATION } from '../presenters/integration.ts';
import { AUTHORIZE_ADDRESS, presentAuthorizeAddress } from '../presenters/authorize-address.ts';
import { presentUninstalled, UNINSTALLED } from '../presenters/uninstalled.ts';
import {
  CONNECTED_INTEGRATION,
  INTEGRATION_WITH_SETUP,
  presentConnectedIntegration,
  presentIntegrationWithSetup,
} from '../presenters/connected-integration.ts';
import { pageOf } from '../presenters/presented.ts';
import type { ApiContext, ApiState } from '../request-state.ts';
import { assertUnchanged, entityTagOf } from './entity-tag.ts';
import { found } from './found.ts';
import { listedFor, PAGE_QUERY } from './listing.ts';
import { readJson, readPatch } from './read-json.ts';
import { id, idIn, moment, text, valuesIn } from './request-values.ts';
import { TLS } from './tls-schema.ts';

const NEW_INTEGRATION = z.strictObject({
  organizationId: id<'Organization'>(),
  baseUrl: text(2000),
  consumerKey: text(1000).nullish(),
  privateKey: text(20_000).nullish(),
  tls: TLS,
});

const PARTS = z.strictObject({
  baseUrl: text(2000),
  tls: TLS,
  isEnabled: z.boolean().describe('Whether it is switched on.'),
});

const PERSONAL_ACCESS_TOKEN = z.strictObject({
  token: text(2000),
  expiresAt: moment().nullish(),
});

const INTEGRATIONS_QUERY = z.strictObject({
  ...PAGE_QUERY,
  state: z.enum(INTEGRATION_STATES).optional(),
  baseUrl: text(2000).optional(),
});

export const INTEGRATION_OPERATIONS: Operations = {
  'POST /integrations': {
    name: 'integrations create',
    role: 'admin',
    summary: 'Connects a Jira, or has the Organization join one that is connected.',
    body: NEW_INTEGRATION,
    answers: {
      201: {
        description: 'The Integration, the Installation, and as `setup` what is pasted into Jira.',
        schema: CONNECTED_INTEGRATION,
      },
    },
    refusals: [404, 409, 502],
  },
  'GET /integrations': {
    name: 'integrations list',
    summary: 'Lists the Integrations this key may see.',
    query: INTEGRATIONS_QUERY,
    answers: { 200: { description: 'A page.', schema: pageOf(INTEGRATION) } },
  },
  'GET /integrations/:id': {
    name: 'integrations show',
    summary: 'Reads an Integration with its health.',
    answers: {
      200: { description: 'The Integration, with `notices` and `setup`.', schema: INTEGRATION_WITH_SETUP },
    },
  },
  'PATCH /integrations/:id': {
    name: 'integrations change',
    role: 'admin',
    summary:
      'Has the same Jira called at another address or by another certificate, or switches it off or on.',
    body: PARTS.partial(),
    bodyType: 'application/merge-patch+json',
    answers: {
      200: { description: 'The Integration, with `notices` and `setup`.', schema: INTEGRATION_WITH_SETUP },
    },
    refusals: [409, 412, 502],
  },
  'DELETE /integrations/:id': {
    name: 'integrations uninstall',
    role: 'admin',
    summary:
      'Uninstalls: the webhook is taken out of Jira, the secrets are forgotten, what happened is kept.',
    answers: { 200: { description: 'What came of it, and what is left in Jira.', schema: UNINSTALLED } },
  },
  'POST /integrations/:id/authorize': {
    name: 'integrations authorize',
    role: 'admin',
    summary: 'Begins the OAuth dance.',
    answers: {
      200: {
        description: 'The address at which a person allows, and until when.',
        schema: AUTHORIZE_ADDRESS,
      },
    },
    refusals: [409, 422, 502],
  },
  'PUT /integrations/:id/personal-access-token': {
    name: 'integrations authorize-with-token',
    role: 'admin',
    summary: 'Authorizes by a personal access token.',
    body: PERSONAL_ACCESS_TOKEN,
    answers: { 200: { description: 'The Integration.', schema: INTEGRATION } },
    refusals: [409, 502],
  },
};

export function addIntegrationRoutes(
  router: Router<ApiState>,
  ports: Pick<
    HttpPorts,
    | 'reads'
    | 'createIntegration'
    | 'authorizeIntegration'
    | 'authorizeWithToken'
    | 'changeIntegration'
    | 'uninstall'
    | 'publicUrl'
    | 'clock'
  >,
): void {
  const { reads, publicUrl, clock } = ports;
  const here = () => ({ publicUrl, now: clock.now() });
  const present = (integration: Integration) => presentIntegration(integration, clock.now());
  /** The tag is that of what can be changed alone: whoever changes it is not stopped by an event that came. */
  const answer = (ctx: ApiContext, integration: Integration): void => {
    ctx.set('ETag', entityTagOf(presentParts(integration.parts)));
    ctx.body = presentIntegrationWithSetup(integration, here());
  };

  router.post('/integrations', async (ctx) => {
    const { privateKey, consumerKey, ...given } = await readJson(ctx, NEW_INTEGRATION);
    const connected = await ports.createIntegration.execute({
      ...given,
      scope: ctx.state.scope,
      consumerKey: consumerKey ?? null,
      privateKey: privateKey == null ? null : new Secret(privateKey),
    });
    ctx.status = 201;
    ctx.body = presentConnectedIntegration(connected, here());
  });

  router.delete('/integrations/:id', async (ctx) => {
    const outcome = await ports.uninstall.execute({
      scope: ctx.state.scope,
      integrationId: idIn(ctx),
    });
    ctx.body = presentUninstalled(outcome);
  });

  router.get('/integrations', async (ctx) => {
    const { state = null, baseUrl = null, ...page } = valuesIn(INTEGRATIONS_QUERY, ctx.query);
    ctx.body = await listedFor(page, {
      read: (stretch) => reads.integrations(ctx.state.scope, { state, baseUrl }, stretch),
      present,
      idOf: (integration) => integration.id,
    });
  });

  router.get('/integrations/:id', async (ctx) => {
    const integration = await reads.integration(ctx.state.scope, idIn(ctx));
    answer(ctx, found(integration, 'Integration'));
  });

  router.patch('/integrations/:id', async (ctx) => {
    const changed = await readPatch(ctx, PARTS);
    const integration = await ports.changeIntegration.execute({
      scope: ctx.state.scope,
      integrationId: idIn(ctx),
      change: (present) => {
        const presented = presentParts(present);
        assertUnchanged(ctx, presented);
        return changed(presented);
      },
    });
    answer(ctx, integration);
  });

  router.post('/integrations/:id/authorize', async (ctx) => {
    const attempt = await ports.authorizeIntegration.execute({
      scope: ctx.state.scope,
      integrationId: idIn(ctx),
    });
    ctx.body = presentAuthorizeAddress(attempt);
  });

  router.put('/integrations/:id/personal-access-token', async (ctx) => {
    const { token, expiresAt } = await readJson(ctx, PERSONAL_ACCESS_TOKEN);
    const integration = await ports.authorizeWithToken.execute({
      scope: ctx.state.scope,
      integrationId: idIn(ctx),
      token: new Secret(token),
      expiresAt: expiresAt ?? null,
    });
    ctx.body = present(integration);
  });
}
