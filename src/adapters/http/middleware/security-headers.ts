import type { HttpPorts } from '../http-ports.ts';
import type { RequestMiddleware } from '../request-state.ts';

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'X-Frame-Options': 'DENY',
  'X-Permitted-Cross-Domain-Policies': 'none',
} as const;

const A_YEAR_SECONDS = 31_536_000;

/**
 * Nothing of ours is kept by caches, shown in frames, or told to other sites (the OWASP Secure Headers Project's list).
 * Browsers are told to come by TLS only at the door that is reached by TLS: the one at the public URL.
 */
export function securityHeaders(
  { publicUrl }: Pick<HttpPorts, 'publicUrl'>,
  door: 'only' | 'outward' | 'inward',
): RequestMiddleware {
  const isByTls = door !== 'inward' && publicUrl.startsWith('https:');
  const headers = {
    ...HEADERS,
    // Not of the public URL's subdomains, which are others' affair.
    ...(isByTls ? { 'Strict-Transport-Security': `max-age=${A_YEAR_SECONDS}` } : {}),
  };
  return async (ctx, next) => {
    ctx.set(headers);
    await next();
  };
}
