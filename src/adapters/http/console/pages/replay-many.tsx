import type { Router } from '@koa/router';
import { REPLAYED_DEAD } from '../../presenters/replayed.ts';
import { addressFrom } from '../addresses.ts';
import type { ConsoleParts } from '../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../console-state.ts';
import { readForm, textIn } from '../form-values.ts';
import type { Answered } from '../in-process-api.ts';
import type { NoticeCode } from '../notices.ts';
import { SelectField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/said.tsx';
import { sinceOf, SPANS, valueIn } from '../spans.ts';
import { INTEGRATIONS, integrationChoices } from './deliveries.tsx';

const STATES = [
  ['dead', 'Given up after the last try'],
  ['failed', 'Failed, as trying again was of no use then'],
] as const;

/** Which are tried again. The moment is fixed once it was told how many that are. */
interface Filter {
  readonly integrationId: string | null;
  readonly since: string | null;
  readonly state: 'dead' | 'failed';
}

interface ReplayPageProps {
  readonly integrations: Answered<typeof INTEGRATIONS>['items'];
  readonly filter: Filter;
  readonly span: string | null;
  readonly found: Answered<typeof REPLAYED_DEAD>;
}

function ReplayPage({ integrations, filter, span, found }: ReplayPageProps) {
  const { effects, deliveries } = found;
  return (
    <>
      <p class="crumbs">
        <Link to="/deliveries">Deliveries</Link>
      </p>
      <h1>Try again what was given up</h1>
      <Form to="/replays" method="get" class="inline">
        <SelectField
          name="integrationId"
          label="Jira"
          value={filter.integrationId ?? ''}
          choices={[['', 'Any'], ...integrationChoices(integrations)]}
        />
        <SelectField name="since" label="Given up" value={span ?? ''} choices={SPANS} />
        <SelectField name="state" label="What" value={filter.state} choices={STATES} />
        <button class="plain">Count</button>
      </Form>
      {effects + deliveries === 0 ? (
        <Notice tone="good" title="There is nothing of that kind to be tried again." />
      ) : (
        <Form to="/replays" class="card">
          <p>
            <strong>{told(found)}</strong> would be tried again, each with all of its tries. What caused it
            should be mended by now.
          </p>
          {Object.entries(filter).map(
            ([name, value]: readonly [string, string | null]) =>
              value !== null && <input type="hidden" name={name} value={value} />,
          )}
          <button>Try all of them again</button>
        </Form>
      )}
    </>
  );
}

function told({ effects, deliveries }: Answered<typeof REPLAYED_DEAD>): string {
  const parts = [
    effects === 0 ? null : `${effects} ${effects === 1 ? 'Effect' : 'Effects'}`,
    deliveries === 0 ? null : `${deliveries} ${deliveries === 1 ? 'Delivery' : 'Deliveries'}`,
  ];
  return parts.filter((part) => part !== null).join(' and ');
}

/** Has many things tried again at once, after telling how many they are. */
export function addReplayManyRoutes(router: Router<ConsoleState>, { pages, ports }: ConsoleParts): void {
  router.get('/replays', async (ctx: ConsoleContext) => {
    const span = valueIn(ctx.query, 'since');
    const since = sinceOf(span, ports.clock.now()) ?? null;
    const filter = filterOf({ ...ctx.query, since });
    const [found, { items: integrations }] = await Promise.all([
      replay(ctx, filter, true),
      ctx.state.api.ask(INTEGRATIONS, '/integrations?limit=200'),
    ]);
    pages.show(ctx, {
      title: 'Try again',
      children: <ReplayPage {...{ integrations, filter, span, found }} />,
    });
  });

  router.post('/replays', async (ctx: ConsoleContext) => {
    const form = await readForm(ctx);
    const names = ['integrationId', 'since', 'state'] as const;
    await replay(ctx, filterOf(Object.fromEntries(names.map((name) => [name, textIn(form, name)]))), false);
    const notice: NoticeCode = 'replayed';
    ctx.status = 303;
    ctx.set('Location', `${addressFrom(ctx, '/deliveries')}?notice=${notice}`);
  });
}

function filterOf(given: Readonly<Record<string, unknown>>): Filter {
  const state = valueIn(given, 'state') === 'failed' ? 'failed' : 'dead';
  return { integrationId: valueIn(given, 'integrationId'), since: valueIn(given, 'since'), state };
}

function replay({ state }: ConsoleContext, { integrationId, since, state: what }: Filter, dryRun: boolean) {
  const filter = {
    ...(integrationId === null ? {} : { integrationId }),
    ...(since === null ? {} : { since }),
    state: what,
  };
  return state.api.ask(REPLAYED_DEAD, { method: 'POST', path: '/replays', body: { filter, dryRun } });
}
