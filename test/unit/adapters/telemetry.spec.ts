import { expect } from 'chai';

import {
  openOtelTracing,
  type OpenedTracing,
  type OtelTracingOptions,
} from '../../../src/adapters/telemetry/open-otel-tracing.ts';
import { RememberingLog } from '../../support/remembering-log.ts';
import { startOtlpReceiver, type OtlpReceiver } from '../../support/otlp-receiver.ts';

const REMOTE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('OpenTelemetry', () => {
  const log = new RememberingLog();
  let receiver: OtlpReceiver;
  const open: OpenedTracing[] = [];

  beforeEach(async () => {
    receiver = await startOtlpReceiver();
  });
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
    receiver.close();
  });

  const traced = (options: Partial<OtelTracingOptions> = {}): OpenedTracing => {
    const opened = openOtelTracing({
      ...{ url: `${receiver.url}/v1/traces`, serviceName: 'staging', version: '1.2.3', instanceId: 'one' },
      ...{ sampler: 'parentbased_always_on', ratio: 1, log },
      ...options,
    });
    open.push(opened);
    return opened;
  };

  it('is told spans as OTLP in JSON, with what the process is', async () => {
    const opened = traced();
    await opened.tracing.run(
      { name: 'GET', kind: 'server', parent: REMOTE, attributes: { a: 1 } },
      async () => {
        opened.tracing.tell({ name: 'GET /things/:id', attributes: { b: 'x' } });
        await opened.tracing.run({ name: 'POST /elsewhere', kind: 'client' }, async () => undefined);
      },
    );
    await opened.close();

    expect(receiver.requests.map(({ path, headers }) => [path, headers['content-type']])).to.deep.equal([
      ['/v1/traces', 'application/json'],
    ]);
    const [inner, outer] = receiver.spans;
    expect(outer).to.deep.include({
      ...{ traceId: '4bf92f3577b34da6a3ce929d0e0e4736', parentSpanId: '00f067aa0ba902b7' },
      ...{ name: 'GET /things/:id', kind: 2, isFailed: false, attributes: { a: 1, b: 'x' } },
    });
    expect(inner).to.deep.include({
      ...{ traceId: outer?.traceId, parentSpanId: outer?.spanId, name: 'POST /elsewhere', kind: 3 },
    });
    expect(outer?.resource).to.deep.include({
      ...{ 'service.name': 'staging', 'service.version': '1.2.3', 'service.instance.id': 'one' },
    });
  });

  it('is told of what failed by its code, and never in words', async () => {
    const opened = traced();
    const words = 'Mr. Miller has not paid';
    const failing = Object.assign(new Error(words), { code: 'jira_unreachable' });
    await opened.tracing.run({ name: 'first' }, () => Promise.reject(failing)).catch(() => undefined);
    await opened.tracing
      .run({ name: 'second' }, () => Promise.reject(new TypeError(words)))
      .catch(() => undefined);
    await opened.tracing.run({ name: 'third' }, async () => {
      opened.tracing.tell({ failure: '503' });
    });
    await opened.close();

    expect(
      receiver.spans.map(({ name, isFailed, attributes }) => [name, isFailed, attributes]),
    ).to.deep.equal([
      ['first', true, { 'error.type': 'jira_unreachable' }],
      ['second', true, { 'error.type': 'TypeError' }],
      ['third', true, { 'error.type': '503' }],
    ]);
    expect(JSON.stringify(receiver.spans)).not.to.contain('Miller');
  });

  for (const [sampler, ratio, told] of [
    ['always_off', 1, 0],
    ['traceidratio', 0, 0],
    ['traceidratio', 1, 2],
    ['parentbased_traceidratio', 0, 1],
    ['parentbased_always_off', 1, 1],
    ['always_on', 0, 2],
  ] as const) {
    it(`with ${sampler} and ${ratio} is told ${told} of two traces, the first wanted by its sender`, async () => {
      const opened = traced({ sampler, ratio });
      await opened.tracing.run({ name: 'sent', parent: REMOTE }, async () => undefined);
      await opened.tracing.run({ name: 'ours', parent: null }, async () => undefined);
      await opened.close();

      expect(receiver.spans).to.have.lengthOf(told);
    });
  }

  it('that takes nothing is told of once, until it does again, and nobody waits for it', async () => {
    receiver.status = 400;
    const opened = traced();
    const flush = async () => {
      await opened.tracing.run({ name: 'work' }, async () => undefined);
      await opened.flush();
    };
    await flush();
    await flush();
    receiver.status = 200;
    await flush();

    expect(log.events).to.deep.equal(['traces_failing', 'traces_work_again']);
  });
});
