import { adminReadsContract } from './admin-reads.contract.ts';
import { backlogContract } from './backlog.contract.ts';
import { choresContract } from './chores.contract.ts';
import { credentialsContract } from './credentials.contract.ts';
import { deliveryInboxContract } from './delivery-inbox.contract.ts';
import { issueLeasesContract } from './issue-leases.contract.ts';
import { integrationStoresContract } from './integration-stores.contract.ts';
import { linkStoreContract } from './link-store.contract.ts';
import { linkSelectionContract } from './link-selection.contract.ts';
import { organizationStoresContract } from './organization-stores.contract.ts';
import { localTrackerCommentsContract } from './local-tracker-comments.contract.ts';
import { localTrackerIssuesContract } from './local-tracker-issues.contract.ts';
import { localTrackerUsersContract } from './local-tracker-users.contract.ts';
import type { OpenStorage } from './opened-storage.ts';
import { overStoresContract } from './over-stores.contract.ts';
import { reconciliationStoreContract } from './reconciliation-store.contract.ts';
import { seenWorkflowsContract } from './seen-workflows.contract.ts';
import { syncedCommentsContract } from './synced-comments.contract.ts';
import { retentionContract } from './retention.contract.ts';
import { syncStoresContract } from './sync-stores.contract.ts';
import { trackerSecretsContract } from './tracker-secrets.contract.ts';
import { trackerWritesContract } from './tracker-writes.contract.ts';
import { unitOfWorkContract } from './unit-of-work.contract.ts';

/** What every storage promises, port by port. */
export function storageContract(adapter: string, open: OpenStorage): void {
  unitOfWorkContract(adapter, open);
  organizationStoresContract(adapter, open);
  integrationStoresContract(adapter, open);
  credentialsContract(adapter, open);
  trackerSecretsContract(adapter, open);
  linkStoreContract(adapter, open);
  linkSelectionContract(adapter, open);
  reconciliationStoreContract(adapter, open);
  syncStoresContract(adapter, open);
  seenWorkflowsContract(adapter, open);
  overStoresContract(adapter, open);
  deliveryInboxContract(adapter, open);
  backlogContract(adapter, open);
  issueLeasesContract(adapter, open);
  choresContract(adapter, open);
  retentionContract(adapter, open);
  adminReadsContract(adapter, open);
  syncedCommentsContract(adapter, open);
  localTrackerCommentsContract(adapter, open);
  localTrackerIssuesContract(adapter, open);
  localTrackerUsersContract(adapter, open);
  trackerWritesContract(adapter, open);
}
