import { IntegrationNotActive } from '../../domain/domain-error.ts';
import type { Effect } from '../../domain/effect.ts';
import type { RemoteLinkContent } from '../../domain/outbound/outbound-content.ts';
import { globalIdOf, remoteLinkTo, type RemoteLink } from '../../domain/outbound/remote-link.ts';
import { rulesIn } from '../../domain/sync-settings.ts';
import { afterFailure } from '../inbound/after-failure.ts';
import { askTracker } from '../inbound/ask-tracker.ts';
import { over, type Conclusion, type Over } from '../inbound/conclusion.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import type { Clock } from '../ports/clock.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Log } from '../ports/log.ts';
import type { Stores } from '../ports/stores.ts';
import type { Trackers } from '../ports/tracker.ts';
import type { CarriesOut, OutboundErrand } from './outbound-errand.ts';

export interface CarryOutRemoteLinkPorts {
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'remoteLinks'>;
  readonly stores: Pick<Stores, 'integrations'>;
  readonly trackers: Trackers;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Has Jira show the tracker issue on its issue, as it is now, or show it no more. Repeating either changes nothing, so
 * nothing is written down before.
 */
export class CarryOutRemoteLink implements CarriesOut<RemoteLinkContent> {
  readonly #ports: CarryOutRemoteLinkPorts;

  constructor(ports: CarryOutRemoteLinkPorts) {
    this.#ports = ports;
  }

  /** One that is to be removed is so also once the link is over, as long as the Jira may be asked at all. */
  async execute(effect: Effect, content: RemoteLinkContent, errand: OutboundErrand): Promise<Conclusion> {
    try {
      return content.action === 'remove' ? await this.#remove(errand) : await this.#show(errand);
    } catch (error) {
      if (await this.#isUninstalled(error, effect)) return over('skipped', 'uninstalled');
      return isRefusal(error)
        ? over('failed', 'remote_link_refused', { problem: error.message })
        : afterFailure(error, effect, this.#ports);
    }
  }

  async #show(errand: OutboundErrand): Promise<Conclusion> {
    const { link, installation } = errand;
    const { trackerIssueId, jiraProjectId, hasRemoteLink } = link.toProps();
    if (!rulesIn(installation.settings, jiraProjectId).remoteLinks)
      return hasRemoteLink ? this.#remove(errand) : over('skipped', 'remote_links_off');

    const issue = await askTracker(() => this.#ports.trackers.of(installation).find(trackerIssueId));
    if (issue === null) return over('skipped', 'tracker_issue_gone');
    const shown = remoteLinkTo(issue, link.id);
    return shown === null ? over('skipped', 'remote_link_without_page') : this.#put(shown, errand);
  }

  async #put(shown: RemoteLink, { link }: OutboundErrand): Promise<Over> {
    const { access, jira } = this.#ports;
    const { integrationId, jiraIssueId } = link.issue;
    await access.call(integrationId, (connection) => jira.remoteLinks.put(connection, jiraIssueId, shown));
    const { title, isResolved } = shown;
    return {
      ...over('applied', 'remote_link_shown', { title, resolved: isResolved }),
      change: (known) => known.withRemoteLink(true),
    };
  }

  async #remove({ link }: OutboundErrand): Promise<Over> {
    const { access, jira } = this.#ports;
    const { integrationId, jiraIssueId } = link.issue;
    const globalId = globalIdOf(link.id);
    await access.call(integrationId, (connection) =>
      jira.remoteLinks.remove(connection, jiraIssueId, globalId),
    );
    return { ...over('applied', 'remote_link_removed'), change: (known) => known.withRemoteLink(false) };
  }

  /** Waiting for an authorization that can never come would be waiting for ever. */
  async #isUninstalled(error: unknown, { issue }: Effect): Promise<boolean> {
    if (!(error instanceof IntegrationNotActive)) return false;
    const integration = await this.#ports.stores.integrations.find(issue.integrationId);
    return integration?.isUninstalled !== false;
  }
}

/** What asking again does not mend: linking is off, the account may not link, or Jira takes the link for wrong. */
function isRefusal(error: unknown): error is JiraFailure {
  return error instanceof JiraFailure && (error.code === 'jira_forbidden' || error.code === 'jira_refused');
}
