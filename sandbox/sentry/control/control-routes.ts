import { z } from 'zod';
import { SENTRY_FAULTS, type SentryFaultName } from '../faults.ts';
import type { Issue } from '../model/issue.ts';
import { assigneeJson, issueJson, noteJson } from '../model/json.ts';
import { refusal } from '../refusal.ts';
import { jsonBody } from '../rest/json-body.ts';
import type { SentryContext, SentryRouter } from '../rest/sentry-state.ts';
import { given } from '../../control/given.ts';
import type { SentryControl } from './sentry-control.ts';

const PATH = '/sandbox/api';
const LOCAL_NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost']);

const by = z.string().optional();
const ORGANIZATION = z.strictObject({ slug: z.string(), name: z.string().optional() });
const PROJECT = z.strictObject({ organization: z.string(), slug: z.string() });
const MEMBER = z.strictObject({
  organization: z.string(),
  username: z.string(),
  name: z.string().optional(),
  email: z.string().optional(),
  isVerified: z.boolean().optional(),
  isActive: z.boolean().optional(),
  projects: z.array(z.string()).optional(),
});
const RELEASE = z.strictObject({ project: z.string(), version: z.string() });
const INTEGRATION = z.strictObject({
  organization: z.string(),
  name: z.string().optional(),
  scopes: z.array(z.string()).optional(),
  webhookUrl: z.string().nullable().optional(),
  resources: z.array(z.enum(['issue', 'comment', 'error', 'event_alert'])).optional(),
});
const ISSUE = z.strictObject({
  project: z.string(),
  title: z.string(),
  level: z.string().optional(),
  tags: z.record(z.string(), z.string()).optional(),
});
const STATUS = z.strictObject({
  status: z.enum(['unresolved', 'resolved', 'ignored']),
  details: z
    .strictObject({ inRelease: z.string().optional(), inNextRelease: z.boolean().optional() })
    .optional(),
  by,
});
const FAULT = z.strictObject({
  times: z.int().optional(),
  ms: z.int().optional(),
  retryAfterSeconds: z.int().optional(),
  status: z.int().optional(),
  method: z.string().optional(),
  pathEnd: z.string().optional(),
  afterWork: z.boolean().optional(),
});

