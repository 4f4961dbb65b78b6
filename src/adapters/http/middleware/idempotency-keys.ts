import { createHash } from 'node:crypto';
import type { Middleware } from 'koa';
import { ownPath } from '../../../domain/foreign-json.ts';
import type { HttpPorts } from '../http-ports.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { hasBody, readWholeBody } from '../read-body.ts';
import type { ApiState } from '../request-state.ts';

/** As the draft of the header has it, a text in quotes; without them, as most clients send it. */
const KEY = /^"?([\x21\x23-\x7e]{1,255})"?$/;
const LIMIT = 1024 * 1024;
const HEADER = 'Idempotency-Key';

/** What was answered, as it is kept. */
interface KeptAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Does a POST with an Idempotency-Key once, and answers those that repeat it within a day as the first, saying so by
 * `Idempotency-Replayed`. One that was refused may be mended and sent with the same key.
 */
export function idempotencyKeys({ answerOnce }: Pick<HttpPorts, 'answerOnce'>): Middleware<ApiState> {
  return async (ctx, next) => {
    const given = ctx.get(HEADER).trim();
    if (ctx.method !== 'POST' || given === '') {
      await next();
      return;
    }

    const key = KEY.exec(given)?.[1];
    if (key === undefined) throw malformed();
    if (hasBody(ctx.req)) ctx.state.body = await readWholeBody(ctx, LIMIT);
    const { keyId, name } = ctx.state.caller;
    const { answer, isRepeated } = await answerOnce.execute({
      ...{ caller: keyId ?? name, key, isRefusal: (error) => error instanceof HttpRefusal },
      fingerprint: fingerprintOf([ctx.method, ctx.url, ctx.get('Content-Type')], ctx.state.body),
      answer: async () => {
        await next();
        return JSON.stringify({ status: ctx.status, body: ctx.body ?? null } satisfies KeptAnswer);
      },
    });
    if (!isRepeated) return;

    const kept: unknown = JSON.parse(answer);
    ctx.status = Number(ownPath(kept, 'status'));
    ctx.body = ownPath(kept, 'body');
    ctx.set('Idempotency-Replayed', 'true');
  };
}

function fingerprintOf(parts: readonly string[], body: Uint8Array | undefined): string {
  const hash = createHash('sha256').update(JSON.stringify(parts));
  return hash.update(body ?? new Uint8Array()).digest('hex');
}

function malformed(): HttpRefusal {
  return new HttpRefusal('malformed_request', `${HEADER} takes 1 to 255 letters, digits and signs.`, {
    errors: [
      { field: HEADER, message: 'must have 1 to 255 letters, digits and signs, without quotes in it' },
    ],
  });
}
