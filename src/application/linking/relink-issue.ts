import type { Scope } from '../../domain/api-key.ts';
import { Conflict, InvalidValue } from '../../domain/domain-error.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { LinkId } from '../../domain/ids.ts';
import { noSuch } from '../../domain/no-such.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Trackers } from '../ports/tracker.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { WorkSignal } from '../ports/work-signal.ts';
import { endLink } from './end-link.ts';
import type { FindJiraIssue } from './find-jira-issue.ts';
import { installationOver, type MakeLink, type ToBeLinked } from './make-link.ts';

export interface RelinkIssuePorts {
  readonly reads: Pick<AdminReads, 'link' | 'installation'>;
  readonly trackers: Trackers;
  readonly unitOfWork: UnitOfWork;
  readonly signal: WorkSignal;
  readonly randomness: Randomness;
  readonly clock: Clock;
}

export interface RelinkIssueCommand {
  readonly scope: Scope;
  readonly linkId: LinkId;
  /** A key, a numeric id, or the address of the issue in this Jira. */
  readonly jiraIssue: string;
  /** Who asks for it, for the timeline. */
  readonly by: string;
}

/** Ties the tracker issue of a link to another Jira issue in its place: unlinks and links in one step. */
export class RelinkIssue {
  readonly #ports: RelinkIssuePorts;
  readonly #findJiraIssue: FindJiraIssue;
  readonly #makeLink: MakeLink;

  constructor(ports: RelinkIssuePorts, findJiraIssue: FindJiraIssue, makeLink: MakeLink) {
    this.#ports = ports;
    this.#findJiraIssue = findJiraIssue;
    this.#makeLink = makeLink;
  }

  /**
   * The new link, as LinkIssue makes it. The one before is `unlinked`, with all that happened to it; when anything is in
   * the way, it is as it was.
   * @throws {NotFound} when the scope has no such link.
   * @throws {InvalidValue} naming `jiraIssue`, when there is no such issue to be seen, or it is the one linked already.
   * @throws {Conflict} when the link is over, or the tracker issue is gone.
   * @throws {IntegrationNotActive} when the Jira is not authorized, or the Installation is over.
   * @throws {JiraFailure} when Jira could not be asked.
   * @throws {TrackerUnavailable} when the tracker could not be asked.
   */
  async execute({ scope, linkId, jiraIssue, by }: RelinkIssueCommand): Promise<ExternalIssueLink> {
    const { reads, unitOfWork, signal, randomness, clock } = this.#ports;
    const before = await reads.link(scope, linkId);
    if (before === null) throw noSuch('link', scope);
    if (before.isOver) throw overAlready();

    const wanted = await this.#read(before, { scope, jiraIssue });
    const link = await unitOfWork.run(async (stores) => {
      const ended = await endLink(linkId, { at: clock.now(), by }, { stores, randomness, clock });
      if (ended === null) throw overAlready();
      return this.#makeLink.execute(stores, wanted);
    });
    await signal.wake(before.issue);
    await signal.wake(link.issue);
    return link;
  }

  async #read(
    before: ExternalIssueLink,
    { scope, jiraIssue }: Pick<RelinkIssueCommand, 'scope' | 'jiraIssue'>,
  ): Promise<ToBeLinked> {
    const { installationId, integrationId, trackerIssueId } = before.toProps();
    const installation = await this.#ports.reads.installation(scope, installationId);
    if (installation === null || installation.isRemoved) throw installationOver();
    const trackerIssue = await this.#ports.trackers.of(installation).find(trackerIssueId);
    if (trackerIssue === null)
      throw new Conflict('The tracker has no such issue any more: unlink it, there is nothing to link.');

    const issue = await this.#findJiraIssue.execute(integrationId, jiraIssue);
    if (issue.id === before.issue.jiraIssueId)
      throw new InvalidValue('jiraIssue', 'is the issue it is linked to already');
    return { installation, trackerIssue, issue };
  }
}

function overAlready(): Conflict {
  return new Conflict('This link is over: link the tracker issue anew.');
}
