import Router from '@koa/router';
import type { Next, ParameterizedContext } from 'koa';
import { HttpRefusal } from '../http-refusal.ts';
import type { StorageVerdicts } from '../error-responses.ts';
import type { HttpPorts } from '../http-ports.ts';
import type { RequestState } from '../request-state.ts';
import { answerAsset } from '../docs/answer-asset.ts';
import type { Asset } from '../docs/docs-assets.ts';
import type { TriedKeys } from '../tried-keys.ts';
import { addressFrom, CONSOLE_PREFIX } from './addresses.ts';
import { readConsoleAssets } from './console-assets.ts';
import type { ConsoleParts } from './console-ports.ts';
import type { ConsoleState } from './console-state.ts';
import type { InProcessApi } from './in-process-api.ts';
import { ownOrigin } from './own-origin.ts';
import { addAboutRoutes } from './pages/about.tsx';
import { addTrackerIssueRoutes } from './pages/local-tracker/tracker-issue-routes.tsx';
import { addAuditRoutes } from './pages/audit.tsx';
import { addDeliveriesRoutes } from './pages/deliveries.tsx';
import { addDeliveryRoutes } from './pages/delivery.tsx';
import { addHomeRoutes } from './pages/home.tsx';
import { addKeysRoutes } from './pages/keys.tsx';
import { addReplayManyRoutes } from './pages/replay-many.tsx';
import { addReplayRoutes } from './pages/replays.ts';
import { addLinkRoutes } from './pages/links/link-routes.ts';
import { addSettingsRoutes } from './pages/settings/settings-routes.ts';
import { addTimelineRoutes } from './pages/timeline.tsx';
import { addIntegrationPages } from './pages/integrations/integration-pages.ts';
import { addDeleteOrganizationPages } from './pages/organizations/delete-organization-routes.tsx';
import { addOrganizationPages } from './pages/organizations/organization-routes.tsx';
import { addPeoplePages } from './pages/organizations/people-routes.tsx';
import { addSignInRoutes } from './pages/sign-in.tsx';
import { addTrackerPages } from './pages/tracker/tracker-routes.tsx';
import { addTryRoutes } from './pages/try-payload.tsx';
import { problemPages } from './problem-pages.tsx';
import { dropSession, sessionIn } from './session-cookie.ts';
import { Pages } from './show.tsx';
import { signedIn } from './signed-in.ts';

export type ConsolePorts = Pick<
  HttpPorts,
  | 'signIn'
  | 'signOut'
  | 'authenticateSession'
  | 'clock'
  | 'log'
  | 'publicUrl'
  | keyof StorageVerdicts
  | 'randomness'
>;

interface ConsoleDoor {
  readonly api: InProcessApi;
  readonly triedKeys: TriedKeys;
}

/** The console's routers: what anybody gets, and what takes a session. */
export function consoleRoutes(
  ports: ConsolePorts,
  { api, triedKeys }: ConsoleDoor,
): readonly [Router<RequestState>, Router<ConsoleState>] {
  let read: readonly Asset[] | null = null;
  const assets = () => (read ??= readConsoleAssets());
  const pages = new Pages(assets, () => ports.clock.now());

  const outside = new Router<RequestState>({ prefix: CONSOLE_PREFIX, sensitive: true });
  outside.get('/assets/:asset', (ctx) => answerAsset(ctx, assets()));
  outside.use(problemPages(pages, ports), ownOrigin);
  addSignInRoutes(outside, { pages, ports, triedKeys });

  const inside = new Router<ConsoleState>({ prefix: CONSOLE_PREFIX, sensitive: true });
  inside.use(problemPages(pages, ports), ownOrigin, signedIn(ports, api));
  addSignOutRoute(inside, ports);
  addPages(inside, { pages, ports });
  inside.all('/{*page}', () => {
    throw new HttpRefusal('no_such_address', 'The console has no such page.');
  });
  return [outside, inside];
}

function addPages(router: Router<ConsoleState>, parts: ConsoleParts): void {
  addHomeRoutes(router, parts);
  addLinkRoutes(router, parts);
  addSettingsRoutes(router, parts);
  addIntegrationPages(router, parts);
  addTrackerPages(router, parts);
  addAboutRoutes(router, parts);
  addTrackerIssueRoutes(router, parts);
  addTimelineRoutes(router, parts);
  addReplayRoutes(router);
  addReplayManyRoutes(router, parts);
  addDeliveriesRoutes(router, parts);
  addTryRoutes(router, parts);
  addOrganizationPages(router, parts);
  addDeleteOrganizationPages(router, parts);
  addPeoplePages(router, parts);
  addKeysRoutes(router, parts);
  addAuditRoutes(router, parts);
  addDeliveryRoutes(router, parts);
}

function addSignOutRoute(router: Router<ConsoleState>, { signOut }: Pick<ConsolePorts, 'signOut'>): void {
  router.post('/sign-out', async (ctx) => {
    const secret = sessionIn(ctx);
    if (secret !== null) await signOut.execute(secret);
    dropSession(ctx);
    // Nothing of what was seen stays in the browser (Clear Site Data, section 3.2).
    ctx.set('Clear-Site-Data', '"cache", "storage"');
    ctx.status = 303;
    ctx.set('Location', `${addressFrom(ctx, '/sign-in')}?notice=signed_out`);
  });
}

/** Whoever comes to the bare address wants the console. */
export async function toConsole(ctx: ParameterizedContext<RequestState>, next: Next): Promise<void> {
  if (ctx.path !== '/' || !['GET', 'HEAD'].includes(ctx.method)) {
    await next();
    return;
  }
  ctx.status = 303;
  ctx.set('Location', addressFrom(ctx, '/'));
}
