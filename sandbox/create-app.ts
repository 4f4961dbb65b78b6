import Router from '@koa/router';
import Koa from 'koa';

import type { JiraControl } from './control/jira-control.ts';
import { addControlRoutes } from './control/control-routes.ts';
import type { JiraInstance } from './jira-instance.ts';
import { addPages } from './pages/add-pages.ts';
import { refusals, standardHeaders } from './rest/answers.ts';
import { authentication } from './rest/authentication.ts';
import { addChoiceRoutes } from './rest/choice-routes.ts';
import { addCommentRoutes } from './rest/comment-routes.ts';
import { addCreateMetaRoutes } from './rest/create-meta-routes.ts';
import { addIssueRoutes } from './rest/issue-routes.ts';
import { addLegacyWebhookRoutes } from './rest/legacy-webhook-routes.ts';
import { addModernWebhookRoutes } from './rest/modern-webhook-routes.ts';
import { noteChanges } from './rest/note-changes.ts';
import { noteRequests } from './rest/note-requests.ts';
import { addOAuthRoutes } from './rest/oauth-routes.ts';
import { readBody } from './rest/read-body.ts';
import type { RequestState } from './rest/request-state.ts';
import { restFaults } from './rest/rest-faults.ts';
import { addPatRoutes } from './rest/pat-routes.ts';
import { addProjectRoutes } from './rest/project-routes.ts';
import { addPropertyRoutes } from './rest/property-routes.ts';
import { addRemoteLinkRoutes } from './rest/remote-link-routes.ts';
import { addSearchRoutes } from './rest/search-routes.ts';
import { addServerRoutes } from './rest/server-routes.ts';
import { addTransitionRoutes } from './rest/transition-routes.ts';
import { addUserRoutes } from './rest/user-routes.ts';
import { xsrfCheck } from './rest/xsrf-check.ts';

/** The web application of one Jira. */
export function createApp(jira: JiraInstance, control: JiraControl): Koa<RequestState> {
  const prefix = jira.contextPath === '' ? {} : { prefix: jira.contextPath };
  const pages = new Router<RequestState>(prefix);
  addPages(pages, jira);
  const router = new Router<RequestState>(prefix);
  addOAuthRoutes(router, jira);
  addServerRoutes(router, jira);
  addCreateMetaRoutes(router, jira);
  addIssueRoutes(router, jira);
  addCommentRoutes(router, jira);
  addTransitionRoutes(router, jira);
  addPropertyRoutes(router, jira);
  addChoiceRoutes(router, jira);
  addRemoteLinkRoutes(router, jira);
  addSearchRoutes(router, jira);
  addProjectRoutes(router, jira);
  addUserRoutes(router, jira);
  addPatRoutes(router, jira);
  addLegacyWebhookRoutes(router, jira);
  addModernWebhookRoutes(router, jira);
  addControlRoutes(router, control);

  const app = new Koa<RequestState>();
  app.on('error', (error: NodeJS.ErrnoException) => {
    // A caller that hangs up is the caller's business.
    if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE')
      process.stderr.write(`${error.stack ?? error.message}\n`);
  });
  app.use(standardHeaders(jira));
  app.use(refusals(jira));
  app.use(readBody);
  app.use(noteRequests(jira));
  app.use(refusals(jira));
  app.use(restFaults(jira));
  app.use(authentication(jira));
  app.use(xsrfCheck);
  app.use(noteChanges(jira));
  app.use(router.routes());
  app.use(pages.routes());
  return app;
}
