import type { Stores } from '../../application/ports/stores.ts';
import type { UnitOfWork } from '../../application/ports/unit-of-work.ts';
import { creationDefaultsOver, creationRulesOver, issueCreationsOver } from './creation-stores.ts';
import { installationStoresOver } from './installation-stores.ts';
import { outboundCommentsOver } from './outbound-comments.ts';
import { localTrackerOver, trackerEventsOver } from './local-tracker-stores.ts';
import { reconciliationRunsOver } from './reconciliation-stores.ts';
import { seenWorkflowsOver } from './seen-workflows.ts';
import { syncStoresOver } from './sync-stores.ts';
import type { Tables } from './tables.ts';

/** The stores over these very tables: what they do is seen there at once. */
export function storesOver(tables: Tables): Stores {
  return {
    ...installationStoresOver(tables),
    ...syncStoresOver(tables),
    reconciliations: reconciliationRunsOver(tables),
    creations: issueCreationsOver(tables),
    creationDefaults: creationDefaultsOver(tables),
    trackerEvents: trackerEventsOver(tables),
    localTracker: localTrackerOver(tables),
    creationRules: creationRulesOver(tables),
    workflows: seenWorkflowsOver(tables),
    outboundComments: outboundCommentsOver(tables),
  };
}

/** The stores with each call a unit of work of its own. */
export function storesOneByOne(unitOfWork: UnitOfWork): Stores {
  const store = <Name extends keyof Stores>(name: Name): Stores[Name] =>
    new Proxy({} as Stores[Name], {
      get:
        (_, method) =>
        (...args: readonly unknown[]) =>
          unitOfWork.run((stores) => call(stores[name], method, args)),
    });

  return {
    organizations: store('organizations'),
    integrations: store('integrations'),
    credentials: store('credentials'),
    trackerSecrets: store('trackerSecrets'),
    attempts: store('attempts'),
    installations: store('installations'),
    links: store('links'),
    deliveries: store('deliveries'),
    effects: store('effects'),
    decisions: store('decisions'),
    syncedComments: store('syncedComments'),
    outboundComments: store('outboundComments'),
    statuses: store('statuses'),
    workflows: store('workflows'),
    apiKeys: store('apiKeys'),
    audit: store('audit'),
    reconciliations: store('reconciliations'),
    creations: store('creations'),
    creationDefaults: store('creationDefaults'),
    creationRules: store('creationRules'),
    leases: store('leases'),
    trackerEvents: store('trackerEvents'),
    localTracker: store('localTracker'),
  };
}

function call(store: object, method: string | symbol, args: readonly unknown[]): Promise<unknown> {
  const found: unknown = Reflect.get(store, method);
  if (typeof found !== 'function') throw new TypeError(`no store has a method ${String(method)}`);
  return Promise.resolve(Reflect.apply(found, store, args));
}
