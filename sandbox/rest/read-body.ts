import { Refusal } from '../model/refusal.ts';
import type { SandboxMiddleware } from './request-state.ts';

const LIMIT = 10_000_000;

/** Reads the whole body before anything else is done. */
export const readBody: SandboxMiddleware = async (ctx, next) => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of ctx.req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMIT) throw new Refusal(413, { message: 'The request body is too large.' });
    chunks.push(chunk);
  }
  ctx.state.body = Buffer.concat(chunks);
  await next();
};
