import type { Router } from '@koa/router';
import { ROTATED_WEBHOOK } from '../../../presenters/rotated-webhook.ts';
import { idIn } from '../../../api/request-values.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../../console-state.ts';
import { readForm, textIn } from '../../form-values.ts';
import type { Answered } from '../../in-process-api.ts';
import { Crumbs } from '../../parts/crumbs.tsx';
import { Copyable } from '../../parts/copyable.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { Link } from '../../parts/link.tsx';
import { ExactMoment } from '../../parts/moment.tsx';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import { Notice } from '../../parts/said.tsx';
import { NO_REFUSAL, refusalIn, type Refusal } from '../../refusal.ts';
import { OVERLAPS } from './overlaps.ts';
import { integrationOf, type AnsweredIntegration } from './asked.ts';
import { wayToIntegration } from './way-to-integration.ts';

interface RotatePageProps {
  readonly integration: AnsweredIntegration;
  readonly refusal: Refusal;
}

function RotatePage({ integration: { id, baseUrl, webhook }, refusal }: RotatePageProps) {
  const isManual = webhook.mode === 'manual';
  return (
    <>
      <Crumbs way={wayToIntegration({ id, baseUrl })} />
      <h1>Change the webhook’s secret</h1>
      <RefusalNotice refusal={refusal} />
      <p>What happens then:</p>
      <ul>
        <li>The webhook gets a new address, and a new secret that Jira 10 and newer sign with.</li>
        <li>
          {isManual
            ? 'You are shown both, to be pasted into Jira: Lockstep may not do it there. Nothing comes by the new address until that is done.'
            : 'Lockstep tells Jira both at once. If it cannot, the next check does.'}
        </li>
        <li>
          What comes by the old address is taken for as long as you say here, so that nothing on its way is
          lost; then it is refused for good.
        </li>
        <li>The next event shows that it works; until then the webhook counts as not proven.</li>
      </ul>
      <Form to={`/integrations/${id}/rotate`} class="card">
        <SelectField
          name="overlapHours"
          label="The old address is taken for"
          value="24"
          choices={OVERLAPS}
          error={refusal.fields['overlapHours']}
          hint={isManual ? 'Long enough for an administrator of Jira to paste the new one.' : undefined}
        />
        <div class="buttons">
          <button>Change it now</button>
          <Link to={`/integrations/${id}`} class="button plain">
            Leave it as it is
          </Link>
        </div>
      </Form>
    </>
  );
}

function RotatedPage({
  of: { integration, oldAcceptedUntil, manual },
}: {
  readonly of: Answered<typeof ROTATED_WEBHOOK>;
}) {
  const { id, webhook } = integration;
  return (
    <>
      <h1>The webhook has a new secret</h1>
      <Notice
        tone={manual === null && webhook.problem === null ? 'good' : 'attention'}
        title={titleOf(manual, webhook)}
      >
        <p>
          What comes by the old address is taken until <ExactMoment at={oldAcceptedUntil} />.
        </p>
        {webhook.problem !== null && <p>{webhook.problem}</p>}
      </Notice>
      {manual !== null && (
        <>
          <Copyable id="webhook-url" label="URL" value={manual.url} />
          {manual.secret !== null && <Copyable id="webhook-secret" label="Secret" value={manual.secret} />}
        </>
      )}
      <p>
        <Link to={`/integrations/${id}/connect#first-event`} class="button">
          See whether an event comes
        </Link>
      </p>
    </>
  );
}

function titleOf(manual: unknown, { problem }: AnsweredIntegration['webhook']): string {
  if (manual !== null) return 'Paste it into the webhook “Lockstep” in Jira';
  return problem === null ? 'Jira has been told' : 'Jira could not be told yet';
}

/** A new address and secret for the webhook, with what follows from it told first. */
export function addRotateWebhookRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  const show = async (ctx: ConsoleContext, refusal: Refusal = NO_REFUSAL) => {
    const integration = await integrationOf(ctx.state.api, idIn(ctx));
    pages.show(ctx, {
      title: 'Change the webhook’s secret',
      status: refusal.status,
      children: <RotatePage integration={integration} refusal={refusal} />,
    });
  };

  router.get('/integrations/:id/rotate', (ctx) => show(ctx));

  router.post('/integrations/:id/rotate', async (ctx) => {
    const overlapHours = Number(textIn(await readForm(ctx), 'overlapHours') ?? '24');
    try {
      const path = `/integrations/${idIn(ctx)}/webhook/rotate`;
      const rotated = await ctx.state.api.ask(ROTATED_WEBHOOK, {
        method: 'POST',
        path,
        body: { overlapHours },
      });
      pages.show(ctx, { title: 'The webhook has a new secret', children: <RotatedPage of={rotated} /> });
    } catch (error) {
      await show(ctx, refusalIn(error, ['overlapHours']));
    }
  });
}
