import type { Scope } from '../../domain/api-key.ts';
import { IntegrationNotActive } from '../../domain/domain-error.ts';
import type { IntegrationId, JiraIssueRef } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import type { Integration } from '../../domain/integration.ts';
import { WEBHOOK_NAME, WEBHOOK_PATH } from '../../domain/jira-webhook.ts';
import { GLOBAL_ID_PREFIX } from '../../domain/outbound/remote-link.ts';
import { noSuch } from '../../domain/no-such.ts';
import type { Clock } from '../ports/clock.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { Log } from '../ports/log.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { WorkSignal } from '../ports/work-signal.ts';
import type { JiraAccess } from './jira-access.ts';
import type { OwnWebhook } from './own-webhook.ts';

export interface UninstallPorts {
  readonly access: JiraAccess;
  readonly ownWebhook: OwnWebhook;
  readonly stores: Pick<Stores, 'integrations'>;
  readonly unitOfWork: UnitOfWork;
  readonly signal: WorkSignal;
  readonly clock: Clock;
  readonly log: Log;
}

export interface UninstallCommand {
  readonly scope: Scope;
  readonly integrationId: IntegrationId;
}

/**
 * `uninstalled`: the Integration is over. `installation_removed`: only this Organization's Installation is, as others
 * have one. `leftInJira` is for an administrator of that Jira: what still stands there, and how to remove it.
 */
export interface UninstallOutcome {
  readonly kind: 'uninstalled' | 'installation_removed';
  readonly leftInJira: readonly string[];
}

/** An outcome, and the issues that have something to be skipped. */
type Ending = UninstallOutcome & { readonly issues: readonly JiraIssueRef[] };

/** The Integration when its webhook was to be removed, and what is to be done by hand about that. */
interface Removal {
  readonly seen: Integration | null;
  readonly trouble: string | null;
}

/** Disconnects a Jira: takes the webhook out of it, forgets every secret, and keeps what happened. */
export class Uninstall {
  readonly #ports: UninstallPorts;
  readonly #publicUrl: string;

  constructor(ports: UninstallPorts, publicUrl: string) {
    this.#ports = ports;
    this.#publicUrl = publicUrl;
  }

  /**
   * May be run again, with the same outcome. A Jira that is away, or does not let us, keeps nobody from it: the outcome
   * says what is left there. What was still to be carried out is skipped.
   * @throws {NotFound} when the scope has no such Integration.
   */
  async execute(command: UninstallCommand): Promise<UninstallOutcome> {
    const { unitOfWork } = this.#ports;
    let ending = await unitOfWork.run((stores) => this.#leave(stores, command));
    while (ending === null) {
      const removal = await this.#removeWebhook(command.integrationId);
      ending = await unitOfWork.run(
        async (stores) =>
          (await this.#leave(stores, command)) ?? (await this.#end(stores, command.integrationId, removal)),
      );
    }

    const { issues, ...outcome } = ending;
    for (const issue of issues) await this.#ports.signal.wake(issue);
    this.#ports.log.info(outcome.kind, { integrationId: command.integrationId });
    return outcome;
  }

  /** The end, where no more than the caller's own Installation is to go, or all is over; null where the whole is. */
  async #leave(stores: Stores, { scope, integrationId }: UninstallCommand): Promise<Ending | null> {
    const { organizationId } = scope;
    const integration = await stores.integrations.find(integrationId);
    const all = await stores.installations.ofIntegration(integrationId);
    const own = all.filter(
      (one) => organizationId === null || one.toProps().organizationId === organizationId,
    );
    if (integration === null || (organizationId !== null && own.length === 0))
      throw noSuch('Integration', scope);

    const present = own.filter(({ isRemoved }) => !isRemoved);
    if (organizationId !== null && present.length === 0)
      return { ...removed(await remoteLinksLeft(stores, integration, own)), issues: [] };
    if (integration.isUninstalled)
      return { ...uninstalled(integration, await remoteLinksLeft(stores, integration, all)), issues: [] };
    if (all.every((one) => one.isRemoved || own.includes(one))) return null;

    const now = this.#ports.clock.now();
    for (const { id } of present) await stores.installations.noteRemoved(id, now);
    const issues = await over(stores, present);
    return { ...removed(await remoteLinksLeft(stores, integration, own)), issues };
  }

  /** Null when a check came in between: it may have made the webhook again. */
  async #end(stores: Stores, id: IntegrationId, { seen, trouble }: Removal): Promise<Ending | null> {
    const integration = await stores.integrations.find(id);
    if (integration === null || wasCheckedSince(seen, integration)) return null;

    const now = this.#ports.clock.now();
    const problem = trouble === null ? null : { code: 'webhook_left_in_jira', message: trouble, since: now };
    const ended = integration.uninstalled(problem);
    const all = await stores.installations.ofIntegration(id);
    const issues = await over(stores, all);
    await stores.attempts.removeOf(id);
    await stores.credentials.remove(id);
    await stores.integrations.save(ended);
    return { ...uninstalled(ended, await remoteLinksLeft(stores, ended, all)), issues };
  }

