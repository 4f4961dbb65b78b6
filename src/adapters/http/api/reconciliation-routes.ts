import type { Router } from '@koa/router';
import { z } from 'zod';
import type { ReconciliationRange } from '../../../domain/reconciliation-run.ts';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { presentReconciliation, RECONCILIATION } from '../presenters/reconciliation.ts';
import { pageOf } from '../presenters/presented.ts';
import type { ApiState } from '../request-state.ts';
import { found } from './found.ts';
import { listed, PAGE_ONLY } from './listing.ts';
import { readOptionalJson } from './read-json.ts';
import { id, idIn, text } from './request-values.ts';

/** All links of the Integration when nothing is given. */
const NEW_RECONCILIATION = z
  .strictObject({
    projectId: z
      .string()
      .regex(/^\d{1,19}$/, 'must be the numeric id of a Jira project')
      .optional(),
    projectKey: text(300).optional(),
    linkId: id<'ExternalIssueLink'>().optional(),
  })
  .refine((given) => Object.values(given).filter((value) => value !== undefined).length <= 1, {
    message: 'must name one project or one link, not several',
  });

export const RECONCILIATION_OPERATIONS: Operations = {
  'POST /integrations/:id/reconciliations': {
    name: 'reconciliations start',
    summary: 'Compares links with Jira: all, those of a project, or one.',
    body: NEW_RECONCILIATION,
    isBodyOptional: true,
    answers: { 202: { description: 'The reconciliation, which runs from now on.', schema: RECONCILIATION } },
    refusals: [409],
  },
  'GET /integrations/:id/reconciliations': {
    name: 'reconciliations list',
    summary: 'Lists the reconciliations of an Integration.',
    query: PAGE_ONLY,
    answers: { 200: { description: 'A page.', schema: pageOf(RECONCILIATION) } },
  },
  'GET /integrations/:integrationId/reconciliations/:id': {
    name: 'reconciliations show',
    summary: 'Tells how far a reconciliation has come.',
    answers: { 200: { description: 'The reconciliation.', schema: RECONCILIATION } },
  },
};

export function addReconciliationRoutes(
  router: Router<ApiState>,
  { reads, requestReconciliation }: Pick<HttpPorts, 'reads' | 'requestReconciliation'>,
): void {
  router.post('/integrations/:id/reconciliations', async (ctx) => {
    const run = await requestReconciliation.execute({
      scope: ctx.state.scope,
      integrationId: idIn(ctx),
      range: rangeOf(await readOptionalJson(ctx, NEW_RECONCILIATION)),
    });
    ctx.status = 202;
    ctx.body = presentReconciliation(run);
  });

  router.get('/integrations/:id/reconciliations', async (ctx) => {
    const { scope } = ctx.state;
    const integration = found(await reads.integration(scope, idIn(ctx)), 'Integration');
    ctx.body = await listed(ctx, {
      read: (page) => reads.reconciliations(scope, integration.id, page),
      present: presentReconciliation,
      idOf: (run) => run.id,
    });
  });

  router.get('/integrations/:integrationId/reconciliations/:id', async (ctx) => {
    const run = await reads.reconciliation(ctx.state.scope, idIn<'ReconciliationRun'>(ctx));
    const isOfIntegration = run?.toProps().integrationId === ctx.params['integrationId'];
    ctx.body = presentReconciliation(found(isOfIntegration ? run : null, 'reconciliation'));
  });
}

function rangeOf(given: z.infer<typeof NEW_RECONCILIATION>): ReconciliationRange {
  if (given.linkId !== undefined) return { kind: 'link', linkId: given.linkId };
  const project = given.projectId ?? given.projectKey?.toUpperCase();
  return project === undefined ? { kind: 'integration' } : { kind: 'project', project };
}
