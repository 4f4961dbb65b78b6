import type { ParameterizedContext } from 'koa';
import { readBodyBytes } from '../read-body.ts';
import type { RequestState } from '../request-state.ts';

/** Enough for a file of links, or for a webhook body that is tried. */
const LIMIT = 11 * 1024 * 1024;

const FORM_BODY = {
  pattern: /^application\/x-www-form-urlencoded$/,
  wanted: 'a form, with Content-Type application/x-www-form-urlencoded',
};

/** What a form sent; each name's first value by `get`. Read once, however often it is asked for. */
export async function readForm(ctx: ParameterizedContext<RequestState>): Promise<URLSearchParams> {
  const bytes = await readBodyBytes(ctx, LIMIT, FORM_BODY);
  ctx.state.body = bytes;
  return new URLSearchParams(new TextDecoder().decode(bytes));
}

/** A text of a form without the space around it; null where it is left out or blank. */
export function textIn(form: URLSearchParams, name: string): string | null {
  const value = (form.get(name) ?? '').trim();
  return value === '' ? null : value;
}
