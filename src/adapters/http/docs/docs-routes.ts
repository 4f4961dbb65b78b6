import type { Router } from '@koa/router';
import { HttpRefusal } from '../http-refusal.ts';
import type { RequestState } from '../request-state.ts';
import { readAssets, type Asset } from './docs-assets.ts';
import { docsPage, PAGE_POLICY } from './docs-page.ts';

const KEPT_FOR_GOOD = 'public, max-age=31536000, immutable';

/** The admin API's document, for people to read; offline, and without a key, which trying an operation takes. */
export function addDocsRoutes(router: Router<RequestState>): void {
  let reading: Promise<readonly Asset[]> | null = null;
  const assets = () => (reading ??= readAssets());

  router.get('/docs', async (ctx) => {
    // What the page names is beside it.
    if (ctx.path.endsWith('/')) {
      ctx.redirect('../docs');
      return;
    }
    ctx.set('Content-Security-Policy', PAGE_POLICY);
    ctx.type = 'html';
    ctx.body = docsPage(await assets());
  });

  router.get('/docs/:asset', async (ctx) => {
    const asset = (await assets()).find(({ name }) => name === ctx.params['asset']);
    if (asset === undefined)
      throw new HttpRefusal('no_such_address', 'Lockstep has nothing at this address.');
    const isPacked = ctx.acceptsEncodings('gzip', 'identity') === 'gzip';
    ctx.set({ 'Cache-Control': KEPT_FOR_GOOD, Vary: 'Accept-Encoding' });
    if (isPacked) ctx.set('Content-Encoding', 'gzip');
    ctx.type = asset.type;
    ctx.body = isPacked ? asset.packed : asset.bytes;
  });
}
