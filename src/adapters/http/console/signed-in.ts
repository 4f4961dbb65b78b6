import { timingSafeEqual } from 'node:crypto';
import type { Next, ParameterizedContext } from 'koa';
import type { HttpPorts } from '../http-ports.ts';
import type { ConsoleState } from './console-state.ts';
import { readForm } from './form-values.ts';
import type { InProcessApi } from './in-process-api.ts';
import { notFromHere } from './own-origin.ts';
import { addressFrom } from './addresses.ts';
import { formTokenOf, sessionIn } from './session-cookie.ts';

/** The name under which every form sends the token of its session. */
export const FORM_TOKEN = 'formToken';

/** Lets in who is signed in, others to the page where they can; and of forms those that stand on a page of theirs. */
export function signedIn({ authenticateSession }: Pick<HttpPorts, 'authenticateSession'>, api: InProcessApi) {
  return async (ctx: ParameterizedContext<ConsoleState>, next: Next): Promise<void> => {
    const secret = sessionIn(ctx);
    const caller = secret === null ? null : await authenticateSession.execute(secret);
    if (secret === null || caller === null) {
      toSignIn(ctx);
      return;
    }
    ctx.state.caller = caller;
    ctx.state.api = api.for(caller, ctx.state.requestId);
    ctx.state.formToken = formTokenOf(secret);
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') await assertOwnForm(ctx);
    await next();
  };
}

async function assertOwnForm(ctx: ParameterizedContext<ConsoleState>): Promise<void> {
  const form = await readForm(ctx);
  const [sent, wanted] = [Buffer.from(form.get(FORM_TOKEN) ?? ''), Buffer.from(ctx.state.formToken)];
  if (sent.length !== wanted.length || !timingSafeEqual(sent, wanted)) throw notFromHere();
}

/** A part of a page that asks for news gets the whole page to go there. */
function toSignIn(ctx: ParameterizedContext<ConsoleState>): void {
  const address = addressFrom(ctx, '/sign-in');
  const isLook = ctx.method === 'GET' || ctx.method === 'HEAD';
  const back = isLook && ctx.get('HX-Request') === '' ? `?next=${encodeURIComponent(ctx.url)}` : '';
  if (ctx.get('HX-Request') === 'true') {
    ctx.set('HX-Redirect', address);
    ctx.status = 204;
    return;
  }
  ctx.status = 303;
  ctx.set('Location', address + back);
}
