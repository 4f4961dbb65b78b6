import { Conflict } from '../../domain/domain-error.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { noSuch } from '../../domain/no-such.ts';
import { EVERYTHING } from '../../domain/api-key.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';

/** Ends a tenant, and erases all that is its own: with it go its keys, and all that was done for it. */
export class RemoveOrganization {
  readonly #unitOfWork: UnitOfWork;

  constructor(unitOfWork: UnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  /**
   * All of it goes, or nothing. Integrations stay with what their Jira told, and so does the trail of who changed what.
   * @throws {NotFound} when there is no such Organization.
   * @throws {Conflict} while a Jira is connected for it; says which.
   */
  async execute({ organizationId }: { readonly organizationId: OrganizationId }): Promise<void> {
    await this.#unitOfWork.run(async (stores) => {
      const organization = await stores.organizations.findToErase(organizationId);
      if (organization === null) throw noSuch('Organization', EVERYTHING);

      const connected = await connectedJiras(stores, organizationId);
      if (connected.length > 0) {
        throw new Conflict(
          `It is connected with ${connected.join(' and ')}. Disconnect that first: by its own key where others have that Jira, too.`,
        );
      }
      await stores.organizations.erase(organizationId);
    });
  }
}

/** The addresses of those that an Installation of it is on which is not over. */
async function connectedJiras(
  { installations, integrations }: Stores,
  id: OrganizationId,
): Promise<readonly string[]> {
  const connected: string[] = [];
  for (const installation of await installations.ofOrganization(id)) {
    if (installation.isRemoved) continue;
    const integration = await integrations.find(installation.integrationId);
    if (integration?.isUninstalled === false) connected.push(integration.toProps().baseUrl);
  }
  return connected;
}
