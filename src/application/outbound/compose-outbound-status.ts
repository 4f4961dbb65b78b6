import type { FindStatus } from '../inbound/find-status.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import type { Clock } from '../ports/clock.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Log } from '../ports/log.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { NobodyMakesIssues, type AskForIssue } from './ask-for-issue.ts';
import { CarryOutOutboundStatus } from './carry-out-outbound-status.ts';
import { TakeHop } from './take-hop.ts';

export interface OutboundStatusComposition {
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'issues' | 'transitions'>;
  readonly stores: Pick<Stores, 'workflows'>;
  readonly unitOfWork: UnitOfWork;
  readonly findStatus: FindStatus;
  /** Nobody makes new Jira issues when it is left out. */
  readonly newIssue?: AskForIssue;
  readonly clock: Clock;
  readonly log: Log;
}

/** The way from a tracker issue's status to the Jira issue's, on these ports. */
export function composeOutboundStatus(ports: OutboundStatusComposition): CarryOutOutboundStatus {
  const { findStatus, newIssue = new NobodyMakesIssues() } = ports;
  return new CarryOutOutboundStatus(ports, { hop: new TakeHop(ports), findStatus, newIssue });
}
