import { INSTALLATION } from '../../../presenters/installation.ts';
import { INTEGRATION_WITH_SETUP } from '../../../presenters/connected-integration.ts';
import type { INTEGRATION } from '../../../presenters/integration.ts';
import { ORGANIZATION } from '../../../presenters/organization.ts';
import { pageOf } from '../../../presenters/presented.ts';
import type { Answered, ApiOfCaller } from '../../in-process-api.ts';

export type AnsweredIntegration = Answered<typeof INTEGRATION>;
export type IntegrationWithSetup = Answered<typeof INTEGRATION_WITH_SETUP>;

/** An Installation of an Integration, with whose it is. */
export interface OwnedInstallation extends Answered<typeof INSTALLATION> {
  readonly organizationName: string;
}

export function integrationOf(api: ApiOfCaller, id: string): Promise<IntegrationWithSetup> {
  return api.ask(INTEGRATION_WITH_SETUP, `/integrations/${id}`);
}

/** Those that the caller sees and that are not over, 200 at most. */
export async function installationsOf(api: ApiOfCaller, id: string): Promise<readonly OwnedInstallation[]> {
  const [{ items }, organizations] = await Promise.all([
    api.ask(pageOf(INSTALLATION), `/installations?integrationId=${id}&limit=200`),
    organizationsOf(api),
  ]);
  const names = new Map(organizations.map((organization) => [organization.id, organization.name]));
  return items
    .filter(({ removedAt }) => removedAt === null)
    .map((one) => ({ ...one, organizationName: names.get(one.organizationId) ?? 'An Organization' }));
}

/** Those that the caller sees, 200 at most. */
export async function organizationsOf(api: ApiOfCaller): Promise<readonly Answered<typeof ORGANIZATION>[]> {
  return (await api.ask(pageOf(ORGANIZATION), '/organizations?limit=200')).items;
}
