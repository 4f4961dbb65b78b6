import type { SentryFaultName, SentryFaultSettings } from '../faults.ts';
import type { InternalIntegration, Member, Organization, Project } from '../model/directory.ts';
import type { Actor, Issue, IssueStatus, Note, StatusDetails } from '../model/issue.ts';
import type { NewIssue } from '../model/issues.ts';
import type { SentryInstance, SentryRequest } from '../sentry-instance.ts';
import type { Product } from '../sentry-options.ts';
import type { HookDelivery } from '../webhooks/hook-sender.ts';

/** The hands of the people who use and look after a Sentry, of Sentry itself, and of fate. */
export class SentryControl {
  readonly #sentry: SentryInstance;

  constructor(sentry: SentryInstance) {
    this.#sentry = sentry;
  }

  createOrganization(said: { slug: string; name?: string | undefined }): Organization {
    const { slug, name } = said;
    return this.#sentry.directory.addOrganization({ slug, ...(name === undefined ? {} : { name }) });
  }

  createProject({ organization, slug }: { organization: string; slug: string }): Project {
    return this.#sentry.directory.addProject(this.#sentry.directory.organization(organization), { slug });
  }

  /** They are in the teams of all projects there are, unless `projects` names some. */
  addMember({
    organization,
    projects,
    ...said
  }: {
    organization: string;
    username: string;
    name?: string;
    email?: string;
    isVerified?: boolean;
    isActive?: boolean;
    projects?: readonly string[];
  }): Member {
    const { directory } = this.#sentry;
    return directory.addMember(directory.organization(organization), {
      ...said,
      ...(projects === undefined ? {} : { projects: new Set(projects) }),
    });
  }

  createRelease({ project, version }: { project: string; version: string }): void {
    const dateCreated = new Date(this.#sentry.now()).toISOString();
    this.#sentry.directory.project(project).releases.push({ version, dateCreated });
  }

  createIntegration({
    organization,
    ...said
  }: { organization: string } & Partial<
    Pick<InternalIntegration, 'name' | 'scopes' | 'webhookUrl' | 'resources'>
  >): InternalIntegration {
    const { directory } = this.#sentry;
    return directory.addIntegration(directory.organization(organization), said);
  }

  /** @throws {RangeError} when there is none. */
  integration(uuid: string): InternalIntegration {
    const integration = this.#sentry.directory.integrations.find((one) => one.uuid === uuid);
    if (integration === undefined) throw new RangeError('There is no such integration.');
    return integration;
  }

  /** Says where an integration's webhooks go; null: nowhere. */
  setWebhookUrl(uuid: string, url: string | null): void {
    this.integration(uuid).webhookUrl = url;
  }

  createUserToken({ user, scopes }: { user: string; scopes?: readonly string[] | undefined }): string {
    const { directory } = this.#sentry;
    return directory.addUserToken(directory.member(user), scopes).token;
  }

  createIssue({ project, ...said }: { project: string } & NewIssue): Issue {
    return this.#sentry.issues.create(this.#sentry.directory.project(project), said);
  }

  issues(): readonly Issue[] {
    return this.#sentry.issues.all;
  }

  issue(named: string): Issue {
    return this.#sentry.issues.find(named);
  }

  deleteIssue(named: string): void {
    this.#sentry.issues.delete(this.issue(named));
  }

  /** What a person does to an issue's status; `by` is a user name, anybody when left out. */
  setStatus(
    named: string,
    { status, by, details }: { status: IssueStatus; by?: string | undefined; details?: StatusDetails },
  ): void {
    const actor = this.#person(named, by);
    this.#sentry.issues.setStatus(this.issue(named), { status, ...(details && { details }) }, actor);
  }

  /** The same error comes once more. */
  seenAgain(named: string): void {
    this.#sentry.issues.seenAgain(this.issue(named));
  }

  /** To a user, a team (`team:<project>`), or nobody. */
  assign(named: string, { to, by }: { to: string | null; by?: string | undefined }): void {
    const issue = this.issue(named);
    const [, team] = /^team:(.+)$/.exec(to ?? '') ?? [];
    const assignee =
      to === null
        ? null
        : team === undefined
          ? ({ type: 'user', member: this.#sentry.directory.member(to) } as const)
          : ({ type: 'team', slug: team } as const);
    this.#sentry.issues.assign(issue, assignee, this.#person(named, by));
  }

  comment(named: string, { text, by }: { text: string; by?: string | undefined }): Note {
    return this.#sentry.issues.commentAnyway(this.issue(named), text, this.#person(named, by));
  }

  editComment(named: string, id: string, { text, by }: { text: string; by?: string | undefined }): Note {
    return this.#sentry.issues.editComment(this.issue(named), id, { text, by: this.#person(named, by) });
  }

  deleteComment(named: string, id: string, by?: string): void {
    this.#sentry.issues.deleteComment(this.issue(named), id, this.#person(named, by));
  }

  setProduct(product: Product, { comments = true }: { comments?: boolean | undefined } = {}): void {
    this.#sentry.product = product;
    this.#sentry.hasComments = comments;
  }

  /** Sends any body to an integration's webhook address, rightly signed. */
  sendRaw(uuid: string, { resource, body }: { resource: string; body: string }): void {
    this.#sentry.sendRaw(this.integration(uuid), { resource, action: 'raw', body });
  }

  switchOn(name: SentryFaultName, settings: SentryFaultSettings = {}): void {
    this.#sentry.faults.switchOn(name, settings);
  }

  switchOff(name?: SentryFaultName): void {
    this.#sentry.faults.switchOff(name);
  }

  faults(): readonly ({ readonly name: SentryFaultName } & SentryFaultSettings)[] {
    return this.#sentry.faults.active();
  }

  requests(): readonly SentryRequest[] {
    return [...this.#sentry.requests];
  }

  clearRequests(): void {
    this.#sentry.requests.length = 0;
  }

  deliveries(): readonly HookDelivery[] {
    return [...this.#sentry.hooks.deliveries];
  }

  /** Resolves when every webhook request so far has been sent. */
  deliveriesSettled(): Promise<void> {
    return this.#sentry.hooks.settled();
  }

  #person(issue: string, named: string | undefined): Actor {
    const { directory } = this.#sentry;
    if (named !== undefined) return { kind: 'user', member: directory.member(named) };
    const { organization } = this.issue(issue).project;
    const member = directory.members.find((one) => one.organization === organization);
    if (member === undefined) throw new RangeError('The organization has no member who could do that.');
    return { kind: 'user', member };
  }
}
