import type { Router } from '@koa/router';
import { z } from 'zod';
import { Secret } from '../../../domain/secret.ts';
import { NO_SECRETS, TRACKER_SECRET_PURPOSES, type SecretByPurpose } from '../../../domain/tracker-secret.ts';
import { DEFAULT_OVERLAP_HOURS, LONGEST_OVERLAP_HOURS } from '../../../domain/webhook-secrets.ts';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import {
  presentConnectedTracker,
  presentRotatedTracker,
  presentTrackerFindings,
  presentTracker,
  CONNECTED_TRACKER,
  ROTATED_TRACKER,
  INSTALLATION_TRACKER,
  TRACKER_FINDINGS,
} from '../presenters/tracker.ts';
import type { ApiState } from '../request-state.ts';
import { found } from './found.ts';
import { readJson, readOptionalJson } from './read-json.ts';
import { idIn, numberWithin, text } from './request-values.ts';
import { TLS } from './tls-schema.ts';

const SECRETS = { authToken: text(2000).nullish(), clientSecret: text(2000).nullish() };

const LOCAL = z.strictObject({ kind: z.literal('local') });
const SENTRY = z.strictObject({
  kind: z.literal('sentry'),
  baseUrl: text(2000),
  organization: text(200),
  projects: z.array(text(200)).min(1).max(1000).nullable().default(null),
  tls: TLS,
  ...SECRETS,
});
const HTTP = z.strictObject({ kind: z.literal('http'), url: text(2000), name: text(200), tls: TLS });

/** What is kept of it openly, and what is kept secret. */
const TRACKER = z.discriminatedUnion('kind', [
  LOCAL.transform((tracker) => ({ tracker, secrets: NO_SECRETS })),
  SENTRY.transform(({ authToken, clientSecret, ...tracker }) => ({
    tracker,
    secrets: secretsIn({ authToken, clientSecret }),
  })),
  HTTP.transform((tracker) => ({ tracker, secrets: NO_SECRETS })),
]);

const ROTATION = z.strictObject({
  purposes: z.array(z.enum(TRACKER_SECRET_PURPOSES)).min(1).optional(),
  overlapHours: numberWithin(0, LONGEST_OVERLAP_HOURS).optional(),
  ...SECRETS,
});

export const TRACKER_OPERATIONS: Operations = {
  'GET /installations/:id/tracker': {
    name: 'tracker show',
    summary: 'Reads which tracker an Installation keeps in lockstep; no secret.',
    answers: { 200: { description: 'The tracker.', schema: INSTALLATION_TRACKER } },
  },
  'GET /installations/:id/tracker/check': {
    name: 'tracker check',
    summary: 'Looks at whether the tracker can be called as is needed, and at what it cannot do.',
    answers: { 200: { description: 'The findings.', schema: TRACKER_FINDINGS } },
  },
  'PUT /installations/:id/tracker': {
    name: 'tracker connect',
    role: 'admin',
    summary: 'Connects a tracker, and looks at whether it can be called.',
    body: TRACKER,
    answers: {
      200: {
        description: 'The tracker, the findings, and once the secrets that were made.',
        schema: CONNECTED_TRACKER,
      },
    },
    refusals: [409],
  },
  'POST /installations/:id/tracker/rotate': {
    name: 'tracker rotate',
    role: 'admin',
    summary: 'Replaces secrets; those before are taken for a while.',
    body: ROTATION,
    isBodyOptional: true,
    answers: {
      200: {
        description: 'The tracker, once the secrets that were made, and until when those before are taken.',
        schema: ROTATED_TRACKER,
      },
    },
    refusals: [409],
  },
};

export function addTrackerRoutes(
  router: Router<ApiState>,
  ports: Pick<HttpPorts, 'reads' | 'checkTracker' | 'connectTracker' | 'rotateTrackerSecrets' | 'publicUrl'>,
): void {
  const { publicUrl } = ports;

  router.get('/installations/:id/tracker', async (ctx) => {
    const installation = await ports.reads.installation(ctx.state.scope, idIn(ctx));
    ctx.body = presentTracker(found(installation, 'Installation'), publicUrl);
  });

  router.get('/installations/:id/tracker/check', async (ctx) => {
    const findings = await ports.checkTracker.execute({ scope: ctx.state.scope, installationId: idIn(ctx) });
    ctx.body = presentTrackerFindings(findings);
  });

  router.put('/installations/:id/tracker', async (ctx) => {
    const whose = { scope: ctx.state.scope, installationId: idIn<'Installation'>(ctx) };
    const connected = await ports.connectTracker.execute({ ...whose, ...(await readJson(ctx, TRACKER)) });
    const findings = await ports.checkTracker.execute(whose);
    ctx.body = presentConnectedTracker({ ...connected, findings }, publicUrl);
  });

  router.post('/installations/:id/tracker/rotate', async (ctx) => {
    const { purposes, overlapHours, ...given } = await readOptionalJson(ctx, ROTATION);
    const rotated = await ports.rotateTrackerSecrets.execute({
      scope: ctx.state.scope,
      installationId: idIn(ctx),
      purposes: purposes ?? TRACKER_SECRET_PURPOSES,
      overlapHours: overlapHours ?? DEFAULT_OVERLAP_HOURS,
      secrets: secretsIn(given),
    });
    ctx.body = presentRotatedTracker(rotated, publicUrl);
  });
}

type GivenSecrets = Partial<Readonly<Record<'authToken' | 'clientSecret', string | null | undefined>>>;

function secretsIn({ authToken, clientSecret }: GivenSecrets): SecretByPurpose {
  return {
    call: authToken == null ? null : new Secret(authToken),
    event: clientSecret == null ? null : new Secret(clientSecret),
  };
}
