import { FAULT_KINDS } from '../faults/fault-kinds.ts';
import { refusal, Refusal } from '../model/refusal.ts';
import { jsonBody } from '../rest/json-body.ts';
import type { SandboxRouter, SandboxRouterContext } from '../rest/request-state.ts';
import { addIssueControlRoutes } from './issue-control-routes.ts';
import {
  APPLICATION_LINK,
  AUTHORIZE,
  BASE_URL,
  EDIT_WEBHOOK,
  EXPIRE,
  FAULT,
  FAULT_NAME,
  LIMITS,
  RAW_BODY,
  REVOKE,
  VERSION,
  WEBHOOK,
} from './control-schemas.ts';
import { addProjectControlRoutes } from './project-control-routes.ts';
import { addFieldControlRoutes } from './field-control-routes.ts';
import { addWorkflowControlRoutes } from './workflow-control-routes.ts';
import { addPeopleControlRoutes } from './people-control-routes.ts';
import { given } from './given.ts';
import type { JiraControl } from './jira-control.ts';

const PATH = '/sandbox/api';
const LOCAL_NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost']);

/** The control API: JSON, for whoever can reach the loopback address. */
export function addControlRoutes(router: SandboxRouter, control: JiraControl): void {
  router.use(PATH, async (ctx, next) => {
    // A web page elsewhere could give its own name this address.
    if (!LOCAL_NAMES.has(ctx.hostname)) throw refusal(403, 'The control API is for callers on this machine.');
    try {
      await next();
    } catch (error) {
      if (error instanceof RangeError) throw new Refusal(400, { error: error.message });
      throw error;
    }
  });
  addIssueControlRoutes(router, control.issues, PATH);
  addProjectControlRoutes(router, control, PATH);
  addFieldControlRoutes(router, control.fields, PATH);
  addWorkflowControlRoutes(router, control.workflows, PATH);
  addPeopleControlRoutes(router, control, PATH);
  addConnectionRoutes(router, control);
  addWebhookRoutes(router, control);
  addFaultRoutes(router, control);
}

function addConnectionRoutes(router: SandboxRouter, control: JiraControl): void {
  router.get(`${PATH}/version`, (ctx) => (ctx.body = { version: control.version }));
  router.put(`${PATH}/version`, (ctx) => {
    control.setVersion(jsonBody(ctx, VERSION).version);
    ctx.body = { version: control.version };
  });
  router.get(`${PATH}/base-url`, (ctx) => (ctx.body = { baseUrl: control.baseUrl }));
  router.put(`${PATH}/base-url`, (ctx) => {
    control.setBaseUrl(jsonBody(ctx, BASE_URL).baseUrl);
    ctx.body = { baseUrl: control.baseUrl };
  });
  router.get(`${PATH}/limits`, (ctx) => (ctx.body = control.limits));
  router.put(`${PATH}/limits`, (ctx) => {
    control.setLimits(given(jsonBody(ctx, LIMITS)));
    ctx.body = control.limits;
  });
  router.get(`${PATH}/application-links`, (ctx) => (ctx.body = control.applicationLinks()));
  router.post(`${PATH}/application-links`, (ctx) => {
    const link = control.putApplicationLink(jsonBody(ctx, APPLICATION_LINK));
    ctx.status = 201;
    ctx.body = link;
  });
  router.delete(`${PATH}/application-links/:consumerKey`, (ctx) => {
    if (!control.removeApplicationLink(ctx.params['consumerKey'] ?? '')) throw refusal(404, 'No such link.');
    ctx.status = 204;
  });
  router.post(`${PATH}/authorize`, (ctx) => (ctx.body = control.authorize(jsonBody(ctx, AUTHORIZE))));
  router.get(`${PATH}/tokens`, (ctx) => (ctx.body = control.accessTokens()));
  router.post(`${PATH}/tokens/revoke`, (ctx) => {
    const revoked = control.revokeTokens(given(jsonBody(ctx, REVOKE)));
    ctx.body = { revoked };
  });
  router.post(`${PATH}/tokens/expire`, (ctx) => {
    ctx.body = { expired: control.expireTokens(given(jsonBody(ctx, EXPIRE))) };
  });
  router.get(`${PATH}/requests`, (ctx) => (ctx.body = control.requests()));
  router.delete(`${PATH}/requests`, (ctx) => {
    control.clearRequests();
    ctx.status = 204;
  });
  router.get(`${PATH}/signed-requests`, (ctx) => (ctx.body = control.signedRequests()));
  router.delete(`${PATH}/signed-requests`, (ctx) => {
    control.clearSignedRequests();
    ctx.status = 204;
  });
}

function addWebhookRoutes(router: SandboxRouter, control: JiraControl): void {
  router.get(`${PATH}/webhooks`, (ctx) => (ctx.body = control.webhooks()));
  router.post(`${PATH}/webhooks`, (ctx) => {
    const webhook = control.createWebhook(jsonBody(ctx, WEBHOOK));
    ctx.status = 201;
    ctx.body = webhook;
  });
  router.put(`${PATH}/webhooks/:id`, (ctx) => {
    ctx.body = control.changeWebhook(Number(ctx.params['id']), given(jsonBody(ctx, EDIT_WEBHOOK)));
  });
  router.delete(`${PATH}/webhooks/:id`, (ctx) => {
    control.deleteWebhook(Number(ctx.params['id']));
    ctx.status = 204;
  });
  router.post(`${PATH}/webhooks/:id/send`, (ctx) => {
    control.sendToWebhook(Number(ctx.params['id']), jsonBody(ctx, RAW_BODY).body);
    ctx.status = 202;
  });
  router.get(`${PATH}/deliveries`, async (ctx) => {
    if (ctx.query['settled'] === 'true') await control.deliveriesSettled();
    ctx.body = control.deliveries();
  });
  router.delete(`${PATH}/deliveries`, (ctx) => {
    control.clearDeliveries();
    ctx.status = 204;
  });
}

function addFaultRoutes(router: SandboxRouter, control: JiraControl): void {
  const named = (ctx: SandboxRouterContext) => {
    const name = FAULT_NAME.safeParse(ctx.params['name']);
    if (name.success) return name.data;
    throw refusal(404, `There is no such fault. Known: ${Object.keys(FAULT_KINDS).join(', ')}`);
  };
  router.get(`${PATH}/faults`, (ctx) => (ctx.body = { known: FAULT_KINDS, active: control.faults() }));
  router.put(`${PATH}/faults/:name`, (ctx) => {
    control.switchOn(named(ctx), jsonBody(ctx, FAULT));
    ctx.body = { active: control.faults() };
  });
  router.delete(`${PATH}/faults/:name`, (ctx) => {
    control.switchOff(named(ctx));
    ctx.body = { active: control.faults() };
  });
  router.delete(`${PATH}/faults`, (ctx) => {
    control.switchOff();
    ctx.status = 204;
  });
}
