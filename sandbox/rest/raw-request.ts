import type { RawRequest } from '../oauth/request-parameters.ts';
import type { SandboxContext } from './request-state.ts';

/** The request as it came over the wire, for the signature. */
export function rawRequestOf({ req, state }: Pick<SandboxContext, 'req' | 'state'>): RawRequest {
  return {
    method: req.method ?? 'GET',
    target: req.url ?? '/',
    host: req.headers.host ?? '',
    authorization: req.headers.authorization ?? null,
    contentType: req.headers['content-type'] ?? null,
    body: state.body,
  };
}
