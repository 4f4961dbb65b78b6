import { Faults } from './faults/faults.ts';
import { RateLimit } from './faults/rate-limit.ts';
import { ChangeCount } from './model/change-count.ts';
import { Concealments } from './model/concealment.ts';
import { EntityProperties } from './model/entity-properties.ts';
import { FieldCatalog } from './model/fields/field-catalog.ts';
import { FieldReader } from './model/fields/field-reader.ts';
import { Issues } from './model/issues.ts';
import type { JsonSetting } from './model/jira-json.ts';
import { allowsBasicByDefault, givesUserKeys, parseJiraVersion } from './model/jira-version.ts';
import type { JiraVersion } from './model/jira-version.ts';
import { Meanwhile } from './model/meanwhile.ts';
import { Projects } from './model/projects.ts';
import type { Project, ProjectEdit } from './model/projects.ts';
import { RemoteLinks } from './model/remote-links.ts';
import { Screens } from './model/screens.ts';
import { Statuses } from './model/statuses.ts';
import { Users } from './model/users.ts';
import type { JiraUser, NewUser, UserEdit } from './model/users.ts';
import { JIRA_TOKEN_LIFETIMES, OAuthProvider } from './oauth/oauth-provider.ts';
import { PersonalAccessTokens } from './pat/personal-access-tokens.ts';
import { RequestLog } from './rest/request-log.ts';
import type { RestRequest, SignedRequest } from './rest/request-log.ts';
import { Sessions } from './rest/sessions.ts';
import { IssueSearch } from './search/issue-search.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { WebhookCenter } from './webhooks/webhook-center.ts';

export interface Limits {
  /** How many issue types or fields a page of `createmeta` holds at most. */
  createMetaPage: number;
  /** How many issues a page of a search holds at most. */
  search: number;
}

/** One Jira: all that it knows, in memory. */
export class JiraInstance {
  readonly contextPath: string;
  readonly faults: Faults;
  readonly users = new Users();
  readonly projects = new Projects();
  readonly statuses = new Statuses();
  readonly fields = new FieldCatalog();
  readonly fieldReader: FieldReader;
  readonly screens = new Screens();
  /** How far answers go; can be changed while it runs. */
  readonly limits: Limits;
  readonly meanwhile = new Meanwhile();
  readonly changes = new ChangeCount();
  readonly remoteLinks = new RemoteLinks(this.changes);
  readonly properties = new EntityProperties(this.changes);
  readonly rateLimit: RateLimit;
  readonly sessions = new Sessions();
  readonly requests = new RequestLog<RestRequest>();
  readonly signedRequests = new RequestLog<SignedRequest>();
  readonly oauth: OAuthProvider;
  readonly personalAccessTokens: PersonalAccessTokens;
  readonly webhooks: WebhookCenter;
  readonly issues: Issues;
  readonly concealments = new Concealments();
  readonly search: IssueSearch;
  readonly #options: SandboxOptions;
  #version: JiraVersion;
  #baseUrl = '';
  #saidBaseUrl: string | null = null;

  constructor(options: SandboxOptions) {
    this.#options = options;
    this.limits = { createMetaPage: 50, search: options.searchCeiling ?? 1_000 };
    this.#version = parseJiraVersion(options.version ?? '10.3.2');
    this.contextPath = normalizedContextPath(options.contextPath ?? '');
    const trueNow = options.now ?? Date.now;
    this.faults = new Faults({ now: trueNow });
    this.rateLimit = new RateLimit({ faults: this.faults, now: trueNow });
    const now = () => this.now();
    const lifetimes = { ...JIRA_TOKEN_LIFETIMES, ...options.tokenLifetimes };
    this.oauth = new OAuthProvider({ now, lifetimes });
    this.personalAccessTokens = new PersonalAccessTokens({ now });
    this.webhooks = new WebhookCenter({
      faults: this.faults,
      projects: this.projects,
      now,
      setting: () => this.setting,
    });
    this.fieldReader = new FieldReader(this);
    this.issues = new Issues({
      now,
      onChange: (change) => {
        this.changes.note();
        this.webhooks.fire(change);
      },
      fieldName: (id) => this.fields.find(id)?.name ?? id,
    });
    this.search = new IssueSearch(this);
  }

  get version(): JiraVersion {
    return this.#version;
  }

  /** Becomes another version while running, as after an upgrade. @throws {RangeError} */
  upgradeTo(version: string): void {
    this.#version = parseJiraVersion(version);
  }

  /** A new key changes the keys of all issues in it. @throws {RangeError} */
  changeProject(project: Project, edit: ProjectEdit): Project {
    const changed = this.projects.change(project, edit);
    this.issues.projectChanged(changed);
    return changed;
  }

  /** Whoever is changed stays the same person: in issues, with tokens and sessions. @throws {RangeError} */
  changeUser(name: string, edit: UserEdit): JiraUser {
    const before = this.users.get(name);
    const changed = this.users.change(before, edit);
    this.issues.personChanged(changed);
    this.oauth.tokens.userIsRenamed(before.name, changed.name);
    return changed;
  }

  /** Where it says it is: address with context path, no slash at its end. */
  get baseUrl(): string {
    return this.#saidBaseUrl ?? this.#baseUrl;
  }

  listensAt(origin: string): void {
    this.#baseUrl = `${origin}${this.contextPath}`;
  }

  /** Has Jira say it is elsewhere than it listens, as behind a proxy; null: where it listens. @throws {RangeError} */
  saysItIsAt(baseUrl: string | null): void {
    if (baseUrl !== null && !URL.canParse(baseUrl)) throw new RangeError(`not a URL: ${baseUrl}`);
    this.#saidBaseUrl = baseUrl?.replace(/\/+$/, '') ?? null;
  }

  get setting(): JsonSetting {
    const { utcOffsetMinutes = 0 } = this.#options;
    return { baseUrl: this.baseUrl, version: this.#version, utcOffsetMinutes };
  }

  get allowsBasicAuth(): boolean {
    return this.#options.basicAuth ?? allowsBasicByDefault(this.#version);
  }

  /** How many issues a page of a search holds at most. */
  get searchCeiling(): number {
    return this.limits.search;
  }

  searchLagMs(): number {
    return this.faults.take('search-lag')?.ms ?? 0;
  }

  /** With a key as this version gives it, when none is given. @throws {RangeError} when name or key is taken. */
  addUser(user: NewUser): JiraUser {
    return this.users.add(givesUserKeys(this.#version) ? user : { key: user.name, ...user });
  }

  /** Jira's clock, as the fault `clock-shift` leaves it. */
  now(): number {
    return (this.#options.now ?? Date.now)() + (this.faults.peek('clock-shift')?.ms ?? 0);
  }
}

function normalizedContextPath(path: string): string {
  const trimmed = path.replace(/^\/+|\/+$/g, '');
  return trimmed === '' ? '' : `/${trimmed}`;
}
