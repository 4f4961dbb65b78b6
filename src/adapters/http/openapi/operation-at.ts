import type { ApiContext } from '../request-state.ts';
import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';

export const API_PREFIX = '/api/v1';

const BY_ROUTE: ReadonlyMap<string, Operation> = new Map(Object.entries(OPERATIONS));

/** The operation of the route that a request goes to. @throws {Error} when it has none: nobody may take it then. */
export function operationAt({ method, matched = [] }: ApiContext): Operation {
  const layer = matched.find(({ methods }) => methods.includes(method));
  const route = String(layer?.path).slice(API_PREFIX.length);
  const operation = BY_ROUTE.get(`${method === 'HEAD' ? 'GET' : method} ${route}`);
  if (operation === undefined) throw new Error(`the route ${method} ${route} has no operation`);
  return operation;
}
