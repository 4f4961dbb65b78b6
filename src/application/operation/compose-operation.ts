import { JiraAccess } from '../installation/jira-access.ts';
import type { Clock } from '../ports/clock.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { PublicDoor } from '../ports/public-door.ts';
import type { Storage } from '../ports/storage.ts';
import { DiagnoseIntegration } from './diagnose-integration.ts';

export interface OperationPorts {
  readonly storage: Pick<Storage, 'unitOfWork' | 'stores' | 'reads' | 'backlog'>;
  readonly jira: Pick<JiraServer, 'serverInfo' | 'accounts'>;
  readonly publicDoor: PublicDoor;
  readonly clock: Clock;
}

export interface Operation {
  readonly diagnoseIntegration: DiagnoseIntegration;
}

/** What an operator asks of a running Lockstep, on these ports. Jira reaches it at `publicUrl`. */
export function composeOperation(ports: OperationPorts, publicUrl: string): Operation {
  const { stores, unitOfWork, reads, backlog } = ports.storage;
  const access = new JiraAccess({ stores, unitOfWork, clock: ports.clock });
  return { diagnoseIntegration: new DiagnoseIntegration({ ...ports, access, reads, backlog }, publicUrl) };
}
