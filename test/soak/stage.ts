import type { Knex } from 'knex';

import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { openPostgres } from '../../src/adapters/persistence/database/open-postgres.ts';
import { ApiClient } from '../support/e2e-api.ts';
import { newEncryptionKeys } from '../support/e2e-database.ts';
import { freePort } from '../support/e2e-process.ts';
import { newAdminKey } from '../support/e2e-service.ts';
import { Story } from '../support/e2e-story.ts';
import { keepChangeLog } from './change-log.ts';
import { KillablePostgres } from './killable-postgres.ts';
import { RoundRobin } from './round-robin.ts';
import type { SoakOptions } from './soak.ts';
import { SupervisedService } from './supervised-service.ts';

export const READY_WITHIN_MS = 90_000;

/** Everything that runs while it is killed. */
export interface Stage {
  readonly postgres: KillablePostgres;
  readonly services: readonly SupervisedService[];
  readonly sandbox: Sandbox;
  readonly db: Knex;
  readonly story: Story;
  readonly integrationId: string;
  readonly installationId: string;
}

/** What is to be closed in the end goes to `closing`, also when starting the next fails. */
export async function setUp(
  { services: count, program, say }: SoakOptions,
  closing: (() => Promise<unknown>)[],
): Promise<Stage> {
  const postgres = await KillablePostgres.start();
  closing.push(() => postgres.close());
  const ports = await Promise.all(Array.from({ length: count }, () => freePort()));
  const door = await RoundRobin.before(ports);
  closing.push(() => door.close());
  const adminKey = newAdminKey();
  const settings = {
    DATABASE_URL: postgres.url,
    LOCKSTEP_ENCRYPTION_KEYS: newEncryptionKeys(),
    LOCKSTEP_ADMIN_KEY: adminKey,
    LOCKSTEP_PUBLIC_URL: door.url,
    LOCKSTEP_LOG_LEVEL: 'error',
  };
  const services = ports.map((port) => new SupervisedService(port, settings, program));
  for (const service of services) closing.push(() => service.close());
  await Promise.all(services.map((service) => service.isReady(READY_WITHIN_MS)));

  const sandbox = await startSandbox();
  closing.push(() => sandbox.close());
  const opened = openPostgres(postgres.url, { poolSize: 2 });
  closing.push(() => opened.close());
  await keepChangeLog(opened.knex);
  const story = new Story(new ApiClient(door.url, adminKey), sandbox);
  const { integrationId, installationId } = await story.connect();
  say(`${count} processes of Lockstep behind ${door.url}, a sandbox Jira at ${sandbox.url}`);
  return { postgres, services, sandbox, db: opened.knex, story, integrationId, installationId };
}

/** Answers the ids of so many new issues; every third hangs on two tracker issues. */
export async function linkIssues(
  { story, installationId }: Stage,
  count: number,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let linked = 0; linked < count; linked += 1) {
    const { jiraIssueId, jiraIssueKey } = await story.link({ installationId });
    ids.push(jiraIssueId);
    if (linked % 3 !== 0) continue;
    const trackerIssueId = await story.addTrackerIssue(installationId);
    await story.api.post(`/installations/${installationId}/links`, {
      trackerIssueId,
      jiraIssue: jiraIssueKey,
    });
  }
  story.api.answers.length = 0;
  return ids;
}
