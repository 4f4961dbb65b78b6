import type { Router } from '@koa/router';
import { ACTIVITY, ATTENTION } from '../../presenters/activity.ts';
import { CREATION } from '../../presenters/creation.ts';
import { INSTALLATION } from '../../presenters/installation.ts';
import { INTEGRATION } from '../../presenters/integration.ts';
import { pageOf } from '../../presenters/presented.ts';
import { columnsOf, SPAN_SHAPES, totalOf, type Column, type Span } from '../chart.ts';
import type { ConsoleParts } from '../console-ports.ts';
import type { ConsoleState } from '../console-state.ts';
import { filtersIn, type Filters } from '../filters.ts';
import type { ApiOfCaller } from '../in-process-api.ts';
import { Done } from '../parts/done.tsx';
import { Link } from '../parts/link.tsx';
import { NotUnderstood } from '../parts/not-understood.tsx';
import { Empty, Notice } from '../parts/said.tsx';
import { ActivityCharts } from './activity-charts.tsx';
import { needsIn, type Need, type Seen } from './needs.tsx';

const MOST_ON_PAGE = 200;
const MOST_CREATIONS = 5;

const FILTERS = ['span'] as const;
/** As the charts are headed: “The last day”. */
const LABELS = { span: 'The last' } as const;

interface HomePageProps {
  readonly needs: readonly Need[];
  readonly isConnected: boolean;
  readonly span: Span;
  readonly columns: readonly Column[];
  readonly problems: Filters<string>['problems'];
  readonly notice: unknown;
}

function HomePage({ needs, isConnected, span, columns, problems, notice }: HomePageProps) {
  return (
    <>
      <h1>What needs a person now</h1>
      <Done code={notice} />
      {needs.map(({ tone, title, told }) => (
        <Notice tone={tone} title={title}>
          {told}
        </Notice>
      ))}
      {needs.length === 0 && isConnected && (
        <Notice tone="good" title="Nothing needs you.">
          <p>Everything that Jira and the trackers told was seen to.</p>
        </Notice>
      )}
      {problems.length > 0 && <NoCharts problems={problems} />}
      {isConnected ? (
        problems.length === 0 && <ActivityCharts span={span} columns={columns} />
      ) : (
        <Empty>
          <p>No Jira is connected yet.</p>
          <p>
            <Link to="/integrations/new" class="button">
              Connect a Jira
            </Link>
          </p>
        </Empty>
      )}
    </>
  );
}

/** What needs a person is told whatever the address asks for. */
function NoCharts({ problems }: Pick<HomePageProps, 'problems'>) {
  return (
    <>
      <NotUnderstood problems={problems} labels={LABELS} lack="Nothing is shown of what was done" />
      <p>
        <Link to="/">Show the last day</Link>
      </p>
    </>
  );
}

/** Where one begins: what needs a person now, and how it goes. */
export function addHomeRoutes(router: Router<ConsoleState>, { pages, ports }: ConsoleParts): void {
  router.get('/', async (ctx) => {
    const { api } = ctx.state;
    const now = ports.clock.now();
    const { asked, problems } = filtersIn(ctx.query, FILTERS, { span: Object.keys(SPAN_SHAPES) });
    const span = asked.span === 'week' ? 'week' : 'day';
    const [seen, activity] = await Promise.all([seenBy(api), api.ask(ACTIVITY, `/activity?span=${span}`)]);
    const columns = columnsOf(activity, { span, now });
    const lastDay = columnsOf(activity, { span: 'day', now });
    const needs = needsIn({ ...seen, healed: totalOf(lastDay).healed });
    const props = { needs, isConnected: seen.integrations.length > 0, span, columns, problems } as const;
    pages.show(ctx, {
      title: 'Home',
      status: problems.length === 0 ? 200 : 422,
      children: <HomePage {...props} notice={ctx.query['notice']} />,
    });
  });
}

async function seenBy(api: ApiOfCaller): Promise<Omit<Seen, 'healed'>> {
  const [integrations, installations, attention] = await Promise.all([
    api.ask(pageOf(INTEGRATION), `/integrations?limit=${MOST_ON_PAGE}`),
    api.ask(pageOf(INSTALLATION), `/installations?limit=${MOST_ON_PAGE}`),
    api.ask(ATTENTION, '/attention'),
  ]);
  const creations = (state: 'dead' | 'failed') =>
    api.ask(pageOf(CREATION), `/creations?state=${state}&limit=${MOST_CREATIONS}`);
  const stuck =
    attention.stuckCreations === 0 ? [] : await Promise.all([creations('dead'), creations('failed')]);
  return {
    integrations: integrations.items,
    installations: installations.items,
    attention,
    stuckCreations: stuck.flatMap(({ items }) => items).slice(0, MOST_CREATIONS),
  };
}
