import type { Installation } from '../../domain/installation.ts';
import { installationOver } from '../linking/make-link.ts';
import type { Stores } from '../ports/stores.ts';

/** The Installation as it is, held until the transaction ends. @throws {IntegrationNotActive} when it is over. */
export async function heldInstallation(
  { integrations, installations }: Pick<Stores, 'integrations' | 'installations'>,
  { id, integrationId }: Pick<Installation, 'id' | 'integrationId'>,
): Promise<Installation> {
  const integration = await integrations.find(integrationId);
  const present = await installations.find(id);
  if (integration?.isUninstalled !== false || present?.isRemoved !== false) throw installationOver();
  return present;
}
