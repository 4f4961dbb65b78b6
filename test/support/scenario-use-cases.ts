import { CreateApiKey } from '../../src/application/access/create-api-key.ts';
import { CreateOrganization } from '../../src/application/access/create-organization.ts';
import { composeCreation, type Creation } from '../../src/application/creation/compose-creation.ts';
import {
  composeInbound,
  type Inbound,
  type InboundPorts,
} from '../../src/application/inbound/compose-inbound.ts';
import {
  composeInstallation,
  type InstallationPorts,
  type InstallationUseCases,
} from '../../src/application/installation/compose-installation.ts';
import {
  composeLinking,
  type Linking,
  type LinkingPorts,
} from '../../src/application/linking/compose-linking.ts';
import {
  composeOperation,
  type Operation,
  type OperationPorts,
} from '../../src/application/operation/compose-operation.ts';
import {
  composeReconciliation,
  type Reconciliation,
} from '../../src/application/reconciliation/compose-reconciliation.ts';
import type { JiraServer } from '../../src/application/ports/jira-server.ts';
import type { Storage } from '../../src/application/ports/storage.ts';
import { composeTracking, type Tracking } from '../../src/application/tracking/compose-tracking.ts';
import { AddLocalTrackerIssue } from '../../src/application/tracking/add-local-tracker-issue.ts';
import { AddLocalTrackerUser } from '../../src/application/tracking/add-local-tracker-user.ts';
import { SetLocalTrackerIssueStatus } from '../../src/application/tracking/set-local-tracker-issue-status.ts';

export interface ScenarioPorts extends InboundPorts, InstallationPorts, LinkingPorts, OperationPorts {
  readonly storage: Storage;
  readonly jira: JiraServer;
}

export interface UseCases
  extends Inbound, InstallationUseCases, Reconciliation, Linking, Creation, Operation, Tracking {
  readonly createOrganization: CreateOrganization;
  readonly createApiKey: CreateApiKey;
  readonly addLocalTrackerIssue: AddLocalTrackerIssue;
  readonly addLocalTrackerUser: AddLocalTrackerUser;
  readonly setLocalTrackerIssueStatus: SetLocalTrackerIssueStatus;
}

/** Where Jira reaches the Lockstep of the tests. */
export const PUBLIC_URL = 'https://lockstep.example.com/sync';

/** Every use case, on these ports. */
export function useCasesOn(ports: ScenarioPorts, publicUrl = PUBLIC_URL): UseCases {
  const { randomness, clock, fingerprints } = ports;
  const { stores, reads, trackerIssues, trackerUsers } = ports.storage;
  const inbound = composeInbound(ports);
  return {
    ...composeInstallation(ports, publicUrl),
    ...inbound,
    ...composeReconciliation(ports, inbound.processIssue),
    ...composeLinking(ports),
    ...composeCreation(ports),
    ...composeOperation(ports, publicUrl),
    ...composeTracking(ports),
    createOrganization: new CreateOrganization({ stores, randomness, clock }),
    createApiKey: new CreateApiKey({ stores, randomness, fingerprints, clock }),
    addLocalTrackerIssue: new AddLocalTrackerIssue({ reads, trackerIssues, randomness, clock }),
    addLocalTrackerUser: new AddLocalTrackerUser({ reads, trackerUsers, randomness, clock }),
    setLocalTrackerIssueStatus: new SetLocalTrackerIssueStatus({ trackerIssues, clock }),
  };
}
