import type { Router } from '@koa/router';
import { AUTHORIZE_ADDRESS } from '../../../presenters/authorize-address.ts';
import { INTEGRATION } from '../../../presenters/integration.ts';
import { MANUAL_WEBHOOK } from '../../../presenters/manual-webhook.ts';
import { idIn } from '../../../api/request-values.ts';
import { suffices } from '../../../../../domain/api-key.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../../console-state.ts';
import { readForm, textIn } from '../../form-values.ts';
import { oneInQuery } from '../../query-values.ts';
import { NO_REFUSAL, refusalIn, type Refusal } from '../../refusal.ts';
import { seeOther } from '../../see-other.ts';
import { JIRA_VERSIONS, versionOf } from './application-link.tsx';
import { installationsOf, integrationOf, type IntegrationWithSetup } from './asked.ts';
import { ConnectPage } from './connect.tsx';
import { FirstEventStep } from './first-event-step.tsx';
import { leadToJira } from './to-jira.tsx';

/** The wizard of one Integration, and what its buttons do. */
export function addConnectRoutes(router: Router<ConsoleState>, { pages, ports }: ConsoleParts): void {
  const { publicUrl } = ports;

  const show = async (ctx: ConsoleContext, refusal: Refusal = NO_REFUSAL) => {
    const { api } = ctx.state;
    const integration = await integrationOf(api, idIn(ctx));
    const asked = oneInQuery(ctx, 'jira', JIRA_VERSIONS);
    pages.show(ctx, {
      title: `Connect ${integration.baseUrl}`,
      status: refusal.status,
      children: (
        <ConnectPage
          integration={integration}
          installations={await installationsOf(api, integration.id)}
          manual={await manualOf(ctx, integration)}
          publicUrl={publicUrl}
          version={asked ?? versionOf(integration)}
          isLinkOpen={asked !== undefined}
          refusal={refusal}
          notice={ctx.query['notice']}
        />
      ),
    });
  };

  router.get('/integrations/:id/connect', (ctx) => show(ctx));

  router.get('/integrations/:id/first-event', async (ctx) => {
    const integration = await integrationOf(ctx.state.api, idIn(ctx));
    pages.showPart(ctx, <FirstEventStep integration={integration} publicUrl={publicUrl} />);
  });

  router.post('/integrations/:id/authorize', async (ctx) => {
    const path = `/integrations/${idIn(ctx)}/authorize`;
    try {
      const { authorizeUrl } = await ctx.state.api.ask(AUTHORIZE_ADDRESS, { method: 'POST', path });
      leadToJira(ctx, pages, authorizeUrl);
    } catch (error) {
      await show(ctx, refusalIn(error, []));
    }
  });

  router.post('/integrations/:id/personal-access-token', async (ctx) => {
    const form = await readForm(ctx);
    const id = idIn(ctx);
    const expiresAt = textIn(form, 'expiresAt');
    const body = { token: textIn(form, 'token') ?? '', ...(expiresAt === null ? {} : { expiresAt }) };
    try {
      const path = `/integrations/${id}/personal-access-token`;
      await ctx.state.api.ask(INTEGRATION, { method: 'PUT', path, body });
      seeOther(ctx, `/integrations/${id}/connect`, 'authorized');
    } catch (error) {
      await show(ctx, refusalIn(error, ['token', 'expiresAt']));
    }
  });

  router.post('/integrations/:id/webhook/check', async (ctx) => {
    const form = await readForm(ctx);
    const id = idIn(ctx);
    const path = `/integrations/${id}/webhook/check`;
    const { webhook } = await ctx.state.api.ask(INTEGRATION, { method: 'POST', path });
    const page = form.get('from') === 'connect' ? `/integrations/${id}/connect` : `/integrations/${id}`;
    seeOther(
      ctx,
      page,
      webhook.mode === 'managed' && webhook.problem === null ? 'webhook_stands' : undefined,
    );
  });
}

async function manualOf({ state }: ConsoleContext, { id, state: how, webhook }: IntegrationWithSetup) {
  const isShown = how === 'active' && webhook.mode === 'manual' && suffices(state.caller.role, 'admin');
  return isShown ? state.api.ask(MANUAL_WEBHOOK, `/integrations/${id}/webhook/manual`) : null;
}
