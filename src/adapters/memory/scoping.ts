import type { Scope } from '../../domain/api-key.ts';
import type { InstallationId, IntegrationId } from '../../domain/ids.ts';
import type { Page } from '../../application/ports/admin-reads.ts';
import type { Tables } from './tables.ts';

/** Whether a caller of this scope may see the Installation. */
export function isInstallationIn({ installations }: Tables, scope: Scope, id: InstallationId): boolean {
  const installation = installations.get(id);
  if (installation === undefined) return false;
  return scope.organizationId === null || installation.toProps().organizationId === scope.organizationId;
}

/** Whether a caller of this scope may see the Integration: its Organization has an Installation on it. */
export function isIntegrationIn({ installations }: Tables, scope: Scope, id: IntegrationId): boolean {
  if (scope.organizationId === null) return true;
  return [...installations.values()].some((installation) => {
    const props = installation.toProps();
    return (
      props.integrationId === id && props.organizationId === scope.organizationId && !installation.isRemoved
    );
  });
}

/** The things of the page, by ascending id. */
export function pageOf<Thing>(
  things: readonly Thing[],
  { limit, after }: Page,
  idOf: (thing: Thing) => string,
): readonly Thing[] {
  return things
    .filter((thing) => after === null || idOf(thing) > after)
    .sort((one, other) => (idOf(one) < idOf(other) ? -1 : 1))
    .slice(0, limit);
}

/** The page of a list whose order is its own: what comes after the thing with the id `after`. */
export function afterCursor<Thing>(
  things: readonly Thing[],
  { limit, after }: Page,
  idOf: (thing: Thing) => string,
): readonly Thing[] {
  const start = after === null ? 0 : things.findIndex((thing) => idOf(thing) === after) + 1;
  if (after !== null && start === 0) return [];
  return things.slice(start, start + limit);
}
