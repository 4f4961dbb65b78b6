import { createHash } from 'node:crypto';
import type { Middleware } from 'koa';
import type { Counts } from '../../../application/ports/meter.ts';
import { Secret } from '../../../domain/secret.ts';
import { AuthenticationFailures } from '../authentication-failures.ts';
import type { HttpPorts } from '../http-ports.ts';
import { HttpRefusal } from '../http-refusal.ts';
import type { ApiState } from '../request-state.ts';

const CREDENTIALS = /^Bearer +([\w.~+/-]+=*)$/i;
/** One for all three: who tries keys out must not learn that one was good once. */
const NOT_GOOD = 'This API key is not known, has expired, or was revoked.';
const REALM = 'Bearer realm="lockstep"';

type BearerPorts = Pick<HttpPorts, 'authenticateApiKey' | 'clock' | 'meter'>;

/** Lets in who bears an API key, with that key's scope (RFC 6750, section 2.1), and bounds how many are tried out. */
export function bearerKeys({ authenticateApiKey, clock, meter }: BearerPorts): Middleware<ApiState> {
  const failures = new AuthenticationFailures(clock);
  const refuse = (reason: Counts['api_refusals']['reason'], refusal: HttpRefusal): never => {
    meter.count('api_refusals', { reason });
    throw refusal;
  };

  return async (ctx, next) => {
    const key = CREDENTIALS.exec(ctx.get('Authorization').trim())?.[1];
    if (key === undefined) {
      const how = 'Send an API key, as in "Authorization: Bearer <key>".';
      return refuse('no_key', unauthenticated(how, REALM));
    }

    const fingerprint = createHash('sha256').update(key).digest('base64');
    const wait = failures.secondsToWait(ctx.ip, fingerprint);
    if (wait !== null) return refuse('too_many_failures', tooManyFailures(wait));

    const caller = await authenticateApiKey.execute(new Secret(key));
    if (caller === null) {
      failures.noteFailure(ctx.ip, fingerprint);
      return refuse('unknown_key', unauthenticated(NOT_GOOD, `${REALM}, error="invalid_token"`));
    }
    failures.noteRight(fingerprint);
    ctx.state.caller = caller;
    ctx.state.scope = caller.scope;
    ctx.state.keyName = caller.name;
    await next();
  };
}

function unauthenticated(message: string, challenge: string): HttpRefusal {
  return new HttpRefusal('unauthenticated', message, { headers: { 'WWW-Authenticate': challenge } });
}

function tooManyFailures(seconds: number): HttpRefusal {
  return new HttpRefusal(
    'too_many_failures',
    `Too many wrong API keys came from this address, or from all. Try again in ${seconds} s, with the right one.`,
    { headers: { 'Retry-After': String(seconds) } },
  );
}
