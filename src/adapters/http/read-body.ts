import type { IncomingMessage } from 'node:http';
import type { ParameterizedContext } from 'koa';
import { ClientAborted, HttpRefusal } from './http-refusal.ts';
import type { RequestState } from './request-state.ts';

/** What a body has to be, by its Content-Type. */
export interface BodyType {
  readonly pattern: RegExp;
  /** What people read: "must be JSON, with Content-Type application/json". */
  readonly wanted: string;
}

const JSON_BODY: BodyType = {
  pattern: /^application\/(?:[\w.-]+\+)?json$/,
  wanted: 'JSON, with Content-Type application/json',
};

/**
 * The raw bytes of a JSON body, or of another where that is said. Asks a client that waits for it to send them, so
 * nothing must call this before it wants them.
 * @throws {HttpRefusal} for another content type, for a packed body, and for one of more than `limit` bytes, at once
 * where its length is told.
 * @throws {ClientAborted} when the client goes away before the body is whole.
 */
export async function readBodyBytes(
  ctx: ParameterizedContext<RequestState>,
  limit: number,
  bodyType: BodyType = JSON_BODY,
): Promise<Uint8Array> {
  checkContentType(ctx.req, bodyType);
  return ctx.state.body ?? readWholeBody(ctx, limit);
}

/** As `readBodyBytes`, of whatever type. */
export async function readWholeBody({ req, res }: ParameterizedContext, limit: number): Promise<Uint8Array> {
  if (Number(req.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  if (isWaitingToSend(req)) res.writeContinue();
  return readBytes(req, limit);
}

/** Whether the client sends its body only once it is asked to (RFC 9110, section 10.1.1), and was not asked yet. */
export function isWaitingToSend(request: IncomingMessage): boolean {
  return request.headers.expect?.toLowerCase() === '100-continue' && !request.readableDidRead;
}

/** Whether the client sends a body along. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function checkContentType({ headers }: IncomingMessage, { pattern, wanted }: BodyType): void {
  const type = (headers['content-type'] ?? '').split(';', 1)[0] ?? '';
  if (!pattern.test(type.trim().toLowerCase())) {
    throw new HttpRefusal('unsupported_media_type', `The body must be ${wanted}.`);
  }
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity') {
    throw new HttpRefusal(
      'unsupported_media_type',
      'The body must be sent as it is, without Content-Encoding.',
    );
  }
}

/** An async iterator would break the connection on the way out, and with it the answer. */
function readBytes(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  if (request.destroyed && !request.complete) return Promise.reject(new ClientAborted());

  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const stop = () => {
      request.off('data', take).off('end', finish).off('error', abort).off('close', abort).pause();
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= limit) return;
      stop();
      reject(tooLarge(limit));
    };
    const finish = () => {
      stop();
      const [only] = chunks;
      resolve(only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks, size));
    };
    const abort = () => {
      stop();
      reject(new ClientAborted());
    };
    request.on('data', take).on('end', finish).on('error', abort).on('close', abort);
  });
}

function tooLarge(limit: number): HttpRefusal {
  return new HttpRefusal('body_too_large', `The body must have at most ${limit} bytes.`);
}
