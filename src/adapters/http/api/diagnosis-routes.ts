import type { Router } from '@koa/router';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { DIAGNOSIS, presentDiagnosis } from '../presenters/diagnosis.ts';
import type { ApiState } from '../request-state.ts';
import { presentQueue, QUEUE } from '../presenters/queue.ts';
import { found } from './found.ts';
import { idIn } from './request-values.ts';

export const DIAGNOSIS_OPERATIONS: Operations = {
  'GET /integrations/:id/diagnosis': {
    name: 'integrations diagnose',
    summary: 'Looks at everything lockstep needs, and says what to do, as `lockstep doctor` does.',
    answers: { 200: { description: 'The Integration and the findings.', schema: DIAGNOSIS } },
  },
  'GET /integrations/:id/queue': {
    name: 'integrations queue',
    summary: 'Tells how much is to be done for a Jira, since when, and what was given up.',
    answers: { 200: { description: 'Counted now.', schema: QUEUE } },
  },
};

export function addDiagnosisRoutes(
  router: Router<ApiState>,
  ports: Pick<HttpPorts, 'diagnoseIntegration' | 'reads' | 'backlog' | 'clock'>,
): void {
  router.get('/integrations/:id/diagnosis', async (ctx) => {
    const diagnosis = await ports.diagnoseIntegration.execute({
      scope: ctx.state.scope,
      integrationId: idIn(ctx),
    });
    ctx.body = presentDiagnosis(diagnosis, ports.clock.now());
  });

  router.get('/integrations/:id/queue', async (ctx) => {
    const integration = found(await ports.reads.integration(ctx.state.scope, idIn(ctx)), 'Integration');
    ctx.body = presentQueue(await ports.backlog.depth(integration.id), ports.clock.now());
  });
}
