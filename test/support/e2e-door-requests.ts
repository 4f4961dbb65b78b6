import { createHmac } from 'node:crypto';

import fc from 'fast-check';

import type { ExchangedRequest } from '../integration/http/exchanging-agent.ts';
import { payloadSoup } from './arbitraries.ts';
import type { Posting } from './e2e-posting.ts';

export interface Door {
  /** Events of a linked issue, as Jira sends them. */
  readonly events: readonly Posting[];
  /** What Jira signs bodies with. */
  readonly secret: string;
  /** Above which a body is too large. */
  readonly maxBodyBytes: number;
  /** What the generated parts of the bodies begin with. */
  readonly seed: number;
}

/** As many are enough, for making one takes longer than taking it. */
const SOUPS = 1000;

/** Any request at the webhook's door: good, nearly good, and nothing of the kind. */
export function doorRequests({ events, secret, maxBodyBytes, seed }: Door): fc.Arbitrary<ExchangedRequest> {
  const path = new URL(events[0]?.url ?? '').pathname;
  return fc
    .record({
      method: mostly('POST', fc.constantFrom('GET', 'PUT', 'HEAD', 'OPTIONS'), 12),
      path: mostly(path, bentPaths(path), 4),
      query: fc.constantFrom('', '?user_id=dev1&user_key=JIRAUSER1', '?a=%&a=b', '?'),
      contentType: mostly<string | null>(
        'application/json; charset=UTF-8',
        fc.oneof(
          fc.constantFrom(
            null,
            'text/plain',
            'application/x-www-form-urlencoded',
            'application/json; charset=x',
          ),
          fc.stringMatching(/^[\x21-\x7e]{0,40}$/),
        ),
        6,
      ),
      signature: mostly<string | null>(
        'right',
        fc.oneof(fc.constantFrom(null, 'sha256=00', 'sha1=', ''), fc.stringMatching(/^[\x21-\x7e]{0,80}$/)),
        6,
      ),
      body: bodies({ events, maxBodyBytes, seed }),
      isChunked: fc.boolean(),
    })
    .map(({ method, path: at, query, contentType, signature, body, isChunked }) => ({
      method,
      path: at + query,
      headers: [
        ...header('Content-Type', contentType),
        ...header('X-Hub-Signature', signature === 'right' ? signatureOf(body, secret) : signature),
      ],
      body,
      isChunked,
    }));
}

function mostly<Value>(usual: Value, others: fc.Arbitrary<Value>, weight: number): fc.Arbitrary<Value> {
  return fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: others });
}

function bentPaths(path: string): fc.Arbitrary<string> {
  const door = path.slice(0, path.lastIndexOf('/') + 1);
  const token = path.slice(door.length);
  const bent = fc
    .tuple(fc.nat(token.length - 1), fc.constantFrom('A', '.', '-', '%', '', '/'))
    .map(([at, letter]) => door + token.slice(0, at) + letter + token.slice(at + 1));
  const anything = fc.stringMatching(/^[\w.%/~:@!$&'()*+,;=-]{0,80}$/).map((text) => door + text);
  return fc.oneof(
    bent,
    anything,
    fc.constantFrom(`${path}/`, `${path}//`, door, `${door}%00`, door + 'x'.repeat(9000)),
  );
}

function bodies({ events, maxBodyBytes, seed }: Omit<Door, 'secret'>): fc.Arbitrary<Buffer> {
  const soups = fc
    .sample(payloadSoup(), { numRuns: SOUPS, seed })
    .map((payload) => toBuffer(JSON.stringify(payload)));
  const event = fc.constantFrom(...events).map(({ body }) => body);
  // Each another event, for its bytes differ; the issue's own fields are as Jira wrote them.
  const another = fc
    .tuple(event, fc.nat())
    .map(([body, number]) => body.replace(/"timestamp":\d+/, `"timestamp":${number}`));
  const cut = fc.tuple(event, fc.nat(4000)).map(([body, length]) => body.slice(0, length));
  const odd = fc.constantFrom('', '{', '[]', 'null', '{}', '{"issue":{"id":"10300"}}', '['.repeat(20_000));
  return fc.oneof(
    { weight: 1, arbitrary: another.map(toBuffer) },
    { weight: 7, arbitrary: fc.constantFrom(...soups) },
    { weight: 1, arbitrary: fc.oneof(event, cut, odd).map(toBuffer) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(maxBodyBytes, maxBodyBytes + 1).map((size) => Buffer.alloc(size, ' ')),
    },
  );
}

function toBuffer(text: string): Buffer {
  return Buffer.from(text);
}

function signatureOf(body: Buffer, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

function header(name: string, value: string | null): readonly (readonly [string, string])[] {
  return value === null ? [] : [[name, value]];
}
