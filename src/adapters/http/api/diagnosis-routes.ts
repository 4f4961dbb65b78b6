import type { Router } from '@koa/router';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { DIAGNOSIS, presentDiagnosis } from '../presenters/diagnosis.ts';
import type { ApiState } from '../request-state.ts';
import { idIn } from './request-values.ts';

export const DIAGNOSIS_OPERATIONS: Operations = {
  'GET /integrations/:id/diagnosis': {
    name: 'integrations diagnose',
    summary: 'Looks at everything lockstep needs, and says what to do, as `lockstep doctor` does.',
    answers: { 200: { description: 'The Integration and the findings.', schema: DIAGNOSIS } },
  },
};

export function addDiagnosisRoutes(
  router: Router<ApiState>,
  ports: Pick<HttpPorts, 'diagnoseIntegration' | 'clock'>,
): void {
  router.get('/integrations/:id/diagnosis', async (ctx) => {
    const diagnosis = await ports.diagnoseIntegration.execute({
      scope: ctx.state.scope,
      integrationId: idIn(ctx),
    });
    ctx.body = presentDiagnosis(diagnosis, ports.clock.now());
  });
}
