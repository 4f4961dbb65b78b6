import type { Scope } from '../../domain/api-key.ts';
import { IntegrationNotActive, InvalidValue, NotFound } from '../../domain/domain-error.ts';
import { Effect } from '../../domain/effect.ts';
import { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { EffectId, InstallationId, IntegrationId, LinkId, TrackerIssueId } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import { issueReferenceIn } from '../../domain/issue-reference.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Clock } from '../ports/clock.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Trackers } from '../ports/tracker.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { WorkSignal } from '../ports/work-signal.ts';

export interface LinkIssuePorts {
  readonly reads: AdminReads;
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'issues'>;
  readonly trackers: Trackers;
  readonly unitOfWork: UnitOfWork;
  readonly signal: WorkSignal;
  readonly randomness: Randomness;
  readonly clock: Clock;
}

export interface LinkIssueCommand {
  readonly scope: Scope;
  readonly installationId: InstallationId;
  readonly trackerIssueId: TrackerIssueId;
  /** A key, a numeric id, or the address of the issue in this Jira. */
  readonly jiraIssue: string;
}

/** Ties a tracker issue to a Jira issue that is there. */
export class LinkIssue {
  readonly #ports: LinkIssuePorts;

  constructor(ports: LinkIssuePorts) {
    this.#ports = ports;
  }

  /**
   * The link as `linking`: from now on its events are kept, and in a moment Jira's present state is read and applied,
   * which makes it `linked`, also when this process ends here. Nothing that happens in Jira meanwhile is lost.
   * @throws {NotFound} when the scope has no such Installation.
   * @throws {InvalidValue} naming `trackerIssueId` or `jiraIssue`, when there is no such issue to be seen.
   * @throws {AlreadyLinked} when the tracker issue has a link.
   * @throws {IntegrationNotActive} when the Jira is not authorized, or the Installation is over.
   * @throws {JiraFailure} when Jira could not be asked.
   */
  async execute(command: LinkIssueCommand): Promise<ExternalIssueLink> {
    const { reads, trackers, unitOfWork, signal } = this.#ports;
    const installation = await reads.installation(command.scope, command.installationId);
    if (installation === null) throw new NotFound(`there is no Installation ${command.installationId}`);
    if (installation.isRemoved) throw removed();
    if ((await trackers.of(installation).find(command.trackerIssueId)) === null) {
      throw new InvalidValue('trackerIssueId', 'names no issue of this tracker');
    }

    const issue = await this.#readIssue(installation.toProps().integrationId, command.jiraIssue);
    const link = this.#newLink(installation, command.trackerIssueId, issue);
    await unitOfWork.run(async ({ integrations, installations, links, effects }) => {
      // Held, so that nobody uninstalls it meanwhile: a link made after that would never be over.
      const integration = await integrations.find(link.issue.integrationId);
      const present = await installations.find(installation.id);
      if (integration?.isUninstalled !== false || present?.isRemoved !== false) throw removed();
      await links.add(link);
      await effects.add([this.#readAgain(link)]);
    });
    await signal.wake(link.issue);
    return link;
  }

  async #readIssue(integrationId: IntegrationId, text: string): Promise<JiraIssue> {
    const { access, jira } = this.#ports;
    try {
      return await access.call(integrationId, (connection) => {
        const reference = issueReferenceIn(text, connection.baseUrl);
        if (reference === null) {
          throw new InvalidValue(
            'jiraIssue',
            `must be a key, a numeric id or an address below ${connection.baseUrl}/browse/`,
          );
        }
        return jira.issues.read(connection, reference);
      });
    } catch (error) {
      if (!(error instanceof JiraFailure) || error.code !== 'jira_not_found') throw error;
      throw new InvalidValue('jiraIssue', `Jira shows no such issue to Lockstep's account: ${error.message}`);
    }
  }

  #newLink(installation: Installation, trackerIssueId: TrackerIssueId, issue: JiraIssue): ExternalIssueLink {
    const { randomness, clock } = this.#ports;
    return ExternalIssueLink.create({
      id: randomness.id() as LinkId,
      installationId: installation.id,
      integrationId: installation.toProps().integrationId,
      trackerIssueId,
      jiraIssueId: issue.id,
      jiraIssueKey: issue.key,
      jiraProjectId: issue.projectId,
      createdAt: clock.now(),
    });
  }

  #readAgain(link: ExternalIssueLink): Effect {
    const { randomness, clock } = this.#ports;
    return Effect.create({
      ...link.issue,
      id: randomness.id() as EffectId,
      linkId: link.id,
      deliveryId: null,
      source: 'linking',
      content: { kind: 'status', seen: null },
      actor: null,
      observedAt: null,
      createdAt: clock.now(),
    });
  }
}

function removed(): IntegrationNotActive {
  return new IntegrationNotActive('The Installation is over: connect its Jira anew.');
}
