import type { Router } from '@koa/router';
import { INTEGRATION_WITH_SETUP } from '../../../presenters/connected-integration.ts';
import { idIn } from '../../../api/request-values.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../../console-state.ts';
import { readForm } from '../../form-values.ts';
import type { ApiOfCaller } from '../../in-process-api.ts';
import { Crumbs } from '../../parts/crumbs.tsx';
import { Form } from '../../parts/form.tsx';
import { Link } from '../../parts/link.tsx';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import { isSure, NOT_SURE, SureForm } from '../../parts/sure-form.tsx';
import { NO_REFUSAL, refusalIn, type Refusal } from '../../refusal.ts';
import { seeOther } from '../../see-other.ts';
import { integrationOf, type AnsweredIntegration } from './asked.ts';
import { wayToIntegration } from './way-to-integration.ts';

interface SwitchPageProps {
  readonly integration: AnsweredIntegration;
  readonly refusal: Refusal;
}

function SwitchOffPage({ integration, refusal }: SwitchPageProps) {
  const { id, baseUrl } = integration;
  return (
    <>
      <Crumbs way={wayToIntegration(integration)} />
      <h1>Switch off {baseUrl}</h1>
      <RefusalNotice refusal={refusal} />
      <h2>What is done</h2>
      <ul>
        <li>Nothing is called in this Jira any more, until it is switched on again.</li>
        <li>What Jira tells is dropped. Jira is answered as ever, so that it finds nothing wrong.</li>
        <li>What happens in the tracker waits.</li>
      </ul>
      <h2>What stays</h2>
      <ul>
        <li>Every link, the settings, the authorization and the webhook.</li>
      </ul>
      <p>
        Switched on again, what waited goes on, and all links are compared with Jira: status, assignee and
        comments are as they should be then, but for comments that were deleted, or hidden from Lockstep,
        meanwhile.
      </p>
      <SureForm
        to={`/integrations/${id}/switch-off`}
        deed={`switch off ${baseUrl}`}
        button="Switch off"
        instead={[`/integrations/${id}`, 'Leave it as it is']}
        refusal={refusal}
      />
    </>
  );
}

function SwitchOnPage({ integration, refusal }: SwitchPageProps) {
  const { id, baseUrl } = integration;
  return (
    <>
      <Crumbs way={wayToIntegration(integration)} />
      <h1>Switch on {baseUrl}</h1>
      <RefusalNotice refusal={refusal} />
      <p>
        What waited goes on, the webhook is looked at, and all links are compared with Jira: what was changed
        there meanwhile is done in the tracker, too.
      </p>
      <Form to={`/integrations/${id}/switch-on`} class="card">
        <div class="buttons">
          <button>Switch on</button>
          <Link to={`/integrations/${id}`} class="button plain">
            Leave it as it is
          </Link>
        </div>
      </Form>
    </>
  );
}

/** An Integration is switched off for a while, and on again, with what that does told first. */
export function addSwitchRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  const showOff = async (ctx: ConsoleContext, refusal: Refusal = NO_REFUSAL) => {
    const integration = await integrationOf(ctx.state.api, idIn(ctx));
    pages.show(ctx, {
      title: `Switch off ${integration.baseUrl}`,
      status: refusal.status,
      children: <SwitchOffPage integration={integration} refusal={refusal} />,
    });
  };
  const showOn = async (ctx: ConsoleContext, refusal: Refusal = NO_REFUSAL) => {
    const integration = await integrationOf(ctx.state.api, idIn(ctx));
    pages.show(ctx, {
      title: `Switch on ${integration.baseUrl}`,
      status: refusal.status,
      children: <SwitchOnPage integration={integration} refusal={refusal} />,
    });
  };

  router.get('/integrations/:id/switch-off', (ctx) => showOff(ctx));
  router.get('/integrations/:id/switch-on', (ctx) => showOn(ctx));

  router.post('/integrations/:id/switch-off', async (ctx) => {
    if (!isSure(await readForm(ctx))) {
      await showOff(ctx, NOT_SURE);
      return;
    }
    try {
      seeOther(ctx, await switched(ctx.state.api, idIn(ctx), false), 'switched_off');
    } catch (error) {
      await showOff(ctx, refusalIn(error, []));
    }
  });

  router.post('/integrations/:id/switch-on', async (ctx) => {
    try {
      seeOther(ctx, await switched(ctx.state.api, idIn(ctx), true), 'switched_on');
    } catch (error) {
      await showOn(ctx, refusalIn(error, []));
    }
  });
}

/** The page of the Integration, once it is so. */
async function switched(api: ApiOfCaller, id: string, isEnabled: boolean): Promise<string> {
  const path = `/integrations/${id}`;
  const headers = { 'content-type': 'application/merge-patch+json' };
  await api.ask(INTEGRATION_WITH_SETUP, { method: 'PATCH', path, body: { isEnabled }, headers });
  return path;
}
