import type { Middleware } from 'koa';
import { Secret } from '../../../domain/secret.ts';
import type { HttpPorts } from '../http-ports.ts';
import { HttpRefusal } from '../http-refusal.ts';
import type { ApiState } from '../request-state.ts';

const CREDENTIALS = /^Bearer +([\w.~+/-]+=*)$/i;
/** One for all three: who tries keys out must not learn that one was good once. */
const NOT_GOOD = 'This API key is not known, has expired, or was revoked.';
const REALM = 'Bearer realm="lockstep"';

/** Lets in who bears an API key, with that key's scope (RFC 6750, section 2.1). */
export function bearerKeys({
  authenticateApiKey,
}: Pick<HttpPorts, 'authenticateApiKey'>): Middleware<ApiState> {
  return async (ctx, next) => {
    const key = CREDENTIALS.exec(ctx.get('Authorization').trim())?.[1];
    if (key === undefined)
      throw unauthenticated('Send an API key, as in "Authorization: Bearer <key>".', REALM);

    const caller = await authenticateApiKey.execute(new Secret(key));
    if (caller === null) throw unauthenticated(NOT_GOOD, `${REALM}, error="invalid_token"`);
    ctx.state.caller = caller;
    ctx.state.scope = caller.scope;
    ctx.state.keyName = caller.name;
    await next();
  };
}

function unauthenticated(message: string, challenge: string): HttpRefusal {
  return new HttpRefusal('unauthenticated', message, { headers: { 'WWW-Authenticate': challenge } });
}
