import { expect } from 'chai';

import { openOtelTracing, type OpenedTracing } from '../../../src/adapters/telemetry/open-otel-tracing.ts';
import { SilentLog } from '../../../src/adapters/system/silent-log.ts';
import { startOtlpReceiver, type OtlpReceiver } from '../../support/otlp-receiver.ts';
import { serving, StorageAway } from '../../support/test-server.ts';

const WEBHOOK = '/extensions/jira-server/issue-updated';
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.c2VjcmV0';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('a request, where traces are told,', () => {
  const serve = serving();
  let receiver: OtlpReceiver;
  let opened: OpenedTracing;

  beforeEach(async () => {
    receiver = await startOtlpReceiver();
    opened = openOtelTracing({
      ...{ url: `${receiver.url}/v1/traces`, serviceName: 'lockstep', version: '1.2.3', instanceId: 'one' },
      ...{ sampler: 'parentbased_always_on', ratio: 1, log: new SilentLog() },
    });
  });
  afterEach(async () => {
    await opened.close();
    receiver.close();
  });

  it('is a span by its route’s pattern, in the trace of who sent it, and the use case works within', async () => {
    const within: (string | null)[] = [];
    const { url } = await serve({
      tracing: opened.tracing,
      receiveIssueEvent: {
        execute: async () => {
          within.push(opened.tracing.traceparent());
          return 'accepted';
        },
      },
    });
    await fetch(`${url}/sync${WEBHOOK}/${TOKEN}`, {
      ...{ method: 'POST', body: '{}' },
      headers: {
        'content-type': 'application/json',
        'x-request-id': 'mine',
        traceparent: `00-${TRACE}-00f067aa0ba902b7-01`,
      },
    });
    await opened.flush();

    const [span] = receiver.spans;
    expect(receiver.spans).to.have.lengthOf(1);
    expect(span).to.deep.include({
      ...{ traceId: TRACE, parentSpanId: '00f067aa0ba902b7', kind: 2, isFailed: false },
      name: `POST ${WEBHOOK}/:token`,
      attributes: {
        'http.request.method': 'POST',
        'http.route': `${WEBHOOK}/:token`,
        'http.response.status_code': 202,
        'lockstep.request.id': 'mine',
      },
    });
    expect(within).to.deep.equal([`00-${TRACE}-${span?.spanId ?? ''}-01`]);
    expect(JSON.stringify(receiver.spans)).not.to.contain(TOKEN);
  });

  it('has failed when we have, and not when the sender has', async () => {
    const { url } = await serve({
      tracing: opened.tracing,
      receiveIssueEvent: { execute: () => Promise.reject(new StorageAway()) },
    });
    await fetch(`${url}/sync${WEBHOOK}/${TOKEN}`, { method: 'POST', body: '{}' });
    await fetch(`${url}/sync/api/v1/links`);
    await fetch(`${url}/sync/nothing/${TOKEN}`);
    await opened.flush();

    expect(
      receiver.spans.map(({ name, isFailed, attributes }) => [
        ...[name, isFailed, attributes['http.response.status_code']],
      ]),
    ).to.deep.equal([
      [`POST ${WEBHOOK}/:token`, true, 503],
      ['GET /api/v1/links', false, 401],
      ['GET unknown', false, 404],
    ]);
    expect(JSON.stringify(receiver.spans)).not.to.contain(TOKEN);
  });

  it('begins a trace of its own when it bears none, and none when it asks how Lockstep is', async () => {
    const { url } = await serve({ tracing: opened.tracing });
    for (const path of ['/sync/healthz', '/healthz', '/sync/readyz', '/sync/metrics'])
      await fetch(url + path);
    await fetch(`${url}/sync/openapi.json`, { headers: { traceparent: 'junk' } });
    await opened.flush();

    expect(receiver.spans.map(({ name, parentSpanId }) => [name, parentSpanId])).to.deep.equal([
      ['GET /openapi.json', ''],
    ]);
  });
});
