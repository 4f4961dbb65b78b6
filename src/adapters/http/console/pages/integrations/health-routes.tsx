import type { Router } from '@koa/router';
import { DIAGNOSIS } from '../../../presenters/diagnosis.ts';
import { pageOf } from '../../../presenters/presented.ts';
import { QUEUE } from '../../../presenters/queue.ts';
import { RECONCILIATION } from '../../../presenters/reconciliation.ts';
import { TIMELINE_ENTRY } from '../../../presenters/timeline-entry.ts';
import { idIn } from '../../../api/request-values.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../../console-state.ts';
import type { ApiOfCaller } from '../../in-process-api.ts';
import { inQuery } from '../../query-values.ts';
import { NO_REFUSAL, refusalIn, type Refusal } from '../../refusal.ts';
import { seeOther } from '../../see-other.ts';
import { installationsOf, integrationOf } from './asked.ts';
import { DiagnosisFindings, DiagnosisPage } from './diagnosis.tsx';
import { HealthFigures } from './health-figures.tsx';
import { HealthPage } from './health.tsx';
import { Reconciliations } from './reconciliations.tsx';

const LAST_RUNS = 8;
const LAST_WAITING = 8;

/** How an Integration is: the page, the parts of it that ask again, and what its buttons do. */
export function addHealthRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  const show = async (ctx: ConsoleContext, refusal: Refusal = NO_REFUSAL) => {
    const { api } = ctx.state;
    const id = idIn(ctx);
    const integration = await integrationOf(api, id);
    const [installations, queue, runs, waiting] = await Promise.all([
      installationsOf(api, id),
      queueOf(api, id),
      runsOf(api, id),
      api.ask(pageOf(TIMELINE_ENTRY), `/effects?integrationId=${id}&state=waiting&limit=${LAST_WAITING}`),
    ]);
    pages.show(ctx, {
      title: integration.baseUrl,
      status: refusal.status,
      children: (
        <HealthPage
          {...{ integration, installations, queue, runs, waiting: waiting.items }}
          notice={ctx.query['notice']}
          refused={refusal.message}
        />
      ),
    });
  };

  router.get('/integrations/:id', (ctx) => show(ctx));

  router.get('/integrations/:id/figures', async (ctx) => {
    const { api } = ctx.state;
    const id = idIn(ctx);
    const [integration, queue] = await Promise.all([integrationOf(api, id), queueOf(api, id)]);
    pages.showPart(ctx, <HealthFigures integration={integration} queue={queue} />);
  });

  router.get('/integrations/:id/diagnosis', async (ctx) => {
    const found = await ctx.state.api.ask(DIAGNOSIS, `/integrations/${idIn(ctx)}/diagnosis`);
    if (inQuery(ctx, 'part') === undefined) {
      pages.show(ctx, { title: 'What was found', children: <DiagnosisPage of={found} /> });
    } else {
      pages.showPart(ctx, <DiagnosisFindings of={found} />);
    }
  });

  router.get('/integrations/:id/reconciliations', async (ctx) => {
    const { api } = ctx.state;
    const id = idIn(ctx);
    const [{ state }, runs] = await Promise.all([integrationOf(api, id), runsOf(api, id)]);
    const isActive = state === 'active';
    pages.showPart(ctx, <Reconciliations integrationId={id} runs={runs} isActive={isActive} />);
  });

  router.post('/integrations/:id/reconciliations', async (ctx) => {
    const id = idIn(ctx);
    try {
      const path = `/integrations/${id}/reconciliations`;
      await ctx.state.api.ask(RECONCILIATION, { method: 'POST', path, body: {} });
      seeOther(ctx, `/integrations/${id}`, 'reconciliation_asked');
    } catch (error) {
      await show(ctx, refusalIn(error, []));
    }
  });
}

function queueOf(api: ApiOfCaller, id: string) {
  return api.ask(QUEUE, `/integrations/${id}/queue`);
}

async function runsOf(api: ApiOfCaller, id: string) {
  const path = `/integrations/${id}/reconciliations?limit=${LAST_RUNS}`;
  return (await api.ask(pageOf(RECONCILIATION), path)).items;
}
