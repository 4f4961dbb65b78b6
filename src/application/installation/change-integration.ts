import type { Scope } from '../../domain/api-key.ts';
import { normalizeBaseUrl } from '../../domain/base-url.ts';
import { Conflict, IntegrationNotActive } from '../../domain/domain-error.ts';
import type { IntegrationId, JiraIssueRef, ReconciliationRunId } from '../../domain/ids.ts';
import { areSameParts, isCalledAlike, type IntegrationParts } from '../../domain/integration-parts.ts';
import type { Integration } from '../../domain/integration.ts';
import type { JiraServerInfo } from '../../domain/jira-version.ts';
import { moveIntegration } from '../../domain/move-integration.ts';
import { noSuch } from '../../domain/no-such.ts';
import { ReconciliationRun } from '../../domain/reconciliation-run.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { WorkSignal } from '../ports/work-signal.ts';
import type { CreateWebhook } from './create-webhook.ts';
import type { TryPlace } from './try-place.ts';

export interface ChangeIntegrationPorts {
  readonly reads: Pick<AdminReads, 'integration'>;
  readonly stores: Pick<Stores, 'integrations' | 'installations'>;
  readonly unitOfWork: UnitOfWork;
  readonly signal: WorkSignal;
  readonly randomness: Randomness;
  readonly clock: Clock;
  readonly log: Log;
}

export interface ChangeIntegrationCommand {
  readonly scope: Scope;
  readonly integrationId: IntegrationId;
  /**
   * What its parts are to be, made of what they are: asked again when somebody else has changed them while Jira was asked.
   * What it throws ends the change.
   */
  readonly change: (present: IntegrationParts) => IntegrationParts;
}

/** An Integration, changed; and the issues that have something to go on with. */
interface Changed {
  readonly integration: Integration;
  readonly issues: readonly JiraIssueRef[];
}

/** So often is a change made anew of what somebody else has changed meanwhile. */
const MOST_TRIES = 5;

/** Changes where the Jira of an Integration is called and how, and switches it off and on; its links stay. */
export class ChangeIntegration {
  readonly #ports: ChangeIntegrationPorts;
  readonly #tryPlace: TryPlace;
  readonly #createWebhook: Pick<CreateWebhook, 'execute'>;

  constructor(
    ports: ChangeIntegrationPorts,
    tryPlace: TryPlace,
    createWebhook: Pick<CreateWebhook, 'execute'>,
  ) {
    this.#ports = ports;
    this.#tryPlace = tryPlace;
    this.#createWebhook = createWebhook;
  }

