import type { Middleware } from 'koa';
import { signatureOf, type Caller } from '../../../domain/api-key.ts';
import type { Counts } from '../../../application/ports/meter.ts';
import { Secret } from '../../../domain/secret.ts';
import type { HttpPorts } from '../http-ports.ts';
import { HttpRefusal } from '../http-refusal.ts';
import type { InProcessCallers } from '../in-process-callers.ts';
import type { ApiState } from '../request-state.ts';
import type { TriedKeys } from '../tried-keys.ts';

const CREDENTIALS = /^Bearer +([\w.~+/-]+=*)$/i;
/** One for all three: who tries keys out must not learn that one was good once. */
const NOT_GOOD = 'This API key is not known, has expired, or was revoked.';
const REALM = 'Bearer realm="lockstep"';

export interface Doorkeeping {
  readonly triedKeys: TriedKeys;
  /** Who asks from within this process, and bears no key. */
  readonly callers: InProcessCallers;
}

type BearerPorts = Pick<HttpPorts, 'authenticateApiKey' | 'meter'> & Doorkeeping;

/** Lets in who bears an API key, with that key's scope (RFC 6750, section 2.1), and bounds how many are tried out. */
export function bearerKeys({
  authenticateApiKey,
  meter,
  triedKeys,
  callers,
}: BearerPorts): Middleware<ApiState> {
  const refuse = (reason: Counts['api_refusals']['reason'], refusal: HttpRefusal): never => {
    meter.count('api_refusals', { reason });
    throw refusal;
  };

  async function bearerOf(ip: string, header: string): Promise<Caller> {
    const key = CREDENTIALS.exec(header.trim())?.[1];
    if (key === undefined) {
      const how = 'Send an API key, as in "Authorization: Bearer <key>".';
      return refuse('no_key', unauthenticated(how, REALM));
    }

    const tried = await triedKeys.tryOut(ip, key, () => authenticateApiKey.execute(new Secret(key)));
    if (tried.kind === 'wait') return refuse('too_many_failures', tooManyFailures(tried.seconds));
    if (tried.kind === 'right') return tried.found;
    return refuse('unknown_key', unauthenticated(NOT_GOOD, `${REALM}, error="invalid_token"`));
  }

  return async (ctx, next) => {
    const caller = callers.of(ctx.req) ?? (await bearerOf(ctx.ip, ctx.get('Authorization')));
    ctx.state.caller = caller;
    ctx.state.scope = caller.scope;
    ctx.state.keyName = signatureOf(caller);
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
