import type { Router } from '@koa/router';
import type { RequestState } from '../request-state.ts';
import { answerAsset } from './answer-asset.ts';
import { readAssets, type Asset } from './docs-assets.ts';
import { docsPage, PAGE_POLICY } from './docs-page.ts';

/** The admin API's document, for people to read; offline, and without a key, which trying an operation takes. */
export function addDocsRoutes(router: Router<RequestState>): void {
  let read: readonly Asset[] | null = null;
  const assets = () => (read ??= readAssets());

  router.get('/docs', (ctx) => {
    // What the page names is beside it.
    if (ctx.path.endsWith('/')) {
      ctx.redirect('../docs');
      return;
    }
    ctx.set('Content-Security-Policy', PAGE_POLICY);
    ctx.type = 'html';
    ctx.body = docsPage(assets());
  });

  router.get('/docs/:asset', (ctx) => answerAsset(ctx, assets()));
}
