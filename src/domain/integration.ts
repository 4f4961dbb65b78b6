import { baseUrlMismatch, type BaseUrlMismatch } from './base-url.ts';
import { isOfBodySignature, problemOfBody } from './body-signature-problem.ts';
import { InvariantViolated } from './domain-error.ts';
import type { IntegrationId } from './ids.ts';
import type { IntegrationParts, SeenPlace } from './integration-parts.ts';
import {
  ISSUES_HIDDEN,
  type GrantedAuthorization,
  type IntegrationProblem,
  type IntegrationProps,
  type NewIntegration,
} from './integration-props.ts';
import { webhookApiOf, type JiraServerInfo, type WebhookApi } from './jira-version.ts';
import { notActive } from './not-active.ts';
import {
  deliveryProblem,
  UNTRIED_WEBHOOK,
  type WebhookHealth,
  type WebhookStatistics,
} from './webhook-health.ts';

export type * from './integration-props.ts';

const EVENT_NOTED_EVERY_MS = 30_000;

/** One Jira, with its webhook and its health. Its credentials are kept apart from it. */
export class Integration {
  readonly #props: IntegrationProps;

  private constructor(props: IntegrationProps) {
    this.#props = Object.freeze({ ...props });
  }

  /** A Jira that nobody has authorized yet. */
  static create(props: NewIntegration): Integration {
    return new Integration({
      ...props,
      state: 'awaiting_authorization',
      account: null,
      authorizedBy: null,
      authorizationExpiresAt: null,
      webhook: UNTRIED_WEBHOOK,
      bodySignature: 'unknown',
      lastEventAt: null,
      quietUntil: null,
      problem: null,
    });
  }

  /** Rebuilds a stored Integration; the invariants are checked again, for a row can lie. */
  static restore(props: IntegrationProps): Integration {
    if (props.state === 'active' && props.account === null) {
      throw new InvariantViolated(
        `integration ${props.id} is active, but the account it acts as is not known`,
      );
    }
    return new Integration(props);
  }

  get id(): IntegrationId {
    return this.#props.id;
  }

  /** Whether it is switched off: nothing is taken from its Jira, nothing called there, and nobody can authorize it. */
  get isDisabled(): boolean {
    return this.#props.state === 'disabled';
  }

  /** Whether it is over: it has no secrets any more, and its Jira can be connected anew. */
  get isUninstalled(): boolean {
    return this.#props.state === 'uninstalled';
  }

  /** What a person may change of it. */
  get parts(): IntegrationParts {
    const { baseUrl, tls } = this.#props;
    return { baseUrl, tls, isEnabled: !this.isDisabled };
  }

  /** Whether its Jira takes our calls, as far as is known; also while it is switched off. */
  get isAuthorized(): boolean {
    const { account, problem } = this.#props;
    return account !== null && (problem === null || problem.code === ISSUES_HIDDEN);
  }

  /** Whether a body without signature is refused. */
  get requiresBodySignature(): boolean {
    return this.#props.bodySignature === 'required';
  }

  /** The webhook API of this Jira; null until its version is known. */
  get webhookApi(): WebhookApi | null {
    return this.#props.serverInfo === null ? null : webhookApiOf(this.#props.serverInfo.major);
  }

