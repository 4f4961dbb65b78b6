import type { Log } from '../application/ports/log.ts';
import type { Randomness } from '../application/ports/randomness.ts';
import { UNTRACED, type Tracing } from '../application/ports/tracing.ts';
import type { Config } from './config.ts';
import { version } from './version.ts';

/** To be closed. */
export interface OpenedTracing {
  readonly tracing: Tracing;
  close(): Promise<void>;
}

/** What tells traces, as the configuration has it. OpenTelemetry is loaded only when they are to be told. */
export async function openTracing(
  { tracing }: Pick<Config, 'tracing'>,
  { log, randomness }: { readonly log: Log; readonly randomness: Pick<Randomness, 'id'> },
): Promise<OpenedTracing> {
  if (tracing === null) return { tracing: UNTRACED, close: () => Promise.resolve() };
  const { openOtelTracing } = await import('../adapters/telemetry/open-otel-tracing.ts');
  return openOtelTracing({ ...tracing, version: version(), instanceId: randomness.id(), log });
}