/** The control API: JSON, for whoever can reach the loopback address. */
export function addSentryControlRoutes(router: SentryRouter, control: SentryControl): void {
  router.use(PATH, async (ctx, next) => {
    // A web page elsewhere could give its own name this address.
    if (!LOCAL_NAMES.has(ctx.hostname)) throw refusal(403, 'The control API is for callers on this machine.');
    try {
      await next();
    } catch (error) {
      if (error instanceof RangeError) throw refusal(400, error.message);
      throw error;
    }
  });
  const post = (path: string, make: (ctx: SentryContext) => unknown) => {
    router.post(PATH + path, (ctx) => {
      const made = make(ctx);
      ctx.status = made === undefined ? 204 : 201;
      ctx.body = made;
    });
  };
  const issueIn = (ctx: SentryContext): string => ctx.params['issue'] ?? '';

  post('/organizations', (ctx) => control.createOrganization(jsonBody(ctx, ORGANIZATION)));
  post('/projects', (ctx) => control.createProject(jsonBody(ctx, PROJECT)));
  post('/members', (ctx) => control.addMember(given(jsonBody(ctx, MEMBER))));
  post('/releases', (ctx) => {
    control.createRelease(jsonBody(ctx, RELEASE));
  });
  post('/integrations', (ctx) => control.createIntegration(given(jsonBody(ctx, INTEGRATION))));
  router.get(`${PATH}/integrations/:uuid`, (ctx) => {
    const { uuid, name, token, clientSecret, webhookUrl } = control.integration(ctx.params['uuid'] ?? '');
    ctx.body = { uuid, name, token, clientSecret, webhookUrl };
  });
  router.put(`${PATH}/integrations/:uuid`, (ctx) => {
    const { webhookUrl } = jsonBody(ctx, z.strictObject({ webhookUrl: z.string().nullable() }));
    control.setWebhookUrl(ctx.params['uuid'] ?? '', webhookUrl);
    ctx.status = 204;
  });
  post('/integrations/:uuid/send', (ctx) => {
    const raw = jsonBody(ctx, z.strictObject({ resource: z.string(), body: z.string() }));
    control.sendRaw(ctx.params['uuid'] ?? '', raw);
  });
  post('/tokens', (ctx) => {
    const said = jsonBody(ctx, z.strictObject({ user: z.string(), scopes: z.array(z.string()).optional() }));
    return { token: control.createUserToken(said) };
  });
  post('/issues', (ctx) => view(control.createIssue(jsonBody(ctx, ISSUE))));
  router.get(`${PATH}/issues`, (ctx) => (ctx.body = control.issues().map(view)));
  router.get(`${PATH}/issues/:issue`, (ctx) => (ctx.body = view(control.issue(issueIn(ctx)))));
  router.delete(`${PATH}/issues/:issue`, (ctx) => {
    control.deleteIssue(issueIn(ctx));
    ctx.status = 204;
  });
  post('/issues/:issue/status', (ctx) => {
    const { details, ...said } = jsonBody(ctx, STATUS);
    control.setStatus(issueIn(ctx), { ...said, ...(details && { details: given(details) }) });
    return view(control.issue(issueIn(ctx)));
  });
  post('/issues/:issue/seen', (ctx) => {
    control.seenAgain(issueIn(ctx));
    return view(control.issue(issueIn(ctx)));
  });
  post('/issues/:issue/assign', (ctx) => {
    control.assign(issueIn(ctx), jsonBody(ctx, z.strictObject({ to: z.string().nullable(), by })));
    return view(control.issue(issueIn(ctx)));
  });
  post('/issues/:issue/comments', (ctx) =>
    noteJson(control.comment(issueIn(ctx), jsonBody(ctx, z.strictObject({ text: z.string(), by })))),
  );
  router.put(`${PATH}/issues/:issue/comments/:comment`, (ctx) => {
    const said = jsonBody(ctx, z.strictObject({ text: z.string(), by }));
    ctx.body = noteJson(control.editComment(issueIn(ctx), ctx.params['comment'] ?? '', said));
  });
  router.delete(`${PATH}/issues/:issue/comments/:comment`, (ctx) => {
    const who = typeof ctx.query['by'] === 'string' ? [ctx.query['by']] : [];
    control.deleteComment(issueIn(ctx), ctx.params['comment'] ?? '', ...who);
    ctx.status = 204;
  });
  router.put(`${PATH}/product`, (ctx) => {
    const PRODUCT = z.strictObject({
      product: z.enum(['sentry', 'glitchtip']),
      comments: z.boolean().optional(),
    });
    const { product, ...said } = jsonBody(ctx, PRODUCT);
    control.setProduct(product, said);
    ctx.status = 204;
  });
  addObservation(router, control);
}

function addObservation(router: SentryRouter, control: SentryControl): void {
  router.get(`${PATH}/requests`, (ctx) => (ctx.body = control.requests()));
  router.delete(`${PATH}/requests`, (ctx) => {
    control.clearRequests();
    ctx.status = 204;
  });
  router.get(`${PATH}/deliveries`, async (ctx) => {
    if (ctx.query['settled'] === 'true') await control.deliveriesSettled();
    ctx.body = control.deliveries();
  });
  const faultIn = (ctx: SentryContext): SentryFaultName => {
    const name = ctx.params['name'] ?? '';
    if (Object.hasOwn(SENTRY_FAULTS, name)) return name as SentryFaultName;
    throw refusal(404, `There is no such fault. Known: ${Object.keys(SENTRY_FAULTS).join(', ')}`);
  };
  router.get(`${PATH}/faults`, (ctx) => (ctx.body = { known: SENTRY_FAULTS, active: control.faults() }));
  router.put(`${PATH}/faults/:name`, (ctx) => {
    control.switchOn(faultIn(ctx), jsonBody(ctx, FAULT));
    ctx.body = { active: control.faults() };
  });
  router.delete(`${PATH}/faults/:name`, (ctx) => {
    control.switchOff(faultIn(ctx));
    ctx.status = 204;
  });
}

/** An issue as the control API shows it: with its comments. */
function view(issue: Issue): object {
  return {
    ...issueJson(issue, null, true),
    assignee: assigneeJson(issue.assignee),
    comments: issue.notes.map(noteJson),
  };
}
