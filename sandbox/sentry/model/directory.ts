import { randomBytes, randomUUID } from 'node:crypto';
import { notFound } from '../refusal.ts';

export interface Organization {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

export interface Project {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly organization: Organization;
  /** Its releases, oldest first. */
  readonly releases: { readonly version: string; readonly dateCreated: string }[];
}

/** A person, as a member of one organization. */
export interface Member {
  readonly id: string;
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly isVerified: boolean;
  readonly isActive: boolean;
  readonly organization: Organization;
  /** By slug, the projects that their teams work on. */
  readonly projects: ReadonlySet<string>;
}

/** What an organization makes under Settings, Custom Integrations; it acts as a user of its own. */
export interface InternalIntegration {
  readonly uuid: string;
  readonly installation: string;
  readonly name: string;
  readonly userId: string;
  readonly organization: Organization;
  readonly token: string;
  readonly clientSecret: string;
  scopes: readonly string[];
  webhookUrl: string | null;
  /** Of which resources it is told by webhook: `issue`, `comment`, `error`, `event_alert`. */
  resources: readonly string[];
}

/** A person's own token. */
export interface UserToken {
  readonly token: string;
  readonly member: Member;
  readonly scopes: readonly string[];
}

const ALL_SCOPES = [
  'org:read',
  'member:read',
  'project:read',
  'project:releases',
  'event:read',
  'event:write',
  'event:admin',
] as const;

/** Organizations with their projects, people and integrations. */
export class Directory {
  readonly organizations: Organization[] = [];
  readonly projects: Project[] = [];
  readonly members: Member[] = [];
  readonly integrations: InternalIntegration[] = [];
  readonly userTokens: UserToken[] = [];
  #lastId = 4_500_000;

  /** An id that nothing else of this Sentry has. */
  nextId(): string {
    this.#lastId += 7;
    return String(this.#lastId);
  }

  addOrganization({ slug, name }: { readonly slug: string; readonly name?: string }): Organization {
    const organization = { id: this.nextId(), slug, name: name ?? slug };
    this.organizations.push(organization);
    return organization;
  }

  addProject(organization: Organization, { slug, name }: { slug: string; name?: string }): Project {
    const project = { id: this.nextId(), slug, name: name ?? slug, organization, releases: [] };
    this.projects.push(project);
    return project;
  }

  addMember(
    organization: Organization,
    { username, ...said }: { username: string } & Partial<Omit<Member, 'organization' | 'id' | 'userId'>>,
  ): Member {
    const member = {
      id: this.nextId(),
      userId: this.nextId(),
      username,
      name: said.name ?? username,
      email: said.email ?? `${username}@example.com`,
      isVerified: said.isVerified ?? true,
      isActive: said.isActive ?? true,
      organization,
      projects: said.projects ?? new Set(this.projectsOf(organization).map(({ slug }) => slug)),
    };
    this.members.push(member);
    return member;
  }

  addIntegration(
    organization: Organization,
    said: Partial<Pick<InternalIntegration, 'name' | 'scopes' | 'webhookUrl' | 'resources'>>,
  ): InternalIntegration {
    const integration = {
      uuid: randomUUID(),
      installation: randomUUID(),
      name: said.name ?? 'Lockstep',
      userId: this.nextId(),
      organization,
      token: randomBytes(32).toString('hex'),
      clientSecret: randomBytes(32).toString('hex'),
      scopes: said.scopes ?? ALL_SCOPES,
      webhookUrl: said.webhookUrl ?? null,
      resources: said.resources ?? ['issue', 'comment'],
    };
    this.integrations.push(integration);
    return integration;
  }

  addUserToken(member: Member, scopes: readonly string[] = ALL_SCOPES): UserToken {
    const token = { token: `sntryu_${randomBytes(32).toString('hex')}`, member, scopes };
    this.userTokens.push(token);
    return token;
  }

  /** By slug or id. @throws {Refusal} 404 */
  organization(named: string): Organization {
    return found(this.organizations.find(({ id, slug }) => id === named || slug === named));
  }

  /** By slug or id. @throws {Refusal} 404 */
  project(named: string, organization?: Organization): Project {
    return found(
      this.projects.find(
        (project) =>
          (project.id === named || project.slug === named) &&
          (organization === undefined || project.organization === organization),
      ),
    );
  }

  /** By user name, e-mail or user id. @throws {Refusal} 404 */
  member(named: string): Member {
    return found(
      this.members.find(
        ({ userId, username, email }) => userId === named || username === named || email === named,
      ),
    );
  }

  projectsOf(organization: Organization): readonly Project[] {
    return this.projects.filter((project) => project.organization === organization);
  }

  membersOf(project: Project): readonly Member[] {
    return this.members.filter(
      ({ organization, projects, isActive }) =>
        isActive && organization === project.organization && projects.has(project.slug),
    );
  }
}

/** @throws {Refusal} 404 */
export function found<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw notFound();
  return thing;
}
