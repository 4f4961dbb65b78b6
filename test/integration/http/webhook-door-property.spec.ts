import { expect } from 'chai';
import fc from 'fast-check';

import { payloadSoup } from '../../support/arbitraries.ts';
import { Scenario } from '../../support/scenario.ts';
import { IssueInJira } from '../../support/scenario-issue.ts';
import { portsOf, serving } from '../../support/test-server.ts';
import { ExchangingAgent } from './exchanging-agent.ts';

const REQUESTS = 2000;

interface GeneratedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  readonly isChunked: boolean;
}

/** A token that may be right, may be bent, and may be anything. */
function tokens(right: string): fc.Arbitrary<string> {
  const bent = fc
    .tuple(fc.nat(right.length - 1), fc.constantFrom('A', '.', '-', '%', ''))
    .map(([at, letter]) => right.slice(0, at) + letter + right.slice(at + 1));
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }).map(encodedWell),
    fc.stringMatching(/^[\w.%/~:@!$&'()*+,;=-]{0,80}$/),
    fc.constantFrom('', '/', '%', '%00', '%ff', '..%2f..', 'x'.repeat(9000)),
  );
  return fc.oneof({ weight: 3, arbitrary: fc.constant(right) }, bent, anything);
}

function encodedWell(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function bodies(): fc.Arbitrary<Buffer> {
  return fc.oneof(
    { weight: 3, arbitrary: payloadSoup().map((payload) => Buffer.from(JSON.stringify(payload))) },
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc
      .constantFrom('', '{', '[]', 'null', '{"issue":{"id":"10300"}}', '['.repeat(50_000))
      .map((it) => Buffer.from(it)),
  );
}

function requests(right: string): fc.Arbitrary<GeneratedRequest> {
  const headerText = fc.stringMatching(/^[\x21-\x7e]{0,40}$/);
  return fc.record({
    method: fc.oneof(
      { weight: 8, arbitrary: fc.constant('POST') },
      fc.constantFrom('GET', 'PUT', 'HEAD', 'OPTIONS'),
    ),
    path: fc
      .tuple(
        fc.constantFrom('', '/sync'),
        tokens(right),
        fc.constantFrom('', '/', '?user_id=ada', '?a=%&a=b', '/?'),
      )
      .map(([prefix, token, end]) => `${prefix}/extensions/jira-server/issue-updated/${token}${end}`),
    headers: fc
      .tuple(
        fc
          .oneof({ weight: 4, arbitrary: fc.constant('application/json') }, headerText)
          .map((type) => ['Content-Type', type] as const),
        fc.oneof(fc.constant('sha256=00'), headerText).map((it) => ['X-Hub-Signature', it] as const),
        headerText.map((it) => ['X-Request-Id', it] as const),
      )
      .chain((all) => fc.subarray([...all])),
    body: bodies(),
    isChunked: fc.boolean(),
  });
}

describe('any request at the webhook door', () => {
  const serve = serving();
  const agent = new ExchangingAgent();
  after(() => agent.close());

  it(`is answered without a fault, ${REQUESTS} times`, async function () {
    this.timeout(120_000);
    const scenario = new Scenario();
    const connected = await scenario.connect();
    new IssueInJira(scenario.jira);
    await scenario.link(connected);
    const token = scenario.token(connected.integrationId);
    const { port, log } = await serve(portsOf(scenario, { maxBodyBytes: 40_000 }));
    const seen = new Set<number>();

    await fc.assert(
      fc.asyncProperty(requests(token), async (request) => {
        const status = await agent.exchange(port, request);
        seen.add(status);
        expect(status).to.be.within(200, 499);
      }),
      { numRuns: REQUESTS },
    );

    expect([...seen], 'all kinds of answers').to.include.members([200, 202, 404, 405, 413, 415, 422]);
    expect(log.lines.filter(({ level }) => level === 'error')).to.deep.equal([]);
    const [, payload, signature] = token.split('.') as [string, string, string];
    for (const secret of [token, payload, signature]) expect(log.text).not.to.include(secret);
  });
});
