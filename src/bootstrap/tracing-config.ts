/** The samplers by the names that OpenTelemetry's `OTEL_TRACES_SAMPLER` has for them. */
export const SAMPLERS = [
  ...(['always_on', 'always_off', 'traceidratio'] as const),
  ...(['parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'] as const),
] as const;

/** Where traces go, and which. */
export interface TracingConfig {
  /** What spans are posted to. */
  readonly url: string;
  readonly serviceName: string;
  readonly sampler: (typeof SAMPLERS)[number];
  /** Which part of the traces that begin here, from 0 to 1, where the sampler goes by ratio. */
  readonly ratio: number;
}

export interface GivenTracing {
  readonly endpoint: string | null;
  readonly tracesEndpoint: string | null;
  readonly serviceName: string | null;
  readonly sampler: TracingConfig['sampler'] | null;
  readonly ratio: number | null;
  readonly isDisabled: boolean | null;
}

/** Null when nothing is to be traced: without an endpoint, nobody would be told. */
export function tracingOf(given: GivenTracing): TracingConfig | null {
  const { endpoint, tracesEndpoint, serviceName, sampler, ratio, isDisabled } = given;
  const below = endpoint === null ? null : `${endpoint.replace(/\/$/, '')}/v1/traces`;
  const url = tracesEndpoint ?? below;
  if (url === null || isDisabled === true) return null;
  return {
    url,
    serviceName: serviceName ?? 'lockstep',
    sampler: sampler ?? 'parentbased_always_on',
    ratio: ratio ?? 1,
  };
}
