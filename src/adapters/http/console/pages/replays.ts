import type { Router } from '@koa/router';
import { REPLAYED } from '../../presenters/replayed.ts';
import { addressFrom } from '../addresses.ts';
import type { ConsoleContext, ConsoleState } from '../console-state.ts';
import { readForm } from '../form-values.ts';
import type { NoticeCode } from '../notices.ts';
import { ownPageIn } from './sign-in.tsx';

/** What the buttons that have something tried anew ask for; each leads back to the page that it stands on. */
export function addReplayRoutes(router: Router<ConsoleState>): void {
  for (const things of ['effects', 'deliveries', 'creations'] as const) {
    router.post(`/${things}/:id/replay`, async (ctx: ConsoleContext) => {
      const path = `/${things}/${encodeURIComponent(ctx.params['id'] ?? '')}/replay`;
      const { outcome } = await ctx.state.api.ask(REPLAYED, { method: 'POST', path });
      const back = ownPageIn((await readForm(ctx)).get('back'));
      const notice: NoticeCode = outcome === 'replayed' ? 'replayed' : 'replay_open';
      ctx.status = 303;
      ctx.set('Location', `${addressFrom(ctx, back === '' ? '/' : back)}?notice=${notice}`);
    });
  }
}
