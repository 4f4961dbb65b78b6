import { INSTALLATION } from '../presenters/installation.ts';
import { INTEGRATION } from '../presenters/integration.ts';
import { ORGANIZATION } from '../presenters/organization.ts';
import { pageOf } from '../presenters/presented.ts';
import type { Answered, ApiOfCaller } from './in-process-api.ts';

/** An Installation as people call it: whose it is, and of which Jira. */
export interface NamedInstallation extends Answered<typeof INSTALLATION> {
  readonly name: string;
  readonly organizationName: string;
  readonly jiraUrl: string;
}

const MOST = 200;

/** The first 200 Installations that the caller may see and that are not over, by the names people know. */
export async function namedInstallations(api: ApiOfCaller): Promise<readonly NamedInstallation[]> {
  const [installations, integrations, organizations] = await Promise.all([
    api.ask(pageOf(INSTALLATION), `/installations?limit=${MOST}`),
    api.ask(pageOf(INTEGRATION), `/integrations?limit=${MOST}`),
    api.ask(pageOf(ORGANIZATION), `/organizations?limit=${MOST}`),
  ]);
  const jiras = new Map(integrations.items.map(({ id, baseUrl }) => [id, baseUrl]));
  const names = new Map(organizations.items.map(({ id, name }) => [id, name]));
  return installations.items
    .filter(({ removedAt }) => removedAt === null)
    .map((installation) => named(installation, { jiras, names }));
}

/** One Installation that the caller may see, by the names people know. @throws {ApiRefused} for any other. */
export async function namedInstallation(api: ApiOfCaller, id: string): Promise<NamedInstallation> {
  const installation = await api.ask(INSTALLATION, `/installations/${encodeURIComponent(id)}`);
  const [integration, organization] = await Promise.all([
    api.ask(INTEGRATION, `/integrations/${installation.integrationId}`),
    api.ask(ORGANIZATION, `/organizations/${installation.organizationId}`),
  ]);
  return named(installation, {
    jiras: new Map([[integration.id, integration.baseUrl]]),
    names: new Map([[organization.id, organization.name]]),
  });
}

function named(
  installation: Answered<typeof INSTALLATION>,
  known: { readonly jiras: ReadonlyMap<string, string>; readonly names: ReadonlyMap<string, string> },
): NamedInstallation {
  const jiraUrl = known.jiras.get(installation.integrationId) ?? '';
  const organizationName = known.names.get(installation.organizationId) ?? '';
  const host = jiraUrl.replace(/^https?:\/\//, '');
  return { ...installation, organizationName, jiraUrl, name: `${organizationName} · ${host}` };
}
