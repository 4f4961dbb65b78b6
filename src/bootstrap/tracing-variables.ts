import { name, oneOf, otlpEndpoint, part, yesOrNo } from './config-values.ts';
import { SAMPLERS } from './tracing-config.ts';

/** The settings of tracing, by OpenTelemetry's own names, so that they are written as for any other service. */
export const TRACING_VARIABLES = {
  otlpEndpoint: {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    meaning: 'Where traces go, as OTLP over HTTP in JSON: to v1/traces below this address.',
    default: 'nothing is traced',
    example: 'http://collector.example.com:4318',
    parse: otlpEndpoint,
  },
  otlpTracesEndpoint: {
    name: 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
    meaning: 'The same as a whole address, to which nothing is added.',
    default: 'v1/traces below OTEL_EXPORTER_OTLP_ENDPOINT',
    example: 'http://collector.example.com:4318/v1/traces',
    parse: otlpEndpoint,
  },
  otlpProtocol: {
    name: 'OTEL_EXPORTER_OTLP_PROTOCOL',
    meaning: 'How traces are sent: there is one way.',
    default: 'http/json',
    example: 'http/json',
    parse: oneOf('http/json'),
  },
  otelServiceName: {
    name: 'OTEL_SERVICE_NAME',
    meaning: 'The name of this service in traces.',
    default: 'lockstep',
    example: 'lockstep-staging',
    parse: name,
  },
  otelSampler: {
    name: 'OTEL_TRACES_SAMPLER',
    meaning: "Which traces are sent: OpenTelemetry's samplers, from always_on to parentbased_traceidratio.",
    default: 'parentbased_always_on',
    example: 'parentbased_traceidratio',
    parse: oneOf(...SAMPLERS),
  },
  otelSamplerArg: {
    name: 'OTEL_TRACES_SAMPLER_ARG',
    meaning: 'Which part of the traces is sent, from 0 to 1, where the sampler goes by ratio.',
    default: '1',
    example: '0.1',
    parse: part,
  },
  otelDisabled: {
    name: 'OTEL_SDK_DISABLED',
    meaning: 'Whether nothing is traced, whatever the others say.',
    default: 'false',
    example: 'true',
    parse: yesOrNo,
  },
} as const;
