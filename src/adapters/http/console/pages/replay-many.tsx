import type { Router } from '@koa/router';
import { REPLAYED_DEAD } from '../../presenters/replayed.ts';
import type { FieldProblem } from '../../http-refusal.ts';
import { addressFrom } from '../addresses.ts';
import type { ConsoleParts } from '../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../console-state.ts';
import { readForm, textIn } from '../form-values.ts';
import { filtersIn, listedBy, type Filters } from '../filters.ts';
import type { Answered } from '../in-process-api.ts';
import type { NoticeCode } from '../notices.ts';
import { Crumbs } from '../parts/crumbs.tsx';
import { SelectField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { NotUnderstood } from '../parts/not-understood.tsx';
import { Notice } from '../parts/said.tsx';
import { sinceOf, SPAN_WORDS, SPANS } from '../spans.ts';
import { INTEGRATIONS, integrationChoices } from './deliveries.tsx';

const STATES = [
  ['dead', 'Given up after the last try'],
  ['failed', 'Failed, as trying again was of no use then'],
] as const;

const FILTERS = ['integrationId', 'since', 'state'] as const;
const LABELS = { integrationId: 'Jira', since: 'Given up', state: 'What' } as const;
/** As the admin API names them, in the body that it is asked with. */
const LABELS_IN_BODY = {
  'filter.integrationId': LABELS.integrationId,
  'filter.state': LABELS.state,
} as const;

/** Which are tried again. The moment is fixed once it was told how many that are. */
type Filter = Filters<(typeof FILTERS)[number]>['asked'];

interface ReplayPageProps {
  readonly integrations: Answered<typeof INTEGRATIONS>['items'];
  readonly filter: Filter;
  readonly span: string | null;
  /** How many are of that kind; null where nobody can tell what is asked for. */
  readonly found: Answered<typeof REPLAYED_DEAD> | null;
  readonly problems: readonly FieldProblem[];
}

function ReplayPage({ integrations, filter, span, found, problems }: ReplayPageProps) {
  return (
    <>
      <Crumbs way={[['/deliveries', 'Deliveries']]} />
      <h1>Try again what was given up</h1>
      <Form to="/replays" method="get" class="inline">
        <SelectField
          name="integrationId"
          label={LABELS.integrationId}
          value={filter.integrationId ?? ''}
          choices={[['', 'Any'], ...integrationChoices(integrations)]}
        />
        <SelectField name="since" label={LABELS.since} value={span ?? ''} choices={SPANS} />
        <SelectField name="state" label={LABELS.state} value={filter.state} choices={STATES} />
        <button class="plain">Count</button>
      </Form>
      <NotUnderstood problems={problems} labels={{ ...LABELS, ...LABELS_IN_BODY }} />
      {found !== null && <Found filter={filter} found={found} />}
    </>
  );
}

interface FoundProps {
  readonly filter: Filter;
  readonly found: Answered<typeof REPLAYED_DEAD>;
}

function Found({ filter, found }: FoundProps) {
  if (found.effects + found.deliveries === 0) {
    return <Notice tone="good" title="There is nothing of that kind to be tried again." />;
  }
  return (
    <Form to="/replays" class="card">
      <p>
        <strong>{told(found)}</strong> would be tried again, each with all of its tries. What caused it should
        be mended by now.
      </p>
      {Object.entries(filter).map(
        ([name, value]: readonly [string, string | null]) =>
          value !== null && <input type="hidden" name={name} value={value} />,
      )}
      <button>Try all of them again</button>
    </Form>
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
    const filters = filtersIn(ctx.query, FILTERS, {
      since: SPAN_WORDS,
      state: STATES.map(([state]) => state),
    });
    const { since: span, ...asked } = filters.asked;
    const filter = { ...asked, since: sinceOf(span, ports.clock.now()) ?? null };
    const [{ items, problems }, { items: integrations }] = await Promise.all([
      listedBy(filters, async () => ({ items: [await replay(ctx, filter, true)], next: null })),
      ctx.state.api.ask(INTEGRATIONS, '/integrations?limit=200'),
    ]);
    pages.show(ctx, {
      title: 'Try again',
      status: problems.length === 0 ? 200 : 422,
      children: <ReplayPage {...{ integrations, filter, span, problems }} found={items[0] ?? null} />,
    });
  });

  router.post('/replays', async (ctx: ConsoleContext) => {
    const form = await readForm(ctx);
    const given = Object.fromEntries(FILTERS.map((name) => [name, textIn(form, name)])) as Filter;
    await replay(ctx, given, false);
    const notice: NoticeCode = 'replayed';
    ctx.status = 303;
    ctx.set('Location', `${addressFrom(ctx, '/deliveries')}?notice=${notice}`);
  });
}

function replay({ state }: ConsoleContext, asked: Filter, dryRun: boolean) {
  const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== null));
  return state.api.ask(REPLAYED_DEAD, { method: 'POST', path: '/replays', body: { filter, dryRun } });
}
