/** Where the console is, at its door. */
export const CONSOLE_PREFIX = '/console';

/**
 * The address of a page of the console (`/links`), as seen from another: relative, so that it holds under whatever path
 * prefix a proxy puts before it.
 */
export function addressFrom({ path }: { readonly path: string }, page: string): string {
  const depth = path.split('/').length - 2;
  const up = depth === 0 ? './' : '../'.repeat(depth);
  return up + CONSOLE_PREFIX.slice(1) + (page === '/' ? '' : page);
}
