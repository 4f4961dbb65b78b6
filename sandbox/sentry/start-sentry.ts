import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Router from '@koa/router';
import Koa from 'koa';
import { addSentryControlRoutes } from './control/control-routes.ts';
import { SentryControl } from './control/sentry-control.ts';
import { addCommentRoutes } from './rest/comment-routes.ts';
import { addIssueRoutes } from './rest/issue-routes.ts';
import { addOrganizationRoutes } from './rest/organization-routes.ts';
import { answers, noteRequests, readBody, restFaults } from './rest/rest-middleware.ts';
import type { SentryState } from './rest/sentry-state.ts';
import { SentryInstance } from './sentry-instance.ts';
import type { SentryOptions } from './sentry-options.ts';

/** A running Sentry stand-in. */
export interface SentrySandbox {
  readonly url: string;
  readonly controlUrl: string;
  /** The same as the control API, for who is in the same process. */
  readonly sentry: SentryControl;
  /** Stops listening and gives up webhook requests under way. Closing again does nothing. */
  close(): Promise<void>;
}

/** Starts a Sentry, or a GlitchTip, on 127.0.0.1 and answers when it listens. */
export async function startSentry(options: SentryOptions = {}): Promise<SentrySandbox> {
  const instance = new SentryInstance(options);
  const control = new SentryControl(instance);
  const handle = createSentryApp(instance, control).callback();
  const server = createServer((request, response) => void handle(request, response));
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  instance.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: instance.baseUrl,
    controlUrl: `${instance.baseUrl}/sandbox/api`,
    sentry: control,
    close: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await instance.hooks.close();
      await closed;
    },
  };
}

function createSentryApp(instance: SentryInstance, control: SentryControl): Koa<SentryState> {
  // Sentry's routes end in a slash, and without it are other routes.
  const router = new Router<SentryState>({ strict: true });
  addOrganizationRoutes(router, instance);
  addIssueRoutes(router, instance);
  addCommentRoutes(router, instance);
  addSentryControlRoutes(router, control);

  const app = new Koa<SentryState>();
  app.on('error', (error: NodeJS.ErrnoException) => {
    // A caller that hangs up is the caller's business.
    if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE')
      process.stderr.write(`${error.stack ?? error.message}\n`);
  });
  app.use(readBody);
  app.use(noteRequests(instance));
  app.use(answers(instance));
  app.use(restFaults(instance));
  app.use(router.routes());
  return app;
}
