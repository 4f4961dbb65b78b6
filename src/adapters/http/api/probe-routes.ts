import type { Router } from '@koa/router';
import { z } from 'zod';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { presentProbe, PROBE } from '../presenters/probe.ts';
import type { ApiState } from '../request-state.ts';
import { readJson } from './read-json.ts';
import { text } from './request-values.ts';
import { TLS } from './tls-schema.ts';

const PROBED = z.strictObject({ baseUrl: text(2000), tls: TLS });

export const PROBE_OPERATIONS: Operations = {
  'POST /integrations/probe': {
    name: 'integrations probe',
    role: 'admin',
    summary: 'Tells what answers at an address, before it is connected; nothing is stored.',
    isQuestion: true,
    body: PROBED,
    answers: { 200: { description: 'What answers there, and what to mend.', schema: PROBE } },
  },
};

export function addProbeRoutes(router: Router<ApiState>, { probeJira }: Pick<HttpPorts, 'probeJira'>): void {
  router.post('/integrations/probe', async (ctx) => {
    ctx.body = presentProbe(await probeJira.execute(await readJson(ctx, PROBED)));
  });
}
