import { createHash } from 'node:crypto';
import type { Context } from 'koa';
import { Secret } from '../../../domain/secret.ts';

const NAME = 'lockstep_session';
const SANE = /^[\w-]{20,200}$/;

/** What the browser shows to tell who is signed in; null when it shows nothing of the kind. */
export function sessionIn(ctx: Pick<Context, 'cookies'>): Secret | null {
  const value = ctx.cookies.get(NAME) ?? '';
  return SANE.test(value) ? new Secret(value) : null;
}

/**
 * Has the browser keep it: out of reach of scripts, sent by pages of other sites for no form of theirs (RFC 6265bis,
 * section 5.6.7), and by TLS alone where it came by TLS.
 */
export function keepSession(ctx: Context, secret: Secret, forMs: number): void {
  ctx.cookies.set(NAME, secret.reveal(), { ...attributesOf(ctx), maxAge: forMs });
}

export function dropSession(ctx: Context): void {
  ctx.cookies.set(NAME, '', { ...attributesOf(ctx), expires: new Date(0) });
}

/**
 * What the forms of a session send along: made of its secret, which it does not tell, so that no other site can know it
 * (OWASP's Cross-Site Request Forgery Prevention Cheat Sheet).
 */
export function formTokenOf(secret: Secret): string {
  return createHash('sha256').update(`form of ${secret.reveal()}`).digest('base64url');
}

/** A proxy may end TLS before us: what the browser says of where the form stood tells how it came. */
function attributesOf(ctx: Context) {
  const isByTls = ctx.get('Origin').startsWith('https:');
  // Koa would refuse a cookie for TLS alone on a connection that has none, which a proxy's has not.
  if (isByTls) ctx.cookies.secure = true;
  return { httpOnly: true, sameSite: 'lax', path: '/', overwrite: true, secure: isByTls } as const;
}
