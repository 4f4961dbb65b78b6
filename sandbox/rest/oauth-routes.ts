import type { JiraInstance } from '../jira-instance.ts';
import { accessTokenAnswer } from '../oauth/oauth-provider.ts';
import { rawRequestOf } from './raw-request.ts';
import type { SandboxRouter } from './request-state.ts';

/** The two calls of the OAuth dance that programs make. */
export function addOAuthRoutes(router: SandboxRouter, { oauth }: JiraInstance): void {
  router.post('/plugins/servlet/oauth/request-token', (ctx) => {
    const { token, secret } = oauth.giveRequestToken(rawRequestOf(ctx));
    ctx.type = 'text/plain';
    ctx.body = new URLSearchParams({
      oauth_token: token,
      oauth_token_secret: secret,
      oauth_callback_confirmed: 'true',
    }).toString();
  });

  router.post('/plugins/servlet/oauth/access-token', (ctx) => {
    ctx.type = 'text/plain';
    ctx.body = accessTokenAnswer(oauth.giveAccessToken(rawRequestOf(ctx))).toString();
  });
}
