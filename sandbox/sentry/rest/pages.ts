import type { SentryContext } from './sentry-state.ts';

/** Answers one page of a list; the Link header tells where the page before and the next one are. */
export function sendPage(ctx: SentryContext, things: readonly object[], pageSize: number): void {
  const offset = Number(/^\d+:(\d+):\d$/.exec(String(ctx.query['cursor'] ?? ''))?.[1] ?? 0);
  const asked = Number(ctx.query['per_page'] ?? pageSize);
  const size = Math.min(pageSize, Number.isSafeInteger(asked) && asked > 0 ? asked : pageSize);
  const link = (rel: string, start: number, isThere: boolean): string => {
    const cursor = `0:${start}:${rel === 'next' ? 0 : 1}`;
    const url = new URL(ctx.href);
    url.searchParams.set('cursor', cursor);
    return `<${url.href}>; rel="${rel}"; results="${String(isThere)}"; cursor="${cursor}"`;
  };
  ctx.set(
    'Link',
    [
      link('previous', Math.max(0, offset - size), offset > 0),
      link('next', offset + size, offset + size < things.length),
    ].join(', '),
  );
  ctx.body = things.slice(offset, offset + size);
}
