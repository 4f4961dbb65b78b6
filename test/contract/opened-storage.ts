import type { Scope } from '../../src/domain/api-key.ts';
import type { ExternalIssueLink, ExternalIssueLinkProps } from '../../src/domain/external-issue-link.ts';
import type { OrganizationId } from '../../src/domain/ids.ts';
import type { Installation } from '../../src/domain/installation.ts';
import type { Integration } from '../../src/domain/integration.ts';
import type { Organization } from '../../src/domain/organization.ts';
import type { Page } from '../../src/application/ports/admin-reads.ts';
import type { Storage } from '../../src/application/ports/storage.ts';
import { aLink, anInstallation, anIntegration, anOrganization } from '../support/builders.ts';

/** A storage with nothing in it, for one test. */
export interface OpenedStorage {
  readonly storage: Storage;
  close(): Promise<void>;
}

export interface OpenStorageOptions {
  /** How long a lease lasts that is not renewed; 0 for leases that have run out as soon as they are given. */
  readonly leaseMs?: number;
}

export type OpenStorage = (options?: OpenStorageOptions) => Promise<OpenedStorage>;

/** Opens a storage for each test of the suite it is called in, and closes it after. */
export function storageForEachTest(open: OpenStorage, options?: OpenStorageOptions): () => Storage {
  let opened: OpenedStorage;
  beforeEach(async () => {
    opened = await open(options);
  });
  afterEach(() => opened.close());
  return () => opened.storage;
}

/** An Organization with an Integration, its Installation there, and what a link of it is made of. */
export interface Team {
  readonly organization: Organization;
  readonly integration: Integration;
  readonly installation: Installation;
  readonly scope: Scope;
  link(props?: Partial<ExternalIssueLinkProps>): ExternalIssueLink;
}

/** A team of its own, stored; on `integration`, which is stored then, or on one of its own. */
export async function aTeam({ stores }: Storage, integration?: Integration): Promise<Team> {
  const organization = anOrganization();
  await stores.organizations.add(organization);
  const theirs = integration ?? anIntegration();
  if (integration === undefined) await stores.integrations.add(theirs);
  const organizationId: OrganizationId = organization.toProps().id;
  const installation = anInstallation({ organizationId, integrationId: theirs.id });
  await stores.installations.add(installation);
  return {
    organization,
    integration: theirs,
    installation,
    scope: { organizationId },
    link: (props) => aLink({ installationId: installation.id, integrationId: theirs.id, ...props }),
  };
}

/** A link of this team, stored. */
export async function aStoredLink(
  { stores }: Storage,
  team: Team,
  props?: Partial<ExternalIssueLinkProps>,
): Promise<ExternalIssueLink> {
  const link = team.link(props);
  await stores.links.add(link);
  return link;
}

/** The first page of a list, with room for everything. */
export const FIRST_PAGE: Page = { limit: 100, after: null };

/** What `things` are, in a form that `deep.equal` sees: entities keep all they have private. */
export function propsOf<Props>(things: readonly { toProps(): Props }[]): readonly Props[] {
  return things.map((thing) => thing.toProps());
}
