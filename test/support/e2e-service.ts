import { randomBytes } from 'node:crypto';

import { parseConfig } from '../../src/bootstrap/config.ts';
import { startApp } from '../../src/bootstrap/create-app.ts';
import { ApiClient } from './e2e-api.ts';
import type { Settings } from './e2e-database.ts';

/** The whole service, running in this process. */
export interface Service {
  readonly url: string;
  /** Where Jira is told that it is. */
  readonly publicUrl: string;
  /** With a key for everything. */
  readonly api: ApiClient;
  readonly adminKey: string;
  /** All that was logged, at level debug; nothing when the lines go elsewhere. */
  log(): string;
  stop(): Promise<void>;
}

export function newAdminKey(): string {
  return randomBytes(24).toString('hex');
}

/**
 * Starts the service on the database these settings name, as `lockstep serve` would, at any port that is free; its log is kept
 * unless `onLogLine` takes it.
 */
export async function startService(
  settings: Settings,
  { onLogLine }: { readonly onLogLine?: (line: string) => void } = {},
): Promise<Service> {
  const lines: string[] = [];
  const adminKey = newAdminKey();
  const app = await startApp(
    parseConfig({
      LOCKSTEP_HOST: '127.0.0.1',
      LOCKSTEP_PORT: '0',
      LOCKSTEP_LOG_LEVEL: 'debug',
      LOCKSTEP_ADMIN_KEY: adminKey,
      ...settings,
    }),
    { logTo: { write: onLogLine ?? ((line) => lines.push(line)) } },
  );
  return {
    url: app.url,
    publicUrl: app.publicUrl,
    api: new ApiClient(app.adminUrl, adminKey),
    adminKey,
    log: () => lines.join(''),
    stop: () => app.stop(),
  };
}
