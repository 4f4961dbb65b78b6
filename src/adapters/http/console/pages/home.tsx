import type { Router } from '@koa/router';
import { INTEGRATION } from '../../presenters/integration.ts';
import { pageOf } from '../../presenters/presented.ts';
import type { ConsoleParts } from '../console-ports.ts';
import type { ConsoleState } from '../console-state.ts';
import type { Answered } from '../in-process-api.ts';
import { Link } from '../parts/link.tsx';
import { Empty, Notice } from '../parts/said.tsx';

const INTEGRATIONS = pageOf(INTEGRATION);

function HomePage({ integrations }: { readonly integrations: Answered<typeof INTEGRATIONS>['items'] }) {
  const troubled = integrations.filter(({ problem }) => problem !== null);
  return (
    <>
      <h1>What needs a person now</h1>
      {integrations.length === 0 && (
        <Empty>
          <p>No Jira is connected yet.</p>
          <p>
            <Link to="/integrations/new" class="button">
              Connect a Jira
            </Link>
          </p>
        </Empty>
      )}
      {troubled.map(({ id, baseUrl, problem }) => (
        <Notice tone="bad" title={baseUrl}>
          <p>{problem?.message}</p>
          <p>
            <Link to={`/integrations/${id}`}>See this Integration</Link>
          </p>
        </Notice>
      ))}
    </>
  );
}

/** Where one begins: what needs a person now. */
export function addHomeRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  router.get('/', async (ctx) => {
    const { items } = await ctx.state.api.ask(INTEGRATIONS, '/integrations?limit=200');
    pages.show(ctx, { title: 'Home', children: <HomePage integrations={items} /> });
  });
}
