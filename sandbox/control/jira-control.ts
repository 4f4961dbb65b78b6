import type { FaultName, FaultSettings } from '../faults/fault-kinds.ts';
import type { ActiveFault } from '../faults/faults.ts';
import type { JiraInstance, Limits } from '../jira-instance.ts';
import type { NewApplicationLink } from '../oauth/application-links.ts';
import type { JiraUser, NewUser, UserEdit } from '../model/users.ts';
import { callbackAfter } from '../oauth/oauth-provider.ts';
import type { AccessToken, TokenSelection } from '../oauth/tokens.ts';
import type { PersonalAccessToken } from '../pat/personal-access-tokens.ts';
import type { RestRequest, SignedRequest } from '../rest/request-log.ts';
import type { DeliveryRecord } from '../webhooks/delivery.ts';
import type { Webhook, WebhookDraft } from '../webhooks/webhook.ts';
import { projectNamed } from './names.ts';
import { projectEditOf, projectViewOf, WORKFLOWS } from './project-view.ts';
import type { AddProject, ChangeProject, ProjectView } from './project-view.ts';
import type {
  ApplicationLinkView,
  Authorize,
  Authorized,
  CreatePersonalAccessToken,
} from './connection-views.ts';
import { FieldControl } from './field-control.ts';
import { IssueControl } from './issue-control.ts';
import { WorkflowControl } from './workflow-control.ts';

/** Everything a test or a demonstration may do to a sandbox from behind. The control API mirrors it. */
export class JiraControl {
  readonly issues: IssueControl;
  readonly workflows: WorkflowControl;
  readonly fields: FieldControl;
  readonly #jira: JiraInstance;

  constructor(jira: JiraInstance) {
    this.#jira = jira;
    this.issues = new IssueControl(jira);
    this.workflows = new WorkflowControl(jira);
    this.fields = new FieldControl(jira);
  }

  get version(): string {
    return this.#jira.version.text;
  }

  /** An upgrade (or the opposite) while running; webhooks, issues and tokens stay. @throws {RangeError} */
  setVersion(version: string): void {
    this.#jira.upgradeTo(version);
  }

  /** Where Jira says it is, in `serverInfo` and in links. */
  get baseUrl(): string {
    return this.#jira.baseUrl;
  }

  /** As an admin sets it in the general configuration; null: where it listens. @throws {RangeError} */
  setBaseUrl(baseUrl: string | null): void {
    this.#jira.saysItIsAt(baseUrl);
  }

