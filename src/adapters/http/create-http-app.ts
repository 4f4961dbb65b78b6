import Router from '@koa/router';
import Koa from 'koa';
import type { Log } from '../../application/ports/log.ts';
import { own } from '../../domain/foreign-json.ts';
import { addAboutRoutes } from './api/about-routes.ts';
import { addActivityRoutes } from './api/activity-routes.ts';
import { addApiKeyRoutes } from './api/api-key-routes.ts';
import { addAuditEntryRoutes } from './api/audit-entry-routes.ts';
import { addCreationRoutes } from './api/creation-routes.ts';
import { addCreationRuleRoutes } from './api/creation-rule-routes.ts';
import { addPreviewRoutes } from './api/preview-routes.ts';
import { addDeliveryRoutes } from './api/delivery-routes.ts';
import { addDiagnosisRoutes } from './api/diagnosis-routes.ts';
import { addEffectRoutes } from './api/effect-routes.ts';
import { addEventPreviewRoutes } from './api/event-preview-routes.ts';
import { addImportRoutes } from './api/import-routes.ts';
import { addInstallationRoutes } from './api/installation-routes.ts';
import { addIntegrationRoutes } from './api/integration-routes.ts';
import { addJiraRoutes } from './api/jira-routes.ts';
import { addLinkRoutes } from './api/link-routes.ts';
import { addOrganizationRoutes } from './api/organization-routes.ts';
import { addProbeRoutes } from './api/probe-routes.ts';
import { addReplayRoutes } from './api/replay-routes.ts';
import { addReconciliationRoutes } from './api/reconciliation-routes.ts';
import { addTrackerIssueRoutes } from './api/tracker-issue-routes.ts';
import { addTrackerCommentRoutes } from './api/tracker-comment-routes.ts';
import { addTrackerRoutes } from './api/tracker-routes.ts';
import { addTrackerUserRoutes } from './api/tracker-user-routes.ts';
import { addWebhookRoutes } from './api/webhook-routes.ts';
import { consoleRoutes, toConsole } from './console/console-routes.tsx';
import { InProcessApi } from './console/in-process-api.ts';
import { addDocsRoutes } from './docs/docs-routes.ts';
import type { HttpPorts } from './http-ports.ts';
import { InProcessCallers } from './in-process-callers.ts';
import { addIssueEventRoutes } from './jira/issue-event-routes.ts';
import { addOAuthCallbackRoutes } from './jira/oauth-callback-routes.ts';
import { audited } from './middleware/audited.ts';
import { bearerKeys, type Doorkeeping } from './middleware/bearer-keys.ts';
import { enoughRole } from './middleware/enough-role.ts';
import { crossOrigin } from './middleware/cross-origin.ts';
import { idempotencyKeys } from './middleware/idempotency-keys.ts';
import { errorSink } from './middleware/error-sink.ts';
import { originForm } from './middleware/origin-form.ts';
import { pathPrefix } from './middleware/path-prefix.ts';
import { requestLog } from './middleware/request-log.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { tracedRequests } from './middleware/traced-requests.ts';
import { unreadBody } from './middleware/unread-body.ts';
import { unrouted } from './middleware/unrouted.ts';
import { API_PREFIX } from './openapi/operation-at.ts';
import { addOpenApiRoutes } from './openapi/open-api-routes.ts';
import { addTrackerEventRoutes } from './tracker/tracker-event-routes.ts';
import { addHealthRoutes } from './ops/health-routes.ts';
import { addMetricsRoutes } from './ops/metrics-routes.ts';
import { addSentryHookRoutes } from './sentry/sentry-hook-routes.ts';
import type { ApiState, RequestMiddleware, RequestState } from './request-state.ts';
import { TriedKeys } from './tried-keys.ts';

/**
 * Which surfaces a server has. `outward`: what Jira, the trackers and people's browsers call. `inward`: what operators
 * do. `only`: both, where there is one server for all. Each tells how it is.
 */
export type Door = 'only' | 'outward' | 'inward';

/**
 * The HTTP surfaces of Lockstep at one door. Sets no cookie but the console's, and believes no `X-Forwarded-` header.
 */
