import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';

import { expect } from 'chai';

import { unreadBody } from '../../../../src/adapters/http/middleware/unread-body.ts';

const PIECE = 64 * 1024;

describe('the answer to a request whose body was not read', () => {
  /** A request that is still coming in, and its answer as it goes out. */
  async function refused() {
    const request = Object.assign(new PassThrough(), {
      complete: false,
      headers: { 'transfer-encoding': 'chunked' },
    });
    const headers: Record<string, string> = {};
    const ctx = {
      req: request,
      method: 'POST',
      body: 'no' as unknown,
      length: 0,
      set: (name: string, value: string) => (headers[name] = value),
    };
    const run = unreadBody as unknown as (context: typeof ctx, next: () => Promise<void>) => Promise<void>;
    await run(ctx, async () => undefined);
    if (!(ctx.body instanceof Readable)) throw new TypeError('the answer does not linger');
    return { request, headers, answer: ctx.body };
  }

  it('goes out at once, and ends with the request, so that the connection is not cut off in between', async () => {
    const { request, headers, answer } = await refused();
    const order: string[] = [];
    request.on('end', () => order.push('request'));
    answer.on('end', () => order.push('answer'));

    const [sent] = (await once(answer, 'data')) as [Buffer];
    for (let turns = 0; turns < 10; turns += 1) await turn();
    const ended = once(answer, 'end');
    request.end('the rest');
    await ended;

    expect([sent.toString(), headers['Connection']]).to.deep.equal(['no', 'close']);
    expect(order).to.deep.equal(['request', 'answer']);
  });

  it('ends when more than a little still comes', async () => {
    const { request, answer } = await refused();
    answer.resume();

    let pieces = 0;
    for (; !answer.readableEnded; pieces += 1) {
      request.write(Buffer.alloc(PIECE));
      await turn();
    }

    expect(pieces * PIECE).to.be.within(1024 * 1024, 4 * 1024 * 1024);
  });
});
