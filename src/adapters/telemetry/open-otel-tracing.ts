import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type Sampler,
} from '@opentelemetry/sdk-trace';
import type { Log } from '../../application/ports/log.ts';
import type { Tracing } from '../../application/ports/tracing.ts';
import { OtelTracing } from './otel-tracing.ts';
import { ToldExporter } from './told-exporter.ts';

/** As OpenTelemetry's `OTEL_TRACES_SAMPLER` names them. */
export type SamplerName =
  `${'' | 'parentbased_'}${'always_on' | 'always_off'}` | `${'' | 'parentbased_'}traceidratio`;

export interface OtelTracingOptions {
  /** Where spans are posted to, as OTLP in JSON. */
  readonly url: string;
  readonly serviceName: string;
  readonly version: string;
  /** Tells this process from others of the service. */
  readonly instanceId: string;
  readonly sampler: SamplerName;
  /** Of traces that begin here, which part is told, from 0 to 1; the samplers by ratio ask for it. */
  readonly ratio: number;
  readonly log: Log;
}

/** To be closed. */
export interface OpenedTracing {
  readonly tracing: Tracing;
  /** Sends what is not sent yet, and gives up after a few seconds. */
  flush(): Promise<void>;
  /** Sends what is not sent yet, as `flush` does, and no more. */
  close(): Promise<void>;
}

const LONGEST_FLUSH_MS = 3_000;

/**
 * Sends spans in batches, apart from the work they tell of: what cannot be sent is lost, and keeps nobody waiting.
 * Headers, certificates, time limits and more about the resource the exporter takes from its own `OTEL_` variables.
 */
export function openOtelTracing(options: OtelTracingOptions): OpenedTracing {
  const exporter = new ToldExporter(new OTLPTraceExporter({ url: options.url }), options.log);
  const provider = new TracerProvider({
    sampler: samplerOf(options),
    resource: defaultResource()
      .merge(detectResources({ detectors: [envDetector] }))
      .merge(
        resourceFromAttributes({
          'service.name': options.serviceName,
          'service.version': options.version,
          'service.instance.id': options.instanceId,
        }),
      ),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const flush = async (): Promise<void> => {
    await provider.forceFlush({ timeoutMillis: LONGEST_FLUSH_MS }).catch(() => undefined);
  };
  return {
    tracing: new OtelTracing(provider.getTracer('lockstep', options.version)),
    flush,
    close: async () => {
      await flush();
      void provider.shutdown().catch(() => undefined);
    },
  };
}

function samplerOf({ sampler, ratio }: Pick<OtelTracingOptions, 'sampler' | 'ratio'>): Sampler {
  switch (sampler) {
    case 'always_on':
      return new AlwaysOnSampler();
    case 'always_off':
      return new AlwaysOffSampler();
    case 'traceidratio':
      return new TraceIdRatioBasedSampler(ratio);
    case 'parentbased_always_on':
      return new ParentBasedSampler({ root: new AlwaysOnSampler() });
    case 'parentbased_always_off':
      return new ParentBasedSampler({ root: new AlwaysOffSampler() });
    case 'parentbased_traceidratio':
      return new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) });
  }
}
