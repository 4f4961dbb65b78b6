import type { Router } from '@koa/router';
import { INTEGRATION } from '../../../presenters/integration.ts';
import { pageOf } from '../../../presenters/presented.ts';
import { QUEUE } from '../../../presenters/queue.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleState } from '../../console-state.ts';
import type { Answered, ApiOfCaller } from '../../in-process-api.ts';
import { Done } from '../../parts/done.tsx';
import { Link } from '../../parts/link.tsx';
import { Listing, More } from '../../parts/listing.tsx';
import { useMay } from '../../parts/may.ts';
import { Moment } from '../../parts/moment.tsx';
import { Empty } from '../../parts/said.tsx';
import { spanOf } from '../../parts/span.ts';
import { useSite } from '../../site.ts';
import { inQuery } from '../../query-values.ts';
import type { AnsweredIntegration } from './asked.ts';
import { isOver, StateBadge, WebhookBadge } from './states.tsx';

interface Row {
  readonly integration: AnsweredIntegration;
  /** Null for one that is over. */
  readonly queue: Answered<typeof QUEUE> | null;
}

interface ListPageProps {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly notice: unknown;
}

const ON_A_PAGE = 25;
const FAR_AHEAD_MS = 60 * 86_400_000;

function ListPage({ rows, next, notice }: ListPageProps) {
  return (
    <>
      <div class="head">
        <h1>Integrations</h1>
        {useMay('admin') && rows.length > 0 && (
          <Link to="/integrations/new" class="button">
            Connect a Jira
          </Link>
        )}
      </div>
      <Done code={notice} />
      {rows.length === 0 ? <NoIntegrations /> : <Table rows={rows} />}
      <More next={next} />
    </>
  );
}

function NoIntegrations() {
  return (
    <Empty>
      <p>No Jira is connected yet. An Integration is one Jira, with its authorization and its webhook.</p>
      {useMay('admin') ? (
        <p>
          <Link to="/integrations/new" class="button">
            Connect a Jira
          </Link>
        </p>
      ) : (
        <p>Who has an API key with the role admin can connect one.</p>
      )}
    </Empty>
  );
}

function Table({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <Listing
      caption="Integrations"
      columns={['Jira', 'State', 'Webhook', 'Last event', 'Lag', 'Authorized until', 'Problem']}
    >
      {rows.map(({ integration, queue }) => (
        <tr>
          <th scope="row">
            <Link to={`/integrations/${integration.id}`}>{integration.baseUrl}</Link>
            {integration.serverInfo !== null && <small> Jira {integration.serverInfo.version}</small>}
          </th>
          <td>
            <StateBadge of={integration} />
          </td>
          <td>
            <WebhookBadge of={integration} />
          </td>
          <td>{integration.lastEventAt === null ? 'none yet' : <Moment at={integration.lastEventAt} />}</td>
          <td>{queue === null ? '–' : <Lag of={queue} />}</td>
          <td>
            {integration.authorizationExpiresAt === null ? (
              '–'
            ) : (
              <Until at={integration.authorizationExpiresAt} />
            )}
          </td>
          <td class="wide">{problemOf(integration) ?? '–'}</td>
        </tr>
      ))}
    </Listing>
  );
}

function Lag({ of: { lagSeconds, deadEffects } }: { readonly of: Answered<typeof QUEUE> }) {
  return (
    <>
      {lagSeconds < 1 ? 'none' : spanOf(lagSeconds)}
      {deadEffects > 0 && <small> {deadEffects} given up</small>}
    </>
  );
}

/** By its day where it is far ahead: nobody counts in hundreds of days. */
function Until({ at }: { readonly at: string }) {
  const { now } = useSite();
  if (new Date(at).getTime() - now.getTime() < FAR_AHEAD_MS) return <Moment at={at} />;
  return <time dateTime={at}>{at.slice(0, 10)}</time>;
}

function problemOf({ problem, webhook, notices }: AnsweredIntegration): string | null {
  const told = problem?.message ?? webhook.problem ?? notices[0]?.message ?? null;
  // What to do about it is on the page of the Integration.
  return told === null ? null : (/^.*?[.!?](?=\s)/.exec(told)?.[0] ?? told);
}

/** Every Jira that the signed-in person sees. */
export function addIntegrationListRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  router.get('/integrations', async (ctx) => {
    const { api } = ctx.state;
    const after = inQuery(ctx, 'after');
    const stretch = `limit=${ON_A_PAGE}${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`;
    const { items, next } = await api.ask(pageOf(INTEGRATION), `/integrations?${stretch}`);
    const rows = await Promise.all(items.map((integration) => rowOf(api, integration)));
    pages.show(ctx, {
      title: 'Integrations',
      children: <ListPage rows={rows} next={next} notice={ctx.query['notice']} />,
    });
  });
}

async function rowOf(api: ApiOfCaller, integration: AnsweredIntegration): Promise<Row> {
  const queue = isOver(integration) ? null : await api.ask(QUEUE, `/integrations/${integration.id}/queue`);
  return { integration, queue };
}
