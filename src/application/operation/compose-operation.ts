import { JiraAccess } from '../installation/jira-access.ts';
import type { Clock } from '../ports/clock.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Log } from '../ports/log.ts';
import type { PublicDoor } from '../ports/public-door.ts';
import type { Storage } from '../ports/storage.ts';
import { DiagnoseIntegration } from './diagnose-integration.ts';

export interface OperationPorts {
  readonly storage: Pick<Storage, 'unitOfWork' | 'stores' | 'reads' | 'backlog'>;
  readonly jira: Pick<JiraServer, 'serverInfo' | 'accounts'>;
  /** Null where the service cannot run meanwhile. */
  readonly publicDoor: PublicDoor | null;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Operation {
  readonly diagnoseIntegration: DiagnoseIntegration;
}

/** What an operator asks of a running Lockstep, on these ports. Jira reaches it at `publicUrl`. */
export function composeOperation(ports: OperationPorts, publicUrl: string): Operation {
  const { stores, unitOfWork, reads, backlog } = ports.storage;
  const { clock, log } = ports;
  const access = new JiraAccess({ stores, unitOfWork, clock, log });
  const { installations } = stores;
  return {
    diagnoseIntegration: new DiagnoseIntegration(
      { ...ports, access, reads, backlog, installations },
      publicUrl,
    ),
  };
}
