import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { hasBody, isWaitingToSend } from '../read-body.ts';
import type { RequestMiddleware } from '../request-state.ts';

const LINGER_MS = 1_000;
const LINGER_BYTES = 1024 * 1024;

/**
 * Answers at once a request whose body was not read, and then closes the connection; for a moment, what still comes is
 * thrown away, for a connection that is closed on unread bytes may take the answer with it.
 */
export const unreadBody: RequestMiddleware = async (ctx, next) => {
  await next();
  if (ctx.req.complete || !hasBody(ctx.req)) return;

  ctx.set('Connection', 'close');
  if (isWaitingToSend(ctx.req) || ctx.method === 'HEAD' || ctx.body == null) return;
  const answer = Buffer.from(typeof ctx.body === 'string' ? ctx.body : JSON.stringify(ctx.body));
  ctx.body = Readable.from(thenLinger(answer, ctx.req), { objectMode: false });
  ctx.length = answer.length;
};

async function* thenLinger(answer: Buffer, request: IncomingMessage): AsyncGenerator<Buffer> {
  yield answer;
  await drained(request);
}

/** Resolves once the body has ended, the client has gone, or it has been borne with for long enough. */
function drained(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return Promise.resolve();

  return new Promise((resolve) => {
    let left = LINGER_BYTES;
    const stop = () => {
      clearTimeout(timer);
      request.off('data', discard).off('end', stop).off('error', stop).off('close', stop);
      resolve();
    };
    const discard = (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0) stop();
    };
    const timer = setTimeout(stop, LINGER_MS);
    request.on('data', discard).on('end', stop).on('error', stop).on('close', stop).resume();
  });
}
