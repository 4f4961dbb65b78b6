import type { Next } from 'koa';
import { suffices } from '../../../domain/api-key.ts';
import type { HttpPorts } from '../http-ports.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { operationAt } from '../openapi/operation-at.ts';
import { roleNeeded } from '../openapi/operation.ts';
import type { ApiContext } from '../request-state.ts';

/** Refuses who bears a key of too low a role for the route, before anything is looked up: nothing is told of what exists. */
export function enoughRole({ meter }: Pick<HttpPorts, 'meter'>) {
  return async (ctx: ApiContext, next: Next): Promise<void> => {
    const { role } = ctx.state.caller;
    const needed = roleNeeded(ctx.method, operationAt(ctx));
    if (!suffices(role, needed)) {
      meter.count('api_refusals', { reason: 'role' });
      throw new HttpRefusal(
        'forbidden',
        `This takes an API key with the role ${needed}; the one that was sent has the role ${role}.`,
      );
    }
    await next();
  };
}