  async #removeWebhook(id: IntegrationId): Promise<Removal> {
    const { access, ownWebhook, stores, log } = this.#ports;
    const seen = await stores.integrations.find(id);
    try {
      await access.call(id, (connection, integration) => ownWebhook.remove(connection, integration));
      return { seen, trouble: null };
    } catch (error) {
      if (!(error instanceof JiraFailure || error instanceof IntegrationNotActive)) throw error;
      if (seen === null || seen.toProps().webhook.mode === 'none') return { seen, trouble: null };
      log.warn('webhook_left_in_jira', { integrationId: id, error });
      return { seen, trouble: this.#byHand(seen, error) };
    }
  }

  #byHand(integration: Integration, error: JiraFailure | IntegrationNotActive): string {
    const notCalled = integration.isDisabled
      ? 'The Integration was switched off, so that Lockstep did not call it.'
      : 'Lockstep is not authorized there any more.';
    const why = error instanceof JiraFailure ? error.message : notCalled;
    return (
      `The webhook may still stand in the Jira at ${integration.toProps().baseUrl}. ${why} An administrator of that Jira ` +
      `removes it by hand: Administration > System > WebHooks, the one called "${WEBHOOK_NAME}" whose URL begins with ` +
      `${this.#publicUrl}${WEBHOOK_PATH}/.`
    );
  }
}

/**
 * Their links are over, and the secrets shared with their trackers are forgotten; what was still open for them is due
 * now, and skipped by whoever carries it out.
 */
async function over(
  { links, effects, trackerSecrets }: Stores,
  installations: readonly Installation[],
): Promise<readonly JiraIssueRef[]> {
  const issues: JiraIssueRef[] = [];
  for (const { id } of installations) {
    issues.push(...(await effects.resumeAllOf(id)));
    await links.unlinkAllOf(id);
    await trackerSecrets.remove(id);
  }
  return issues;
}

function wasCheckedSince(seen: Integration | null, integration: Integration): boolean {
  const [before, after] = [seen, integration].map((one) => one?.toProps().webhook.checkedAt?.getTime());
  return before !== after;
}

/** What is said of the remote links that may still show tracker issues in Jira; nothing where there are none. */
async function remoteLinksLeft(
  { links }: Stores,
  integration: Integration,
  installations: readonly Installation[],
): Promise<readonly string[]> {
  for (const { id } of installations) {
    if (!(await links.hasAnyShownInJira(id))) continue;
    const { baseUrl } = integration.toProps();
    return [
      `Issues in the Jira at ${baseUrl} may still show a link to the tracker issue they were linked to, as it was last. It changes no more. Whoever may link issues there can remove it from the issue: the remote link whose globalId begins with "${GLOBAL_ID_PREFIX}".`,
    ];
  }
  return [];
}

function removed(leftInJira: readonly string[]): UninstallOutcome {
  return { kind: 'installation_removed', leftInJira };
}

function uninstalled(integration: Integration, remoteLinks: readonly string[]): UninstallOutcome {
  const { problem, baseUrl, consumerKey } = integration.toProps();
  return {
    kind: 'uninstalled',
    leftInJira: [
      ...(problem === null ? [] : [problem.message]),
      ...remoteLinks,
      `In the Jira at ${baseUrl}, an administrator can delete the application link with the consumer key ${consumerKey}, and the account can revoke its personal access token, whichever there is.`,
    ],
  };
}
