import { addressFrom } from './addresses.ts';
import type { ConsoleContext } from './console-state.ts';
import type { NoticeCode } from './notices.ts';

/** Leads on to another page once something was done, which that page says first. */
export function seeOther(ctx: ConsoleContext, page: string, notice?: NoticeCode): void {
  const told = notice === undefined ? '' : `${page.includes('?') ? '&' : '?'}notice=${notice}`;
  ctx.status = 303;
  ctx.set('Location', addressFrom(ctx, page) + told);
}
