import { openOtelTracing, type OpenedTracing } from '../../src/adapters/telemetry/open-otel-tracing.ts';
import { SilentLog } from '../../src/adapters/system/silent-log.ts';
import { UNTRACED } from '../../src/application/ports/tracing.ts';
import { startOtlpReceiver, type OtlpReceiver } from '../support/otlp-receiver.ts';
import { tracingContract } from './tracing.contract.ts';

tracingContract('untraced', () => UNTRACED);

describe('over OTLP', () => {
  let receiver: OtlpReceiver;
  let opened: OpenedTracing;

  tracingContract('OpenTelemetry', async () => {
    receiver = await startOtlpReceiver();
    opened = openOtelTracing({
      ...{ url: `${receiver.url}/v1/traces`, serviceName: 'lockstep', version: '1.2.3', instanceId: 'one' },
      ...{ sampler: 'parentbased_always_on', ratio: 1, log: new SilentLog() },
    });
    return opened.tracing;
  });

  after(async () => {
    await opened.close();
    receiver.close();
  });
});
