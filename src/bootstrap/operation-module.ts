import { ContainerModule } from 'inversify';
import { FetchPublicDoor } from '../adapters/system/fetch-public-door.ts';
import { ApplyRetention } from '../application/operation/apply-retention.ts';
import { composeOperation, type Operation } from '../application/operation/compose-operation.ts';
import { DiagnoseIntegration } from '../application/operation/diagnose-integration.ts';
import type { Clock } from '../application/ports/clock.ts';
import type { JiraServer } from '../application/ports/jira-server.ts';
import type { Log } from '../application/ports/log.ts';
import type { PublicDoor } from '../application/ports/public-door.ts';
import type { Storage } from '../application/ports/storage.ts';
import type { Config } from './config.ts';
import { CLOCK, CONFIG, JIRA_SERVER, LOG, OPERATION, PUBLIC_DOOR, PUBLIC_URL, STORAGE } from './tokens.ts';

/** What an operator asks. */
export const operationModule = new ContainerModule(({ bind }) => {
  bind(PUBLIC_DOOR).toResolvedValue(() => new FetchPublicDoor(), []);
  bind(OPERATION).toResolvedValue(
    (storage: Storage, jira: JiraServer, publicDoor: PublicDoor, clock: Clock, log: Log, publicUrl: string) =>
      composeOperation({ storage, jira, publicDoor, clock, log }, publicUrl),
    [STORAGE, JIRA_SERVER, PUBLIC_DOOR, CLOCK, LOG, PUBLIC_URL],
  );
  bind(ApplyRetention).toResolvedValue(
    ({ retention }: Storage, clock: Clock, log: Log, config: Config) => {
      const { keepBodiesDays, keepDecisionsDays, keepAuditDays } = config;
      const settings = { keepBodiesDays, keepDecisionsDays, keepAuditDays };
      return new ApplyRetention({ retention, clock, log }, settings);
    },
    [STORAGE, CLOCK, LOG, CONFIG],
  );
  bind(DiagnoseIntegration).toResolvedValue((all: Operation) => all.diagnoseIntegration, [OPERATION]);
});