export function createHttpApp(ports: HttpPorts, door: Door = 'only'): Koa {
  const open = openRoutes(ports, door);
  const inner = door === 'outward' ? null : innerRoutes(ports);

  const app = new Koa<RequestState>();
  app.on('error', (error: unknown) => logUndelivered(ports.log, error));
  if (ports.tracing.isOn) app.use(tracedRequests(ports));
  app.use(requestLog(ports));
  app.use(securityHeaders(ports, door));
  app.use(unreadBody);
  app.use(errorSink(ports));
  app.use(originForm);
  app.use(pathPrefix(ports.publicUrl, inner === null ? [open] : [open, inner.api, ...inner.console]));
  app.use(open.routes());
  if (inner !== null) {
    app.use(crossOrigin(ports)).use(inner.api.routes());
    app.use(toConsole);
    for (const routes of inner.console) app.use(routes.routes() as RequestMiddleware);
  }
  app.use(unrouted);
  return app;
}

function openRoutes(ports: HttpPorts, door: Door): Router<RequestState> {
  const router = new Router<RequestState>({ sensitive: true });
  addHealthRoutes(router, ports);
  if (door !== 'inward') addOutwardRoutes(router, ports, door);
  if (door !== 'outward') addInwardRoutes(router, ports, door);
  return router;
}

function addOutwardRoutes(router: Router<RequestState>, ports: HttpPorts, door: Door): void {
  addIssueEventRoutes(router, ports);
  addOAuthCallbackRoutes(router, ports, { hasConsole: door === 'only' });
  addSentryHookRoutes(router, ports);
  addTrackerEventRoutes(router, ports);
}

function addInwardRoutes(router: Router<RequestState>, ports: HttpPorts, door: Door): void {
  addMetricsRoutes(router, ports);
  addOpenApiRoutes(router, { server: `${door === 'only' ? ports.publicUrl : ''}/api/v1` });
  addDocsRoutes(router);
}

/** What operators are served: the admin API, and the console, which asks that API in its turn. */
function innerRoutes(ports: HttpPorts) {
  const doorkeeping = { triedKeys: new TriedKeys(ports.clock), callers: new InProcessCallers() };
  const api = apiRoutes({ ...ports, ...doorkeeping });
  const alone = new Koa<RequestState>();
  alone.use(askedFromHere(ports)).use(errorSink(ports)).use(api.routes());
  alone.use(unrouted);
  const handle = alone.callback();
  const inProcess = new InProcessApi(
    (request, response) => void handle(request, response),
    doorkeeping.callers,
  );
  return { api, console: consoleRoutes(ports, { api: inProcess, triedKeys: doorkeeping.triedKeys }) };
}

/** A question of the console is part of the request that it comes from, which is logged and counted already. */
function askedFromHere({ randomness }: Pick<HttpPorts, 'randomness'>): RequestMiddleware {
  return async (ctx, next) => {
    ctx.state.requestId = ctx.get('X-Request-Id') || randomness.id();
    await next();
  };
}

function apiRoutes(ports: HttpPorts & Doorkeeping): Router<ApiState> {
  const router = new Router<ApiState>({ prefix: API_PREFIX, sensitive: true });
  router.use(bearerKeys(ports));
  router.use(enoughRole(ports));
  router.use(idempotencyKeys(ports));
  router.use(audited(router, ports));
  addAboutRoutes(router, ports);
  addActivityRoutes(router, ports);
  addApiKeyRoutes(router, ports);
  addAuditEntryRoutes(router, ports);
  addOrganizationRoutes(router, ports);
  addProbeRoutes(router, ports);
  addIntegrationRoutes(router, ports);
  addWebhookRoutes(router, ports);
  addDiagnosisRoutes(router, ports);
  addInstallationRoutes(router, ports);
  addTrackerRoutes(router, ports);
  addTrackerIssueRoutes(router, ports);
  addTrackerCommentRoutes(router, ports);
  addTrackerUserRoutes(router, ports);
  addLinkRoutes(router, ports);
  addCreationRoutes(router, ports);
  addImportRoutes(router, ports);
  addCreationRuleRoutes(router, ports);
  addPreviewRoutes(router, ports);
  addJiraRoutes(router, ports);
  addReconciliationRoutes(router, ports);
  addDeliveryRoutes(router, ports);
  addEffectRoutes(router, ports);
  addEventPreviewRoutes(router, ports);
  addReplayRoutes(router, ports);
  return router;
}

/** What goes wrong with an answer after its route is done: mostly that the client has gone, which is its own affair. */
function logUndelivered(log: Log, error: unknown): void {
  const isClientGone = own(error, 'headerSent') === true;
  if (isClientGone) log.debug('http_answer_not_delivered', { error });
  else log.error('http_fault', { error });
}
