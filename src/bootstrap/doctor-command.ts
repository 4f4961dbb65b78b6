import { UndiciJiraServer } from '../adapters/jira-server/undici-jira-server.ts';
import { FetchPublicDoor } from '../adapters/system/fetch-public-door.ts';
import { NoMeter } from '../adapters/system/no-meter.ts';
import { SilentLog } from '../adapters/system/silent-log.ts';
import { SystemClock } from '../adapters/system/system-clock.ts';
import { composeOperation } from '../application/operation/compose-operation.ts';
import type { Diagnosis } from '../application/operation/diagnose-integration.ts';
import type { AdminReads } from '../application/ports/admin-reads.ts';
import { EVERYTHING } from '../domain/api-key.ts';
import type { Verdict } from '../domain/finding.ts';
import type { IntegrationId } from '../domain/ids.ts';
import { publicUrlOf, type Config } from './config.ts';
import { withStorage } from './with-storage.ts';

const MARKS = { ok: 'ok     ', warning: 'warning', problem: 'PROBLEM' } as const satisfies Record<
  Verdict,
  string
>;
const PAGE = 100;
const INSTEAD = 'Or ask the running service: GET /api/v1/integrations/<id>/diagnosis.';

/**
 * Tells what is wrong with each Integration, or with one, and what to do. Answers the exit code: 1 when there is a
 * problem, 0 when at most warnings.
 */
export async function runDoctor(
  config: Config,
  { integrationId }: { readonly integrationId: string | null },
  tell: (line: string) => void,
): Promise<number> {
  return withStorage(config, { instead: INSTEAD }, async ({ storage, database }) => {
    const clock = new SystemClock();
    const jira = jiraOf(config, clock);
    try {
      // Nobody else has the embedded database now: the service is stopped.
      const publicDoor = database.kind === 'embedded' ? null : new FetchPublicDoor();
      const ports = { storage, jira, publicDoor, clock, log: new SilentLog() };
      const { diagnoseIntegration } = composeOperation(ports, publicUrlOf(config, config.port));

      const ids = integrationId === null ? await allOf(storage.reads) : [integrationId as IntegrationId];
      if (ids.length === 0) tell('No Jira is connected yet: create an Integration first.');
      const verdicts: Verdict[] = [];
      for (const id of ids) {
        const diagnosis = await diagnoseIntegration.execute({ scope: EVERYTHING, integrationId: id });
        tellDiagnosis(diagnosis, tell);
        verdicts.push(...diagnosis.findings.map(({ verdict }) => verdict));
      }
      return verdicts.includes('problem') ? 1 : 0;
    } finally {
      await jira.close();
    }
  });
}

function jiraOf(config: Config, clock: SystemClock): UndiciJiraServer {
  return new UndiciJiraServer({
    clock,
    log: new SilentLog(),
    meter: new NoMeter(),
    options: {
      allowPrivateAddresses: config.allowPrivateAddresses,
      answerTimeoutMs: config.jiraTimeoutMs,
      callTimeoutMs: 2 * config.jiraTimeoutMs,
    },
  });
}

async function allOf(reads: AdminReads): Promise<readonly IntegrationId[]> {
  const ids: IntegrationId[] = [];
  for (let after: string | null = null; ; after = ids.at(-1) ?? null) {
    const page = await reads.integrations(EVERYTHING, { limit: PAGE, after });
    ids.push(...page.map(({ id }) => id));
    if (page.length < PAGE) return ids;
  }
}

function tellDiagnosis({ integration, findings }: Diagnosis, tell: (line: string) => void): void {
  tell(`Integration ${integration.id}, ${integration.toProps().baseUrl}`);
  for (const { check, verdict, message, advice } of findings) {
    tell(`  ${MARKS[verdict]} ${check.replace('_', ' ')}: ${message}`);
    if (advice !== null) tell(`          ${advice}`);
  }
}