  /**
   * The Integration as it is now, changed whole or not at all. Another address is taken only where the same Jira answers,
   * as far as its authorization may be shown there; where it may not, it has to be authorized anew.
   * Switched on, what waited goes on, all links are compared with Jira, and the webhook is looked at.
   * @throws {NotFound} when the scope has no such Integration.
   * @throws {InvalidValue} naming `baseUrl`, when it is no address that a Jira can have.
   * @throws {Conflict} when it is over, when another Integration has that address, when another Jira answers there, or when
   * other Organizations have it too and the scope is one; also when others change it again and again meanwhile.
   * @throws {JiraFailure} when the Jira does not answer as it should where it is to be called.
   */
  async execute({ scope, integrationId, change }: ChangeIntegrationCommand): Promise<Integration> {
    for (let tried = 0; tried < MOST_TRIES; tried += 1) {
      const integration = await this.#ports.reads.integration(scope, integrationId);
      if (integration === null) throw noSuch('Integration', scope);
      refuseOver(integration);
      await refuseShared(this.#ports.stores, integration, scope);
      const given = change(integration.parts);
      const wanted = { ...given, baseUrl: normalizeBaseUrl('baseUrl', given.baseUrl) };
      if (areSameParts(integration.parts, wanted)) return integration;

      const changed = await this.#change(integration, wanted, scope);
      if (changed !== null) return this.#finish(integration, changed);
    }
    throw new Conflict('the Integration was changed by others again and again meanwhile: try again');
  }

  /** Null when others have changed it since it was read. */
  async #change(before: Integration, wanted: IntegrationParts, scope: Scope): Promise<Changed | null> {
    const isMoved = !isCalledAlike(before.parts, wanted);
    const serverInfo = isMoved ? await this.#try(before, wanted) : null;
    return this.#ports.unitOfWork.run(async (stores) => {
      const present = await stores.integrations.find(before.id);
      if (present === null) throw noSuch('Integration', scope);
      refuseOver(present);
      await refuseShared(stores, present, scope);
      const isUnproved = isMoved && present.isAuthorized && !before.isAuthorized;
      if (isUnproved || !areSameParts(present.parts, before.parts)) return null;

      const now = this.#ports.clock.now();
      const moved = serverInfo === null ? present : moveIntegration(present, { ...wanted, serverInfo }, now);
      const integration = wanted.isEnabled ? moved.enabled() : moved.disabled();
      await stores.integrations.save(integration);
      return { integration, issues: present.isDisabled ? await this.#goOn(integration, stores) : [] };
    });
  }

  async #try(integration: Integration, wanted: IntegrationParts): Promise<JiraServerInfo> {
    const present = await this.#ports.stores.integrations.findByBaseUrl(wanted.baseUrl);
    if (present !== null && present.id !== integration.id) {
      throw new Conflict(`there is an Integration with the Jira at ${wanted.baseUrl}`);
    }
    return this.#tryPlace.execute(integration, wanted);
  }

  /** What waited is due, be it to wait for an authorization now; what Jira told meanwhile is found by comparing. */
  async #goOn(integration: Integration, { effects, reconciliations }: Stores): Promise<Changed['issues']> {
    const { randomness, clock } = this.#ports;
    if (integration.isDisabled) return [];
    const run = {
      id: randomness.id() as ReconciliationRunId,
      ...({ integrationId: integration.id, organizationId: null, kind: 'full', isRequested: true } as const),
      ...({ range: { kind: 'integration' }, since: null, createdAt: clock.now() } as const),
    };
    await reconciliations.open(ReconciliationRun.create(run));
    return effects.resumeAuthorized(integration.id);
  }

  async #finish(before: Integration, { integration, issues }: Changed): Promise<Integration> {
    const { signal, log } = this.#ports;
    const { id: integrationId } = integration;
    const { baseUrl: jira, state } = integration.toProps();
    const { baseUrl: jiraBefore, state: stateBefore } = before.toProps();
    log.info('integration_changed', { integrationId, jira, jiraBefore, state, stateBefore });
    for (const issue of issues) await signal.wake(issue);
    if (state !== 'active') return integration;
    try {
      return await this.#createWebhook.execute({ integrationId });
    } catch (error) {
      // Switched off again by somebody else meanwhile: what was asked for here is done.
      if (error instanceof IntegrationNotActive) return integration;
      throw error;
    }
  }
}

function refuseOver(integration: Integration): void {
  if (integration.isUninstalled) {
    throw new Conflict('The Integration is uninstalled: connect its Jira anew.');
  }
}

/** Who may see one Organization alone changes nothing for another. */
async function refuseShared(
  { installations }: Pick<Stores, 'installations'>,
  integration: Integration,
  { organizationId }: Scope,
): Promise<void> {
  if (organizationId === null) return;
  const all = await installations.ofIntegration(integration.id);
  const theirs = all.filter((one) => !one.isRemoved).map((one) => one.toProps().organizationId);
  if (!theirs.includes(organizationId)) throw noSuch('Integration', { organizationId });
  if (theirs.some((id) => id !== organizationId)) {
    throw new Conflict(
      'Other Organizations have this Jira too, and it would change for all of them: ask the operator, whose API key is for every Organization.',
    );
  }
}