  /** How far answers go. */
  get limits(): Readonly<Limits> {
    return { ...this.#jira.limits };
  }

  setLimits(limits: Partial<Limits>): void {
    Object.assign(this.#jira.limits, limits);
  }

  /** Adds a link, or replaces the one of this consumer key. @throws {RangeError} when a value is wrong. */
  putApplicationLink(link: NewApplicationLink): ApplicationLinkView {
    const { consumerKey, name, publicKey, callbackUrl } = this.#jira.oauth.links.put(link);
    return { consumerKey, name, publicKey, callbackUrl };
  }

  applicationLinks(): readonly ApplicationLinkView[] {
    return this.#jira.oauth.links.all().map(({ consumerKey, name, publicKey, callbackUrl }) => ({
      consumerKey,
      name,
      publicKey,
      callbackUrl,
    }));
  }

  /** Whether there was such a link. */
  removeApplicationLink(consumerKey: string): boolean {
    return this.#jira.oauth.links.remove(consumerKey);
  }

  /** The human part of the OAuth dance in one call. @throws {OAuthProblem} when the token cannot be answered. */
  authorize({ requestToken, user = 'admin', decision = 'allow' }: Authorize): Authorized {
    const { name } = this.#jira.users.get(user);
    const answered = this.#jira.oauth.answer(requestToken, { userName: name, allowed: decision === 'allow' });
    return {
      redirectUrl: callbackAfter(answered),
      verifier: answered.answer?.allowed === true ? answered.answer.verifier : null,
    };
  }

  projects(): readonly ProjectView[] {
    return this.#jira.projects.all().map(projectViewOf);
  }

  /** With the open workflow when none is named. @throws {RangeError} when the key is none, or taken. */
  addProject({ key, name, workflow = 'open' }: AddProject): ProjectView {
    const project = { key, name: name ?? key, workflow: WORKFLOWS[workflow] };
    return projectViewOf(this.#jira.projects.add(project));
  }

  /** A new key changes the keys of all issues in it; no webhook tells of that. @throws {RangeError} */
  changeProject(idOrKey: string, change: ChangeProject): ProjectView {
    const project = projectNamed(this.#jira.projects, idOrKey);
    const edit = projectEditOf(change, this.#jira.users);
    return projectViewOf(this.#jira.changeProject(project, edit));
  }

  /** Passwords are shown too. */
  users(): readonly JiraUser[] {
    return this.#jira.users.all();
  }

  /** @throws {RangeError} when name or key is taken. */
  addUser(user: NewUser): JiraUser {
    return this.#jira.addUser(user);
  }

  /** Also renames. Issues, tokens and sessions follow the person. @throws {RangeError} */
  changeUser(name: string, edit: UserEdit): JiraUser {
    return this.#jira.changeUser(name, edit);
  }

  personalAccessTokens(): readonly PersonalAccessToken[] {
    return this.#jira.personalAccessTokens.all();
  }

  /** For `admin` when no user is given, and for 365 days when nothing is said. @throws {RangeError} */
  createPersonalAccessToken({
    user = 'admin',
    name = 'sandbox',
    expiresInDays,
  }: CreatePersonalAccessToken = {}): PersonalAccessToken {
    const { key: userKey } = this.#jira.users.get(user);
    return this.#jira.personalAccessTokens.create({ name, userKey, expiresInDays });
  }

  /** Whether there was such a token. */
  revokePersonalAccessToken(id: number): boolean {
    return this.#jira.personalAccessTokens.revoke(id);
  }

  accessTokens(): readonly AccessToken[] {
    return this.#jira.oauth.tokens.accessTokens();
  }

  /** Lets all access tokens that fit, all there are when nothing is said, end `inMs` from now; answers how many. */
  expireTokens({ inMs = 0, ...selection }: TokenSelection & { readonly inMs?: number } = {}): number {
    return this.#jira.oauth.tokens.expire(selection, this.#jira.now() + inMs);
  }

  /** Revokes all access tokens that fit, all there are when nothing is said; answers how many. */
  revokeTokens(selection: TokenSelection = {}): number {
    return this.#jira.oauth.tokens.revoke(selection);
  }

  webhooks(): readonly Webhook[] {
    return this.#jira.webhooks.registry.all();
  }

  /** Sends a webhook `body` as it is, right or wrong. @throws {RangeError} when there is no such webhook. */
  sendToWebhook(id: number, body: string): void {
    this.#jira.webhooks.send(this.#webhook(id), body);
  }

  /** As an admin would by hand. @throws {Refusal} */
  createWebhook(draft: Partial<WebhookDraft>, by = 'admin'): Webhook {
    return this.#jira.webhooks.registry.create(draft, this.#jira.users.get(by).name);
  }

  /** Changes what is given. @throws {Refusal} @throws {RangeError} when there is no such webhook. */
  changeWebhook(id: number, draft: Partial<WebhookDraft>, by = 'admin'): Webhook {
    return this.#jira.webhooks.registry.change(this.#webhook(id), draft, this.#jira.users.get(by).name);
  }

  /** @throws {RangeError} when there is no such webhook. */
  deleteWebhook(id: number): void {
    this.#jira.webhooks.registry.remove(this.#webhook(id));
  }

  /** Every webhook request, with whole URL and body, in the order in which the events happened. */
  deliveries(): readonly DeliveryRecord[] {
    return this.#jira.webhooks.log.all();
  }

  clearDeliveries(): void {
    this.#jira.webhooks.log.clear();
  }

  /** Resolves when no webhook request is under way. */
  async deliveriesSettled(): Promise<void> {
    await this.#jira.webhooks.settled();
  }

  /** Every call of the REST API and the OAuth dance, in the order of the answers. */
  requests(): readonly RestRequest[] {
    return this.#jira.requests.all();
  }

  clearRequests(): void {
    this.#jira.requests.clear();
  }

  signedRequests(): readonly SignedRequest[] {
    return this.#jira.signedRequests.all();
  }

  clearSignedRequests(): void {
    this.#jira.signedRequests.clear();
  }

  faults(): readonly ActiveFault[] {
    return this.#jira.faults.active();
  }

  switchOn(fault: FaultName, settings: FaultSettings = {}): void {
    this.#jira.faults.switchOn(fault, settings);
  }

  /** Switches one fault off, or all. */
  switchOff(fault?: FaultName): void {
    this.#jira.faults.switchOff(fault);
    if (fault === undefined || fault === 'rate-limit') this.#jira.rateLimit.lift();
  }

  #webhook(id: number): Webhook {
    const webhook = this.#jira.webhooks.registry.find(id);
    if (webhook === null) throw new RangeError(`the sandbox has no webhook ${id}`);
    return webhook;
  }
}
