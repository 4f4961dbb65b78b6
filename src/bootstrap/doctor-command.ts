import { FetchPublicDoor } from '../adapters/system/fetch-public-door.ts';
import { NoMeter } from '../adapters/system/no-meter.ts';
import { SilentLog } from '../adapters/system/silent-log.ts';
import { SystemClock } from '../adapters/system/system-clock.ts';
import { composeOperation } from '../application/operation/compose-operation.ts';
import type { Diagnosis } from '../application/operation/diagnose-integration.ts';
import { EVERYTHING } from '../domain/api-key.ts';
import type { Verdict } from '../domain/finding.ts';
import type { IntegrationId } from '../domain/ids.ts';
import { allIntegrations } from './all-integrations.ts';
import { publicUrlOf, type Config } from './config.ts';
import { openJira } from './open-jira.ts';
import { withStorage } from './with-storage.ts';

const MARKS = { ok: 'ok     ', warning: 'warning', problem: 'PROBLEM' } as const satisfies Record<
  Verdict,
  string
>;
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
  return withStorage(config, { schema: 'check', instead: INSTEAD }, async ({ storage, database }) => {
    const [clock, log] = [new SystemClock(), new SilentLog()];
    const jira = openJira(config, { clock, log, meter: new NoMeter() });
    try {
      // Nobody else has the embedded database now: the service is stopped.
      const publicDoor = database.kind === 'embedded' ? null : new FetchPublicDoor();
      const ports = { storage, jira, publicDoor, clock, log };
      const { diagnoseIntegration } = composeOperation(ports, publicUrlOf(config, config.port));

      const ids =
        integrationId === null
          ? (await allIntegrations(storage.reads)).map(({ id }) => id)
          : [integrationId as IntegrationId];
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

function tellDiagnosis({ integration, findings }: Diagnosis, tell: (line: string) => void): void {
  tell(`Integration ${integration.id}, ${integration.toProps().baseUrl}`);
  for (const { check, verdict, message, advice } of findings) {
    tell(`  ${MARKS[verdict]} ${check.replace('_', ' ')}: ${message}`);
    if (advice !== null) tell(`          ${advice}`);
  }
}
