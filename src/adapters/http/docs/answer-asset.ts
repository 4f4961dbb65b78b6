import type { RouterContext } from '@koa/router';
import { HttpRefusal } from '../http-refusal.ts';
import type { RequestState } from '../request-state.ts';
import type { Asset } from './docs-assets.ts';

const KEPT_FOR_GOOD = 'public, max-age=31536000, immutable';

/** The file that the route's `asset` names, packed where that is taken. */
export function answerAsset(ctx: RouterContext<RequestState>, assets: readonly Asset[]): void {
  const asset = assets.find(({ name }) => name === ctx.params['asset']);
  if (asset === undefined) throw new HttpRefusal('no_such_address', 'Lockstep has nothing at this address.');
  const isPacked = ctx.acceptsEncodings('gzip', 'identity') === 'gzip';
  ctx.set({ 'Cache-Control': KEPT_FOR_GOOD, Vary: 'Accept-Encoding' });
  if (isPacked) ctx.set('Content-Encoding', 'gzip');
  ctx.type = asset.type;
  ctx.body = isPacked ? asset.packed : asset.bytes;
}