  /** Why signed calls may be refused though all is set up right: Jira believes it lives elsewhere. */
  get baseUrlMismatch(): BaseUrlMismatch | null {
    return baseUrlMismatch(this.#props.baseUrl, this.#props.serverInfo?.baseUrl ?? null);
  }

  /** What is wrong with the webhook, to the person who can mend it: what a check or an event showed, else how Jira's requests fare. */
  get webhookProblem(): string | null {
    const { webhook, lastEventAt } = this.#props;
    return webhook.problem ?? deliveryProblem(webhook, lastEventAt);
  }

  /** Whether Jira may not have our body secret any more: a body came without signature, or with a wrong one. */
  get mayHaveLostBodySecret(): boolean {
    return isOfBodySignature(this.#props.webhook.problem);
  }

  /** Whether a person may have to make or mend the webhook by hand: we may not, or could not. */
  get mayNeedHandWithWebhook(): boolean {
    const { mode, problem } = this.#props.webhook;
    return mode === 'manual' || (mode === 'managed' && problem !== null);
  }

  /** @throws {IntegrationNotActive} when nobody can authorize it, for it is disabled or over. */
  checkAuthorizable(): void {
    if (this.isUninstalled || this.isDisabled) throw notActive(this.#props);
  }

  /**
   * Active as its account until it expires; whatever was wrong with the authorization is over.
   * @throws {IntegrationNotActive} when it is disabled or over: an authorization begun before does not bring it back.
   */
  authorized({ by, account, expiresAt }: GrantedAuthorization): Integration {
    this.checkAuthorizable();
    return this.#with({
      state: 'active',
      account,
      authorizedBy: by,
      authorizationExpiresAt: expiresAt,
      problem: null,
    });
  }

  /** Paused until a person authorizes again; this very Integration when it is so already. */
  needingReauthorization(problem: IntegrationProblem): Integration {
    return this.#props.state === 'active' ? this.#with({ state: 'needs_reauthorization', problem }) : this;
  }

  /** Switched off, with all that it has; this very Integration when it is so already, or over. */
  disabled(): Integration {
    return this.isDisabled || this.isUninstalled ? this : this.#with({ state: 'disabled' });
  }

  /** Switched on, as it was entitled to before; this very Integration when it is not switched off. */
  enabled(): Integration {
    if (!this.isDisabled) return this;
    if (this.isAuthorized) return this.#with({ state: 'active' });
    const wasAuthorized = this.#props.account !== null;
    return this.#with({ state: wasAuthorized ? 'needs_reauthorization' : 'awaiting_authorization' });
  }

  /** The same Jira, called at another address or checked otherwise from now on, as it was seen there. */
  movedTo({ baseUrl, tls, serverInfo }: SeenPlace): Integration {
    return this.#with({ baseUrl, tls, serverInfo });
  }

  /** Over, without webhook, account and authorization. `problem` is what could not be removed from Jira. */
  uninstalled(problem: IntegrationProblem | null): Integration {
    if (this.isUninstalled) return this;
    return this.#with({
      state: 'uninstalled',
      account: null,
      authorizedBy: null,
      authorizationExpiresAt: null,
      webhook: UNTRIED_WEBHOOK,
      bodySignature: 'unknown',
      problem,
    });
  }

  /** With what its Jira tells of itself now. */
  seenAs(serverInfo: JiraServerInfo): Integration {
    return this.#with({ serverInfo });
  }

  /** With what a check of the webhook found. Made or changed, it has to prove again that it signs its bodies, and that its events come. */
  withWebhook(
    found: Omit<WebhookHealth, 'isProven' | 'statistics'>,
    change: 'changed' | 'unchanged',
  ): Integration {
    const { isProven, statistics } = this.#props.webhook;
    if (change === 'unchanged') return this.#with({ webhook: { ...found, isProven, statistics } });
    return this.#with({ webhook: { ...found, isProven: false, statistics }, bodySignature: 'unknown' });
  }

  /** With what Jira counts of its requests to the webhook. */
  withWebhookStatistics(statistics: WebhookStatistics | null): Integration {
    return this.#with({ webhook: { ...this.#props.webhook, statistics } });
  }

  /** With an address and a body secret that nobody has used yet. */
  withNewWebhookAddress(): Integration {
    return this.#with({ webhook: { ...this.#props.webhook, isProven: false } });
  }

  /** An event came by the newest token: the webhook works, also one that a person made by hand. */
  provenWebhook(): Integration {
    const { webhook } = this.#props;
    if (webhook.isProven) return this;
    const problem = webhook.mode === 'manual' ? null : webhook.problem;
    return this.#with({ webhook: { ...webhook, isProven: true, problem } });
  }

  /** From now on a body without signature is refused: one rightly signed has come. That ends the problem of others. */
  requiringBodySignature(): Integration {
    const { bodySignature, webhook } = this.#props;
    if (bodySignature === 'required' && !this.mayHaveLostBodySecret) return this;
    return this.#with({
      bodySignature: 'required',
      webhook: this.mayHaveLostBodySecret ? { ...webhook, problem: null } : webhook,
    });
  }

  /**
   * A body came without the signature that Jira gives the others, or with a wrong one: a health problem until one
   * rightly signed comes, or the webhook has been given its secret again.
   */
  refusedBodySignature(reason: 'missing' | 'wrong'): Integration {
    const problem = problemOfBody(reason);
    const { webhook } = this.#props;
    return webhook.problem === problem ? this : this.#with({ webhook: { ...webhook, problem } });
  }

  /** For how long its Jira asked to be sent nothing, in milliseconds from `now`; null when it may be called. */
  quietMsAt(now: Date): number | null {
    const { quietUntil } = this.#props;
    return quietUntil === null || quietUntil <= now ? null : quietUntil.getTime() - now.getTime();
  }

  /** Whether an event at `now` is worth writing down as the last one: the first is, and then one every 30 seconds. */
  notesEventAt(now: Date): boolean {
    const { lastEventAt } = this.#props;
    return lastEventAt === null || now.getTime() - lastEventAt.getTime() >= EVENT_NOTED_EVERY_MS;
  }

  toProps(): IntegrationProps {
    return this.#props;
  }

  #with(change: Partial<IntegrationProps>): Integration {
    return Integration.restore({ ...this.#props, ...change });
  }
}
