import type { Scope } from '../../domain/api-key.ts';
import { AlreadyLinked, InvalidValue, NotFound } from '../../domain/domain-error.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { InstallationId, TrackerIssueId } from '../../domain/ids.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Stores } from '../ports/stores.ts';
import type { Trackers } from '../ports/tracker.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { WorkSignal } from '../ports/work-signal.ts';
import type { FindJiraIssue } from './find-jira-issue.ts';
import { installationOver, type LinkComment, type MakeLink } from './make-link.ts';

export interface LinkIssuePorts {
  readonly reads: AdminReads;
  readonly stores: Pick<Stores, 'links'>;
  readonly trackers: Trackers;
  readonly unitOfWork: UnitOfWork;
  readonly signal: WorkSignal;
}

export interface LinkIssueCommand {
  readonly scope: Scope;
  readonly installationId: InstallationId;
  readonly trackerIssueId: TrackerIssueId;
  /** A key, a numeric id, or the address of the issue in this Jira. */
  readonly jiraIssue: string;
  /** To be written to the Jira issue once, whatever the settings say; left out, null or blank for none. */
  readonly comment?: LinkComment | null;
}

/** Ties a tracker issue to a Jira issue that is there. */
export class LinkIssue {
  readonly #ports: LinkIssuePorts;
  readonly #findJiraIssue: FindJiraIssue;
  readonly #makeLink: MakeLink;

  constructor(ports: LinkIssuePorts, findJiraIssue: FindJiraIssue, makeLink: MakeLink) {
    this.#ports = ports;
    this.#findJiraIssue = findJiraIssue;
    this.#makeLink = makeLink;
  }

  /**
   * The link as `linking`: from now on its events are kept, and in a moment Jira's present state is read and applied,
   * which makes it `linked`, also when this process ends here. Nothing that happens in Jira meanwhile is lost.
   * @throws {NotFound} when the scope has no such Installation.
   * @throws {InvalidValue} naming `trackerIssueId` or `jiraIssue`, when there is no such issue to be seen.
   * @throws {AlreadyLinked} when the tracker issue has a link that is not over; Jira is not asked then.
   * @throws {Conflict} when the Installation is given another tracker meanwhile.
   * @throws {IntegrationNotActive} when the Jira is not authorized, or the Installation is over.
   * @throws {JiraFailure} when Jira could not be asked.
   */
  async execute(command: LinkIssueCommand): Promise<ExternalIssueLink> {
    const { reads, stores, trackers, unitOfWork, signal } = this.#ports;
    const installation = await reads.installation(command.scope, command.installationId);
    if (installation === null) throw new NotFound(`there is no Installation ${command.installationId}`);
    if (installation.isRemoved) throw installationOver();
    const before = await stores.links.ofTrackerIssue(installation.id, command.trackerIssueId);
    if (before !== null) throw alreadyLinked(before);
    const trackerIssue = await trackers.of(installation).find(command.trackerIssueId);
    if (trackerIssue === null) throw new InvalidValue('trackerIssueId', 'names no issue of this tracker');

    const issue = await this.#findJiraIssue.execute(installation.toProps().integrationId, command.jiraIssue);
    const link = await unitOfWork.run((all) =>
      this.#makeLink.execute(all, { installation, trackerIssue, issue, ...commentIn(command) }),
    );
    await signal.wake(link.issue);
    return link;
  }
}

function commentIn({ comment }: LinkIssueCommand): { readonly comment?: LinkComment } {
  return comment === undefined || comment === null || comment.body.trim() === '' ? {} : { comment };
}

function alreadyLinked(link: ExternalIssueLink): AlreadyLinked {
  const { jiraIssueKey, jiraIssueId } = link.toProps();
  return new AlreadyLinked(
    `This tracker issue is linked to ${jiraIssueKey ?? jiraIssueId} already, by the link ${link.id}: unlink it first.`,
  );
}
