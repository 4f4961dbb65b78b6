import type { Container } from 'inversify';
import { PromMeter } from '../adapters/system/prom-meter.ts';
import { SilentLog } from '../adapters/system/silent-log.ts';
import { SystemClock } from '../adapters/system/system-clock.ts';
import { UNTRACED } from '../application/ports/tracing.ts';
import type { Storage } from '../application/ports/storage.ts';
import { publicUrlOf, type Config } from './config.ts';
import { createContainer } from './create-container.ts';
import { openJira } from './open-jira.ts';
import { openTrackers } from './open-trackers.ts';
import { withStorage } from './with-storage.ts';

/** What a command that runs use cases needs. */
export interface CommandContainer {
  readonly container: Container;
  readonly storage: Storage;
}

/**
 * Opens the storage and all that use cases need for one command, runs that, and closes everything. It wakes nobody: a
 * service that runs beside it finds in the store what there is to do. `instead` as in `StorageNeeds`.
 * @throws {StartRefused} when the operator has to mend something first, or a value was refused.
 */
export async function withContainer<Answer>(
  config: Config,
  instead: string,
  run: (opened: CommandContainer) => Promise<Answer>,
): Promise<Answer> {
  return withStorage(config, { schema: 'check', instead }, async ({ storage }) => {
    const [clock, log, meter] = [new SystemClock(), new SilentLog(), new PromMeter()];
    const jira = openJira(config, { clock, log, meter });
    const opened = openTrackers(config, { storage, clock, log, meter });
    try {
      const container = createContainer({
        ...{ config, clock, log, meter, storage, jira, tracing: UNTRACED },
        publicUrl: publicUrlOf(config, config.port),
        trackers: opened.trackers,
        signal: { wake: () => Promise.resolve() },
      });
      return await run({ container, storage });
    } finally {
      await Promise.all([jira.close(), opened.close()]);
    }
  });
}
