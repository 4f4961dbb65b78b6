import type { Router } from '@koa/router';
import { DELIVERY_WITH_BODY } from '../../presenters/delivery.ts';
import { EVENT_PREVIEW } from '../../presenters/event-preview.ts';
import type { ConsoleParts } from '../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../console-state.ts';
import { readForm, textIn } from '../form-values.ts';
import { withoutSecrets } from '../masked-body.ts';
import type { Answered } from '../in-process-api.ts';
import { Crumbs } from '../parts/crumbs.tsx';
import { SelectField, TextArea } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Empty } from '../parts/said.tsx';
import { valueIn } from '../spans.ts';
import { INTEGRATIONS, integrationChoices } from './deliveries.tsx';
import { Preview } from './event-preview.tsx';

interface TryPageProps {
  readonly integrations: Answered<typeof INTEGRATIONS>['items'];
  readonly integrationId?: string | null;
  readonly body?: string;
  readonly error?: string;
  readonly preview?: Answered<typeof EVENT_PREVIEW>;
}

function TryPage({ integrations, integrationId = null, body = '', error, preview }: TryPageProps) {
  return (
    <>
      <Crumbs way={[['/deliveries', 'Deliveries']]} />
      <h1>Try a payload</h1>
      <p class="lead">
        See what would come of a webhook’s body, if Jira sent it now. Nothing is done or kept, and neither
        Jira nor the tracker is called.
      </p>
      {integrations.length === 0 ? (
        <Empty>
          <p>
            No Jira is connected: <Link to="/integrations/new">connect one</Link> first.
          </p>
        </Empty>
      ) : (
        <Form to="/deliveries/try">
          <SelectField
            name="integrationId"
            label="From which Jira"
            value={integrationId}
            choices={integrationChoices(integrations)}
          />
          <TextArea
            name="body"
            label="Body"
            hint="JSON, as Jira posts it. A Delivery’s page has the body of that one."
            rows={12}
            isCode
            required
            value={body}
            error={error}
          />
          <button>See what would happen</button>
        </Form>
      )}
      {preview !== undefined && <Preview of={preview} />}
    </>
  );
}

/** What would come of a body, without doing it. */
export function addTryRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  const integrationsFor = async ({ state }: ConsoleContext) =>
    (await state.api.ask(INTEGRATIONS, '/integrations?limit=200')).items;

  router.get('/deliveries/try', async (ctx: ConsoleContext) => {
    const integrations = await integrationsFor(ctx);
    const id = valueIn(ctx.query, 'delivery');
    const known =
      id === null
        ? null
        : await ctx.state.api.ask(DELIVERY_WITH_BODY, `/deliveries/${encodeURIComponent(id)}`);
    const { integrationId = null, body } = known ?? { body: '' };
    const children = <TryPage {...{ integrations, integrationId }} body={withoutSecrets(body ?? '')} />;
    pages.show(ctx, { title: 'Try a payload', children });
  });

  router.post('/deliveries/try', async (ctx: ConsoleContext) => {
    const form = await readForm(ctx);
    const [integrationId, body] = [textIn(form, 'integrationId'), form.get('body') ?? ''];
    const integrations = await integrationsFor(ctx);
    const event = parsed(body);
    if (event === undefined) {
      const error = 'This is not JSON. Paste the whole body, from its first { to its last }.';
      const children = <TryPage {...{ integrations, integrationId, body, error }} />;
      pages.show(ctx, { title: 'Try a payload', status: 422, children });
      return;
    }
    const path = `/integrations/${encodeURIComponent(integrationId ?? '')}/event-previews`;
    const preview = await ctx.state.api.ask(EVENT_PREVIEW, { method: 'POST', path, body: { event } });
    const children = <TryPage {...{ integrations, integrationId, body, preview }} />;
    pages.show(ctx, { title: 'Try a payload', children });
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
