import type { Context, Next } from 'koa';
import { HttpRefusal } from '../http-refusal.ts';

/**
 * Refuses what a page of another site sends. A browser says where a request comes from (Fetch Metadata), or at least from
 * which origin; one that says neither is stopped by the token that forms have.
 */
export async function ownOrigin(ctx: Context, next: Next): Promise<void> {
  if (ctx.method !== 'GET' && ctx.method !== 'HEAD' && isFromElsewhere(ctx)) throw notFromHere();
  await next();
}

export function notFromHere(): HttpRefusal {
  return new HttpRefusal(
    'forbidden',
    'This did not come from a page of this console, or from one that is too old. Open the page again, and try once more.',
  );
}

function isFromElsewhere(ctx: Context): boolean {
  const site = ctx.get('Sec-Fetch-Site');
  if (site !== '') return site !== 'same-origin';
  const origin = ctx.get('Origin');
  return origin !== '' && hostOf(origin) !== ctx.get('Host');
}

function hostOf(origin: string): string | null {
  return /^https?:\/\/([^/]+)$/.exec(origin)?.[1] ?? null;
}
