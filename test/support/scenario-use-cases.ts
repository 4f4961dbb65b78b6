import { ChangeOrganization } from '../../src/application/access/change-organization.ts';
import { CreateApiKey } from '../../src/application/access/create-api-key.ts';
import { CreateOrganization } from '../../src/application/access/create-organization.ts';
import { RecordChange } from '../../src/application/access/record-change.ts';
import { RemoveOrganization } from '../../src/application/access/remove-organization.ts';
import { RevokeApiKey } from '../../src/application/access/revoke-api-key.ts';
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
import {
  composeLocalTracker,
  type LocalTrackerUseCases,
} from '../../src/application/tracking/compose-local-tracker.ts';
import { composeOutbound, type Outbound } from '../../src/application/outbound/compose-outbound.ts';

export interface ScenarioPorts extends InboundPorts, InstallationPorts, LinkingPorts, OperationPorts {
  readonly storage: Storage;
  readonly jira: JiraServer;
}

export interface UseCases
  extends
    Inbound,
    InstallationUseCases,
    Reconciliation,
    Linking,
    Creation,
    Operation,
    Tracking,
    Outbound,
    LocalTrackerUseCases {
  readonly createOrganization: CreateOrganization;
  readonly changeOrganization: ChangeOrganization;
  readonly removeOrganization: RemoveOrganization;
  readonly createApiKey: CreateApiKey;
  readonly revokeApiKey: RevokeApiKey;
  readonly recordChange: RecordChange;
  readonly addLocalTrackerIssue: AddLocalTrackerIssue;
  readonly addLocalTrackerUser: AddLocalTrackerUser;
}

/** Where Jira reaches the Lockstep of the tests. */
export const PUBLIC_URL = 'https://lockstep.example.com/sync';

/** Every use case, on these ports. */
export function useCasesOn(ports: ScenarioPorts, publicUrl = PUBLIC_URL): UseCases {
  const { randomness, clock, fingerprints } = ports;
  const { stores, reads, accessReads, trackerIssues, trackerUsers } = ports.storage;
  const inbound = composeInbound(ports);
  const outbound = composeOutbound(ports);
  return {
    ...composeInstallation(ports, publicUrl),
    ...inbound,
    ...composeReconciliation(ports, inbound.processIssue),
    ...composeLinking(ports),
    ...composeCreation(ports),
    ...composeOperation(ports, publicUrl),
    ...composeTracking(ports),
    ...outbound,
    ...composeLocalTracker(ports, outbound),
    createOrganization: new CreateOrganization({ stores, randomness, clock }),
    changeOrganization: new ChangeOrganization(ports.storage.unitOfWork),
    removeOrganization: new RemoveOrganization(ports.storage.unitOfWork),
    createApiKey: new CreateApiKey({ stores, randomness, fingerprints, clock }),
    recordChange: new RecordChange({ stores, randomness, clock, log: ports.log }),
    revokeApiKey: new RevokeApiKey({ stores, reads: accessReads, clock }),
    addLocalTrackerIssue: new AddLocalTrackerIssue({ reads, trackerIssues, randomness, clock }),
    addLocalTrackerUser: new AddLocalTrackerUser({ reads, trackerUsers, randomness, clock }),
  };
}
