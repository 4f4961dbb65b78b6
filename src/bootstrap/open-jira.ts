import { UndiciJiraServer } from '../adapters/jira-server/undici-jira-server.ts';
import type { Clock } from '../application/ports/clock.ts';
import type { Log } from '../application/ports/log.ts';
import type { Meter } from '../application/ports/meter.ts';
import type { Tracing } from '../application/ports/tracing.ts';
import type { Config } from './config.ts';
import { version } from './version.ts';

export interface JiraPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
  readonly tracing?: Tracing;
}

/** The client of every Jira, as the configuration has it; to be closed. */
export function openJira(
  { allowPrivateAddresses, jiraTimeoutMs }: Config,
  ports: JiraPorts,
): UndiciJiraServer {
  return new UndiciJiraServer({
    ...ports,
    options: {
      version: version(),
      allowPrivateAddresses,
      answerTimeoutMs: jiraTimeoutMs,
      callTimeoutMs: 2 * jiraTimeoutMs,
    },
  });
}
